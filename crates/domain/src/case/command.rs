//! What a command is, what it may look at, and what it answers.
//!
//! Owns the shape of every change. Does not own any change.

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use crate::calendar::WorkCalendar;
use crate::id::UserId;
use crate::service_item::ServiceItem;
use crate::settings::Settings;
use crate::time;

use super::{Action, Case, Event, Refusal};

/// Everything a decision may look at besides the case and the command.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The instant of the act.
    pub now: DateTime<Utc>,
    /// Who acts; none for the sweeps.
    pub actor: Option<UserId>,
    /// The official calendar.
    pub calendar: &'a WorkCalendar,
    /// Configured limits.
    pub settings: &'a Settings,
    /// The item in the case's version.
    pub item: &'a ServiceItem,
    /// An id for the one thing a command may make.
    pub fresh_id: Uuid,
}

impl Context<'_> {
    /// The legal date of the act.
    pub fn today(&self) -> NaiveDate {
        time::legal_date(self.now)
    }
}

/// One change of a case.
pub trait Command {
    /// The act it belongs to: asked of the policy and of the diagram before anything is decided.
    const ACTION: Action;

    /// Decides: the case as it would be and what happened, or why not.
    ///
    /// # Errors
    /// A [`Refusal`] that says what is wrong and, where the state forbids it, what is allowed.
    fn decide(self, case: Case, context: &Context<'_>) -> Result<Decision, Refusal>;
}

/// A change that was decided and not written yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The case as it will be, still with the version it was loaded with.
    pub case: Case,
    /// What happened, in order; never empty.
    pub events: Vec<Event>,
}

impl Decision {
    /// Whether it may have changed who applies: a draft alone can be changed.
    pub fn changes_applicant(&self) -> bool {
        let of_draft = |event: &Event| matches!(event, Event::Drafted | Event::DraftChanged { .. });
        self.events.iter().any(of_draft)
    }
}

impl Decision {
    /// A decision with one event.
    pub fn of(case: Case, event: Event) -> Self {
        Self {
            case,
            events: vec![event],
        }
    }

    /// The same with one more event.
    #[must_use]
    pub fn and(mut self, event: Event) -> Self {
        self.events.push(event);
        self
    }

    /// Goes on with a further command on the result, as one change.
    ///
    /// # Errors
    /// The further command's refusal.
    pub fn then(self, command: impl Command, context: &Context<'_>) -> Result<Self, Refusal> {
        let mut next = command.decide(self.case, context)?;
        let mut events = self.events;
        events.append(&mut next.events);
        Ok(Self {
            case: next.case,
            events,
        })
    }
}
