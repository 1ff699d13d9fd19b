//! The audit trail (P5): append-only and tamper-evident.
//!
//! Owns the chains, writing to them, reading and verifying them. A case has a chain of its own,
//! with one record for every saved change, written by `cases::save`. Everything else (sign-ins,
//! refused attempts, administration, disclosures) goes on one of sixteen chains, chosen by its
//! subject, so that writers seldom wait for each other. Does not own what is worth recording.
//!
//! A record holds no personal data: names of events, versions, codes.

pub(crate) mod chain;
mod list;
mod record;
mod verify;

#[cfg(test)]
mod tests;

use bangban_domain::id::UserId;
use chrono::{DateTime, Utc};

pub use list::{AuditFilter, AuditRecord, list};
pub use record::{record, record_refusal};
pub use verify::{AuditFault, Report, verify};

/// Something to be recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// When.
    pub at: DateTime<Utc>,
    /// Who; none for somebody unknown, or the system itself.
    pub actor: Option<UserId>,
    /// What was done or tried, such as `user/create`.
    pub action: String,
    /// How it ended.
    pub outcome: Outcome,
    /// On what.
    pub subject: Subject,
    /// Further facts, as a JSON object. Never personal data.
    pub detail: serde_json::Value,
    /// The trace id of the request.
    pub trace_id: String,
}

/// What a record is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// What kind of thing, such as `case`, `user`.
    pub kind: String,
    /// Which one.
    pub id: String,
}

impl Subject {
    /// A thing of that kind.
    #[must_use]
    pub fn new(kind: &str, id: impl std::fmt::Display) -> Self {
        Self {
            kind: kind.to_owned(),
            id: id.to_string(),
        }
    }
}

/// How an attempt ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// It was done.
    Done,
    /// The rules refused it, such as by the state of a case.
    Refused,
    /// The actor may not do it.
    Denied,
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Self; 3] = [Self::Done, Self::Refused, Self::Denied];

    /// The name on the wire and in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Refused => "refused",
            Self::Denied => "denied",
        }
    }

    /// The outcome of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|outcome| outcome.as_str() == name)
    }
}
