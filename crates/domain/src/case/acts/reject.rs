//! 不受理 (C6): a coded reason, a text, and where the applicant can go alone.

use crate::case::closing::{Rejection, RejectionReason};
use crate::case::{
    Action, Case, Closed, Command, Context, Decision, Event, Refusal, State, diagram,
};

/// Why the venue does not accept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reject {
    /// Coded.
    pub reason_code: RejectionReason,
    /// In words.
    pub reason: String,
    /// Where to go alone.
    pub alternative: String,
}

impl Command for Reject {
    const ACTION: Action = Action::Rejection;

    fn decide(self, mut case: Case, context: &Context<'_>) -> Result<Decision, Refusal> {
        diagram::check(&case, Self::ACTION)?;
        let Some(intake) = case.record.state.intake().cloned() else {
            return Err(diagram::not_allowed(&case, Self::ACTION));
        };
        let rejection = Rejection {
            reason_code: self.reason_code,
            reason: self.reason.clone(),
            alternative: self.alternative.clone(),
            rejected_at: context.now,
        };
        case.record.state = State::Closed(Closed::Rejected { intake, rejection });
        let event = Event::Rejected {
            reason_code: self.reason_code,
            reason: self.reason,
            alternative: self.alternative,
        };
        Ok(Decision::of(case, event))
    }
}
