//! Organisations (机构): venues, zones and departments in one managing tree (N1).
//!
//! Owns the table, with the ancestors of each row by depth, so that a subtree is an equality. Does not
//! own windows, staffing or lists of what a venue assists with.

mod chain;
mod change;
mod get;
mod insert;
mod list;
mod row;
mod serials;

use bangban_domain::division_code::DivisionCode;
use bangban_domain::id::OrganizationId;
use bangban_domain::organization::{Node, OrganizationKind, Place};
use chrono::{DateTime, Utc};

pub use chain::chain;
pub use change::{Told, change};
pub use get::{department_of, get, many, place, root};
pub use insert::insert_many;
pub use list::list;
pub use serials::{find_by_serial, ids_by_serial};

pub(crate) use row::{is_within, place_of};

/// How deep the tree can be: city, county, town, village, and a department of the lowest.
pub const DEEPEST: usize = 5;

/// An organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organization {
    /// The id, which is the last of the path of `place`.
    pub id: OrganizationId,
    /// The kind, and all managing ancestors.
    pub place: Place,
    /// The name, such as 兰山区政务服务中心.
    pub name: String,
    /// The division it serves or stands in; a zone may have none.
    pub division_code: Option<DivisionCode>,
    /// The one whose territory it lies in, where that is not the managing one.
    pub territorial_parent_id: Option<OrganizationId>,
    /// The natural key, such as `venue:371302002000`: stable over imports.
    pub serial: String,
    /// The address, in words.
    pub address: Option<String>,
    /// The telephone number of the counter.
    pub phone: Option<String>,
    /// Whether it is in service.
    pub active: bool,
    /// When it was entered.
    pub created_at: DateTime<Utc>,
    /// From 1; every change adds one.
    pub version: i64,
}

impl Organization {
    /// The managing organisation; none for the root.
    #[must_use]
    pub fn parent_id(&self) -> Option<OrganizationId> {
        self.place.path().iter().rev().nth(1).copied()
    }
}

/// An organisation to be entered. The place says its id, its kind and its managing ancestors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewOrganization {
    /// The id, the kind, and all managing ancestors.
    pub place: Place,
    /// The name.
    pub name: String,
    /// The division it serves or stands in.
    pub division_code: Option<DivisionCode>,
    /// The one whose territory it lies in, where that is not the managing one.
    pub territorial_parent_id: Option<OrganizationId>,
    /// The natural key; there is none like it yet.
    pub serial: String,
    /// The address, in words.
    pub address: Option<String>,
    /// The telephone number of the counter.
    pub phone: Option<String>,
    /// Whether it is in service.
    pub active: bool,
    /// When it is entered.
    pub created_at: DateTime<Utc>,
}

/// Which organisations a list shows; what is none does not restrict.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OrganizationFilter {
    /// Those directly managed by this one.
    pub parent_id: Option<OrganizationId>,
    /// Those of this kind.
    pub kind: Option<OrganizationKind>,
    /// Those of this very division.
    pub division_code: Option<DivisionCode>,
    /// Those in this subtree, its top included.
    pub within: Option<Node>,
    /// Those in service, or those that are not.
    pub active: Option<bool>,
    /// Those whose name contains this text.
    pub name_contains: Option<String>,
}
