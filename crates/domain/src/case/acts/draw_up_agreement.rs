//! 委托协议 (C7), and 补充协议 once the case is accepted (C1).

use chrono::NaiveDate;

use crate::case::intake::Agreement;
use crate::case::{Action, Case, Command, Context, Decision, Event, Mode, Refusal, State, diagram};

/// What the parties are to sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrawUpAgreement {
    /// What the service is.
    pub content: String,
    /// What the agent may do.
    pub scope: String,
    /// Last day of validity.
    pub valid_until: NaiveDate,
    /// Whether non-cooperation may end it (C15).
    pub non_cooperation_clause: bool,
    /// Another mode, with a supplementary agreement (C1).
    pub mode: Option<Mode>,
}

impl Command for DrawUpAgreement {
    const ACTION: Action = Action::Agreement;

    fn decide(self, mut case: Case, context: &Context<'_>) -> Result<Decision, Refusal> {
        if self.valid_until < context.today() {
            return Err(Refusal::fault("/valid_until", "too_early"));
        }
        diagram::check(&case, Self::ACTION)?;
        let agreement = Agreement {
            content: self.content,
            scope: self.scope,
            valid_until: self.valid_until,
            non_cooperation_clause: self.non_cooperation_clause,
            mode: self.mode.unwrap_or(case.record.mode),
            signatures: Vec::new(),
        };
        let event = |supplementary| Event::AgreementDrawnUp {
            supplementary,
            valid_until: self.valid_until,
        };
        let event = match &mut case.record.state {
            // A new text takes the place of the old one: it has to be signed anew.
            State::Submitted(intake) => {
                intake.agreement = Some(agreement);
                event(false)
            }
            State::Accepted(mandate) | State::InProgress(mandate) => {
                mandate.supplementary = Some(agreement);
                event(true)
            }
            _ => return Err(diagram::not_allowed(&case, Self::ACTION)),
        };
        Ok(Decision::of(case, event))
    }
}
