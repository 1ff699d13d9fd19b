//! 续办 (C13): the entrustment goes on; what it rested moves the due date.

use chrono::NaiveDate;

use super::dates::{none_of, not_before, not_in_future};
use crate::case::{Action, Case, Command, Context, Decision, Event, Refusal, State, diagram};
use crate::id::SuspensionId;

/// The end of a suspension.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resume {
    /// Which suspension.
    pub id: SuspensionId,
    /// The day it ended.
    pub ended_on: NaiveDate,
    /// What is noted with it.
    pub note: Option<String>,
}

impl Command for Resume {
    const ACTION: Action = Action::Resumption;

    fn decide(self, mut case: Case, context: &Context<'_>) -> Result<Decision, Refusal> {
        let mut faults = Vec::new();
        not_in_future(&mut faults, "/ended_on", self.ended_on, context.today());
        let State::Suspended {
            mandate,
            suspension,
        } = &case.record.state
        else {
            // As everywhere: faults of the request come before the state (api.md, order of status).
            none_of(faults)?;
            return Err(diagram::not_allowed(&case, Self::ACTION));
        };
        if suspension.id != self.id {
            return Err(Refusal::NoSuchPart);
        }
        not_before(
            &mut faults,
            "/ended_on",
            self.ended_on,
            suspension.started_on,
        );
        none_of(faults)?;
        let (mut mandate, mut suspension) = (mandate.clone(), suspension.clone());
        suspension.ended_on = Some(self.ended_on);
        suspension.note = self.note;
        mandate.suspensions.push(suspension);
        let (from, to) = (mandate.due, mandate.compute_due(context.calendar));
        mandate.due = to;
        case.record.state = State::InProgress(mandate);
        let decision = Decision::of(
            case,
            Event::Resumed {
                id: self.id,
                ended_on: self.ended_on,
            },
        );
        Ok(if from == to {
            decision
        } else {
            decision.and(Event::DueMoved { from, to })
        })
    }
}
