//! 催办提醒 (C15): asks the applicant to cooperate, with a date.

use chrono::NaiveDate;

use crate::case::mandate::Reminder;
use crate::case::{Action, Case, Command, Context, Decision, Event, Refusal, diagram};

/// A reminder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remind {
    /// What is asked.
    pub text: String,
    /// Until when; after today.
    pub respond_by: NaiveDate,
}

impl Command for Remind {
    const ACTION: Action = Action::Reminders;

    fn decide(self, mut case: Case, context: &Context<'_>) -> Result<Decision, Refusal> {
        if self.respond_by <= context.today() {
            return Err(Refusal::fault("/respond_by", "too_early"));
        }
        diagram::check(&case, Self::ACTION)?;
        let not_allowed = diagram::not_allowed(&case, Self::ACTION);
        let Some(mandate) = case.record.state.live_mandate_mut() else {
            return Err(not_allowed);
        };
        mandate.reminder = Some(Reminder {
            text: self.text.clone(),
            respond_by: self.respond_by,
        });
        Ok(Decision::of(
            case,
            Event::Reminded {
                text: self.text,
                respond_by: self.respond_by,
            },
        ))
    }
}
