//! Service items (事项) and their versions.
//!
//! Owns the two tables: a version is kept as a document, and the item repeats what lists ask about its
//! current one. Does not own what a version means (`bangban_domain::service_item`) nor imports. Cases
//! name a version, so none is ever deleted or rewritten once it was published. Numbers grow with the days
//! from which versions are used: a later version never gives way to an earlier one.

mod draft;
mod find;
mod insert;
mod list;
mod publish;
mod row;
mod schedule;

use bangban_domain::id::ServiceItemId;
use bangban_domain::service_item::ServiceItem;
use chrono::{DateTime, NaiveDate, Utc};

pub use draft::{delete_draft, replace_draft};
pub use find::{
    by_code, by_id, current, has_draft, is_name_taken, newest_published, version, versions,
};
pub use insert::{insert, insert_version};
pub use list::{Listed, ServiceItemFilter, list};
pub use publish::{publish, publish_draft, withdraw};
pub use schedule::{Scheduled, take_effect, unscoped_due};

/// Where a version stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum VersionState {
    /// Being prepared.
    Draft,
    /// Published, for new cases from a later day on.
    Scheduled,
    /// The one that new cases use.
    Published,
    /// No longer for new cases.
    Withdrawn,
}

impl VersionState {
    /// Every state.
    pub const ALL: [Self; 4] = [
        Self::Draft,
        Self::Scheduled,
        Self::Published,
        Self::Withdrawn,
    ];

    /// The name on the wire and in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Scheduled => "scheduled",
            Self::Published => "published",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// A version as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredVersion {
    /// What it says.
    pub item: ServiceItem,
    /// Where it stands.
    pub state: VersionState,
    /// When it was last published.
    pub published_at: Option<DateTime<Utc>>,
    /// When it was entered.
    pub created_at: DateTime<Utc>,
    /// From which day on new cases use it; none for a draft, and for what was published before such days
    /// were kept.
    pub effective_on: Option<NaiveDate>,
    /// From 1; every change of the row adds one.
    pub row_version: i64,
}

/// A draft, as it was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SeenDraft {
    /// The item.
    pub id: ServiceItemId,
    /// The number of the version.
    pub version: i32,
    /// The version of the row: another one, or no draft any more, is [`StoreError::Stale`].
    ///
    /// [`StoreError::Stale`]: crate::StoreError::Stale
    pub row_version: i64,
}

/// An item, apart from what its versions say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemHead {
    /// The id.
    pub id: ServiceItemId,
    /// The natural key: stable over imports.
    pub code: String,
    /// The version that new cases use; none where the item is not offered.
    pub current_version: Option<i32>,
    /// The highest version there is, whatever its state.
    pub latest_version: i32,
}
