//! The four levels (N1), and whose department receives what each of them files (N3).
//!
//! Owns the levels of the kinds of organisations, and the configuration of superiors. Does not own
//! divisions, nor which department hangs off which hall.

use serde::{Deserialize, Serialize};

use crate::id::OrganizationId;
use crate::organization::{OrganizationKind, Place};

/// A level of the network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Level {
    /// 市.
    City,
    /// 县, and the functional zones.
    County,
    /// 乡镇（街道）.
    Town,
    /// 村（社区）.
    Village,
}

impl Level {
    /// Every level, from the top.
    pub const ALL: [Self; 4] = [Self::City, Self::County, Self::Town, Self::Village];

    /// The name on the wire and in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::City => "city",
            Self::County => "county",
            Self::Town => "town",
            Self::Village => "village",
        }
    }

    /// The level of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.as_str() == name)
    }

    /// The level of a venue; none of a department, which is no venue.
    pub const fn of(kind: OrganizationKind) -> Option<Self> {
        match kind {
            OrganizationKind::CityHall => Some(Self::City),
            OrganizationKind::CountyHall | OrganizationKind::Zone => Some(Self::County),
            OrganizationKind::TownCenter => Some(Self::Town),
            OrganizationKind::VillageStation => Some(Self::Village),
            OrganizationKind::ApprovalDepartment => None,
        }
    }

    /// How deep venues of this level stand in the managing tree.
    const fn depth(self) -> usize {
        match self {
            Self::City => 1,
            Self::County => 2,
            Self::Town => 3,
            Self::Village => 4,
        }
    }
}

/// For each level, the level whose approval-service department receives its filings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Superiors {
    /// Of the city's hall.
    pub city: Level,
    /// Of halls of counties and of zones.
    pub county: Level,
    /// Of town centres.
    pub town: Level,
    /// Of village stations.
    pub village: Level,
}

impl Default for Superiors {
    fn default() -> Self {
        Self {
            city: Level::City,
            county: Level::City,
            town: Level::County,
            village: Level::County,
        }
    }
}

impl Superiors {
    /// The halls whose department may receive what this venue files, the right one first: where a
    /// level has no department, the one above has. Empty for what is no venue.
    pub fn halls(&self, venue: &Place) -> Vec<OrganizationId> {
        let superior = match Level::of(venue.kind) {
            None => return Vec::new(),
            Some(Level::City) => self.city,
            Some(Level::County) => self.county,
            Some(Level::Town) => self.town,
            Some(Level::Village) => self.village,
        };
        let path = venue.path();
        let depth = superior.depth().min(path.len());
        path[..depth].iter().rev().copied().collect()
    }
}
