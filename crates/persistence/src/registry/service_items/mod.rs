//! Service items (事项) and their versions.
//!
//! Owns the two tables: a version is kept as a document, and the item repeats what lists ask about its
//! current one. Does not own what a version means (`bangban_domain::service_item`) nor imports. Cases
//! name a version, so none is ever deleted or rewritten once it was published.

mod find;
mod insert;
mod list;
mod publish;
mod row;

use bangban_domain::id::ServiceItemId;
use bangban_domain::service_item::ServiceItem;
use chrono::{DateTime, Utc};

pub use find::{by_code, current, version, versions};
pub use insert::{insert, insert_version};
pub use list::{ServiceItemFilter, list};
pub use publish::{publish, withdraw};

/// Where a version stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum VersionState {
    /// Being prepared.
    Draft,
    /// The one that new cases use.
    Published,
    /// No longer for new cases.
    Withdrawn,
}

impl VersionState {
    /// Every state.
    pub const ALL: [Self; 3] = [Self::Draft, Self::Published, Self::Withdrawn];

    /// The name on the wire and in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
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
    /// The highest version there is.
    pub latest_version: i32,
}
