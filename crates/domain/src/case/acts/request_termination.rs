//! The applicant wants to end the entrustment (C15); the clerk carries it out with the applicant.

use crate::case::{Action, Case, Command, Context, Decision, Event, Refusal, diagram};

/// The wish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestTermination {
    /// Why.
    pub reason: String,
}

impl Command for RequestTermination {
    const ACTION: Action = Action::TerminationRequest;

    fn decide(self, mut case: Case, _context: &Context<'_>) -> Result<Decision, Refusal> {
        diagram::check(&case, Self::ACTION)?;
        let not_allowed = diagram::not_allowed(&case, Self::ACTION);
        let Some(mandate) = case.record.state.live_mandate_mut() else {
            return Err(not_allowed);
        };
        mandate.termination_requested = true;
        Ok(Decision::of(
            case,
            Event::TerminationRequested {
                reason: self.reason,
            },
        ))
    }
}
