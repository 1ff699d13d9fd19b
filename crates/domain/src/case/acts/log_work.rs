//! 填写日志: the agent's entry in the work log; the first one begins the work.

use chrono::{DateTime, Utc};

use super::dates::EARLIEST;
use crate::case::event::LogKind;
use crate::case::mandate::Mandate;
use crate::case::{
    Action, Case, Command, Context, Decision, Event, Mode, Obstacle, Refusal, State, diagram,
};
use crate::time::legal_date;

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogWork {
    /// What was done.
    pub text: String,
    /// Which kind of work.
    pub kind: LogKind,
    /// When, where it was earlier than now.
    pub happened_at: Option<DateTime<Utc>>,
}

impl Command for LogWork {
    const ACTION: Action = Action::LogEntries;

    fn decide(self, mut case: Case, context: &Context<'_>) -> Result<Decision, Refusal> {
        let happened_at = self.happened_at.unwrap_or(context.now);
        if happened_at > context.now {
            return Err(Refusal::fault("/happened_at", "in_future"));
        }
        if legal_date(happened_at) < EARLIEST {
            return Err(Refusal::fault("/happened_at", "too_early"));
        }
        diagram::check(&case, Self::ACTION)?;
        if self.kind == LogKind::Filing {
            check_may_file(&case, context)?;
        }
        let entry = Event::WorkLogged {
            id: context.fresh_id,
            log_kind: self.kind,
            text: self.text,
            happened_at,
        };
        let began = begin_work(&mut case);
        let decision = Decision::of(case, entry);
        Ok(if began {
            decision.and(Event::WorkBegan)
        } else {
            decision
        })
    }
}

/// Work on an accepted case puts it in progress.
pub(super) fn begin_work(case: &mut Case) -> bool {
    if let State::Accepted(mandate) = &case.record.state {
        case.record.state = State::InProgress(mandate.clone());
        return true;
    }
    false
}

/// The agent files only where that is entrusted, and while the agreement is valid (C1).
fn check_may_file(case: &Case, context: &Context<'_>) -> Result<(), Obstacle> {
    let valid = case
        .record
        .state
        .mandate()
        .is_some_and(|mandate| is_in_force(mandate, context));
    if case.record.mode == Mode::Entrust && valid {
        Ok(())
    } else {
        Err(Obstacle::OutsideEntrustedScope)
    }
}

/// Whether the agreement still covers what the agent does; consent on record has no end.
pub(super) fn is_in_force(mandate: &Mandate, context: &Context<'_>) -> bool {
    let agreement = mandate.intake.agreement.as_ref();
    agreement.is_none_or(|agreement| agreement.valid_until >= context.today())
}
