//! Imports: the list of divisions with the venues it makes, the official calendar, service items.
//!
//! Owns reading of the files, every fault of a file at once with its line, and the one transaction
//! that stores all of it or nothing. A second import of the same file changes nothing and says so.
//! Does not own where a file lies, nor who may import (the command line and the routes do).

pub mod calendar;
pub mod divisions;
pub mod service_items;
pub mod venues;

mod fault;
#[cfg(feature = "fuzzing")]
pub mod fuzzing;
mod json;
mod text;
mod zones;

#[cfg(test)]
mod tests;

use bangban_persistence::StoreError;
use bangban_persistence::audit::{self, Entry, Outcome, Subject};

use crate::{Error, Platform};

pub use fault::ImportFault;

/// What kind of file is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportKind {
    /// The list of divisions (区划).
    Divisions,
    /// The functional zones (功能区) and what they manage.
    Zones,
    /// The official work calendar (工作日历).
    Calendar,
    /// Service items (事项).
    ServiceItems,
}

impl ImportKind {
    /// The name on the command line and in the audit trail.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Divisions => "divisions",
            Self::Zones => "zones",
            Self::Calendar => "calendar",
            Self::ServiceItems => "service-items",
        }
    }
}

/// Why nothing was imported.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// The file is faulty: every fault, in the order of the file.
    #[error("the file is faulty")]
    Faulty {
        /// Which of the files.
        kind: ImportKind,
        /// What is wrong with it; never empty.
        faults: Vec<ImportFault>,
    },
    /// Storage failed.
    #[error(transparent)]
    Failed(#[from] Error),
}

impl From<StoreError> for ImportError {
    fn from(error: StoreError) -> Self {
        Self::Failed(error.into())
    }
}

/// What an import did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Entries that were not there before.
    pub added: usize,
    /// Entries that were there and say something else now.
    pub changed: usize,
    /// Entries that were there already, as they are in the file.
    pub unchanged: usize,
}

impl Counts {
    /// Whether the import changed nothing.
    #[must_use]
    pub const fn is_nothing(self) -> bool {
        self.added == 0 && self.changed == 0
    }
}

/// The audit record of an import that changed something.
fn entry(platform: &Platform, kind: ImportKind, counts: Counts) -> Entry {
    Entry {
        at: platform.now(),
        actor: None,
        action: format!("import/{}", kind.as_str()),
        outcome: Outcome::Done,
        subject: Subject::new("import", kind.as_str()),
        detail: serde_json::json!({ "added": counts.added, "changed": counts.changed }),
        trace_id: String::new(),
    }
}

/// Keeps what an import did, and records it; a transaction that did nothing just ends.
async fn finish(
    platform: &Platform,
    transaction: bangban_persistence::Transaction,
    kind: ImportKind,
    counts: Counts,
) -> Result<(), ImportError> {
    if counts.is_nothing() {
        return Ok(transaction.rollback().await?);
    }
    let entry = entry(platform, kind, counts);
    audit::record(&transaction, &platform.sealing.audit, entry).await?;
    Ok(transaction.commit().await?)
}
