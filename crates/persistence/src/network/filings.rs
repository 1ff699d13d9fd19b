//! Filings (备案, N3): appointments, transfers and dismissals, and how far each is filed.
//!
//! Owns the table and the serials of departments. Every finder takes a [`FilingScope`]; those that do
//! not are the worker's. Does not own the way of a filing (`bangban_domain::network::filing`).

mod find;
mod row;
mod sweeps;
mod write;

use bangban_domain::agent::AgentKind;
use bangban_domain::id::{FilingId, OrganizationId, UserId, WindowId};
use bangban_domain::network::{FilingKind, FilingStanding, FilingState};
use bangban_domain::organization::Place;
use chrono::{DateTime, NaiveDate, Utc};

pub use find::{FilingFilter, FilingScope, Turnover, find, list, pending_of, turnover};
pub use sweeps::{unscoped_overdue, unscoped_to_apply};
pub use write::{decide, insert_many, mark_applied, next_serial, submit};

/// What was done, and how far its filing is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filing {
    /// Its id.
    pub id: FilingId,
    /// What was done.
    pub kind: FilingKind,
    /// Where the filing stands.
    pub state: FilingState,
    /// Whom it is about.
    pub agent_id: UserId,
    /// The agent's name.
    pub agent_name: String,
    /// How the agent serves from then on; of a dismissal, how he or she served.
    pub agent_kind: AgentKind,
    /// The window that is served from then on.
    pub window_id: Option<WindowId>,
    /// Where the agent serves from then on; of a dismissal, where he or she served.
    pub organization_id: OrganizationId,
    /// Of a transfer, where the agent served before.
    pub from_organization_id: Option<OrganizationId>,
    /// The department that receives it.
    pub superior_id: OrganizationId,
    /// From which day on it holds.
    pub effective_on: NaiveDate,
    /// Whether that day came and it was carried out.
    pub applied: bool,
    /// Why, coded.
    pub reason_code: Option<String>,
    /// Why, in words.
    pub reason: Option<String>,
    /// Why it was done although a norm is broken by it.
    pub despite_norm: Option<String>,
    /// Who did it.
    pub acted_by: UserId,
    /// When.
    pub acted_at: DateTime<Utc>,
    /// By when it has to be filed; none where that year has no work calendar.
    pub due_on: Option<NaiveDate>,
    /// Who filed it, the last time.
    pub filed_by: Option<UserId>,
    /// When.
    pub filed_at: Option<DateTime<Utc>>,
    /// Who received it or gave it back, the last time.
    pub decided_by: Option<UserId>,
    /// When.
    pub decided_at: Option<DateTime<Utc>>,
    /// Its number, once it was received.
    pub filing_number: Option<String>,
    /// Why it was given back, the last time.
    pub return_reason: Option<String>,
    /// From 1; every change adds one.
    pub version: i64,
}

impl Filing {
    /// What the rules look at.
    #[must_use]
    pub const fn standing(&self) -> FilingStanding {
        FilingStanding {
            state: self.state,
            acted_by: self.acted_by,
            filed_by: self.filed_by,
            agent_id: self.agent_id,
            superior_id: self.superior_id,
        }
    }
}

/// A filing with the place of the venue that it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFiling {
    /// The filing.
    pub filing: Filing,
    /// Where its `organization_id` stands.
    pub place: Place,
}
