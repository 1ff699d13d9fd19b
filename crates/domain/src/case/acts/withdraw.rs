//! 撤回: the applicant takes the application back before it is accepted.

use crate::case::closing::Withdrawal;
use crate::case::{
    Action, Case, Closed, Command, Context, Decision, Event, Refusal, State, diagram,
};

/// Takes it back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withdraw {
    /// Why, if the applicant says so.
    pub reason: Option<String>,
}

impl Command for Withdraw {
    const ACTION: Action = Action::Withdrawal;

    fn decide(self, mut case: Case, context: &Context<'_>) -> Result<Decision, Refusal> {
        diagram::check(&case, Self::ACTION)?;
        let Some(intake) = case.record.state.intake().cloned() else {
            return Err(diagram::not_allowed(&case, Self::ACTION));
        };
        let withdrawal = Withdrawal {
            reason: self.reason.clone(),
            withdrawn_at: context.now,
        };
        case.record.state = State::Closed(Closed::Withdrawn { intake, withdrawal });
        Ok(Decision::of(
            case,
            Event::Withdrawn {
                reason: self.reason,
            },
        ))
    }
}
