//! 中止 (C13): the entrustment rests, with its paper; its clock stops.

use chrono::NaiveDate;

use super::dates::{none_of, not_before, not_in_future};
use crate::case::mandate::{Suspension, SuspensionGround};
use crate::case::{Action, Case, Command, Context, Decision, Event, Refusal, State, diagram};
use crate::id::SuspensionId;

/// Why and since when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suspend {
    /// Why.
    pub ground: SuspensionGround,
    /// The paper.
    pub basis: String,
    /// The day it began.
    pub started_on: NaiveDate,
    /// How many days are expected.
    pub expected_days: Option<u32>,
}

impl Command for Suspend {
    const ACTION: Action = Action::Suspensions;

    fn decide(self, mut case: Case, context: &Context<'_>) -> Result<Decision, Refusal> {
        let mut faults = Vec::new();
        not_in_future(&mut faults, "/started_on", self.started_on, context.today());
        if let Some(mandate) = case.record.state.mandate() {
            not_before(
                &mut faults,
                "/started_on",
                self.started_on,
                mandate.accepted_on,
            );
        }
        none_of(faults)?;
        let State::InProgress(mandate) = &case.record.state else {
            return Err(diagram::not_allowed(&case, Self::ACTION));
        };
        let id = SuspensionId::new(context.fresh_id);
        let suspension = Suspension {
            id,
            ground: self.ground,
            basis: self.basis.clone(),
            started_on: self.started_on,
            expected_days: self.expected_days,
            ended_on: None,
            note: None,
        };
        case.record.state = State::Suspended {
            mandate: mandate.clone(),
            suspension,
        };
        let event = Event::Suspended {
            id,
            ground: self.ground,
            basis: self.basis,
            started_on: self.started_on,
        };
        Ok(Decision::of(case, event))
    }
}
