//! 终止委托 (C15): ends the entrustment unfinished and gives the materials back.

use crate::case::closing::{HandoverItem, Termination, TerminationGround};
use crate::case::mandate::Mandate;
use crate::case::material::Form;
use crate::case::{
    Action, Case, Closed, Command, Context, Decision, Event, Obstacle, Refusal, State, diagram,
};

/// Why, and what is given back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terminate {
    /// Coded.
    pub ground: TerminationGround,
    /// In words.
    pub reason: String,
    /// Against a list.
    pub returned_materials: Vec<HandoverItem>,
}

impl Command for Terminate {
    const ACTION: Action = Action::Termination;

    fn decide(self, mut case: Case, context: &Context<'_>) -> Result<Decision, Refusal> {
        if self.returned_materials.is_empty() && holds_originals(&case) {
            return Err(Refusal::fault("/returned_materials", "originals_to_return"));
        }
        let (State::Accepted(mandate)
        | State::InProgress(mandate)
        | State::Suspended { mandate, .. }) = &case.record.state
        else {
            return Err(diagram::not_allowed(&case, Self::ACTION));
        };
        check_ground(self.ground, mandate, context)?;
        let mut mandate = mandate.clone();
        if let State::Suspended { suspension, .. } = &case.record.state {
            mandate.suspensions.push(suspension.clone());
        }
        let termination = Termination {
            ground: self.ground,
            reason: self.reason.clone(),
            returned_materials: self.returned_materials.clone(),
            terminated_at: context.now,
        };
        case.record.state = State::Closed(Closed::Terminated {
            mandate,
            termination,
        });
        let event = Event::Terminated {
            ground: self.ground,
            reason: self.reason,
            returned_materials: self.returned_materials,
        };
        Ok(Decision::of(case, event))
    }
}

/// Whether originals of the applicant are with the venue.
pub(super) fn holds_originals(case: &Case) -> bool {
    let receipts = case
        .record
        .materials
        .iter()
        .filter_map(|material| material.receipt.as_ref());
    receipts
        .into_iter()
        .any(|receipt| receipt.form == Form::Original)
}

fn check_ground(
    ground: TerminationGround,
    mandate: &Mandate,
    context: &Context<'_>,
) -> Result<(), Obstacle> {
    match ground {
        TerminationGround::ApplicantRequest => Ok(()),
        TerminationGround::ObjectiveImpossibility if mandate.impossibility_confirmed => Ok(()),
        TerminationGround::ObjectiveImpossibility => Err(Obstacle::ImpossibilityNotConfirmed),
        TerminationGround::NonCooperation => {
            let clause = mandate
                .intake
                .agreement
                .as_ref()
                .is_some_and(|agreement| agreement.non_cooperation_clause);
            let passed = mandate
                .reminder
                .as_ref()
                .is_some_and(|reminder| reminder.respond_by < context.today());
            if clause && passed {
                Ok(())
            } else {
                Err(Obstacle::NonCooperationNotEstablished)
            }
        }
    }
}
