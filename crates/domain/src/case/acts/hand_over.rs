//! 交接 (C14): to the applicant, and from the agent to the venue for the archive.

use super::terminate::holds_originals;
use crate::case::closing::{Handover, HandoverItem};
use crate::case::{
    Action, Case, Closed, Command, Context, Decision, Event, Refusal, State, diagram,
};

/// Both lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandOver {
    /// Results and originals.
    pub to_applicant: Vec<HandoverItem>,
    /// For the archive.
    pub to_organization: Vec<HandoverItem>,
    /// Who received.
    pub received_by: String,
}

impl Command for HandOver {
    const ACTION: Action = Action::Handover;

    fn decide(self, mut case: Case, context: &Context<'_>) -> Result<Decision, Refusal> {
        if self.to_applicant.is_empty() && self.to_organization.is_empty() {
            return Err(Refusal::fault("/to_applicant", "required"));
        }
        if self.to_applicant.is_empty() && holds_originals(&case) {
            return Err(Refusal::fault("/to_applicant", "originals_to_return"));
        }
        let State::Completed {
            mandate,
            completion,
        } = &case.record.state
        else {
            return Err(diagram::not_allowed(&case, Self::ACTION));
        };
        let handover = Handover {
            to_applicant: self.to_applicant.clone(),
            to_organization: self.to_organization.clone(),
            received_by: self.received_by.clone(),
            handed_over_at: context.now,
        };
        let closed = Closed::HandedOver {
            mandate: mandate.clone(),
            completion: completion.clone(),
            handover,
        };
        case.record.state = State::Closed(closed);
        let event = Event::HandedOver {
            to_applicant: self.to_applicant,
            to_organization: self.to_organization,
            // The timeline is read by more people than the list is: the name stays in the record.
            received_by: crate::masking::name(&self.received_by),
        };
        Ok(Decision::of(case, event))
    }
}
