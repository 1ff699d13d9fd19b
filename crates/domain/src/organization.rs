//! Organisations: the kinds, and where one stands in the managing tree (N1).
//!
//! Owns kinds and places. Does not own windows, staffing or addresses.

use serde::{Deserialize, Serialize};

use crate::id::OrganizationId;

/// What an organisation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum OrganizationKind {
    /// 市级政务服务中心.
    CityHall,
    /// 县级政务服务中心.
    CountyHall,
    /// 功能区 (a county-level body with or without territory of its own).
    Zone,
    /// 乡镇（街道）便民服务中心.
    TownCenter,
    /// 村（社区）便民服务站.
    VillageStation,
    /// 行政审批服务局: receives filings; hangs off the hall of its level.
    ApprovalDepartment,
}

impl OrganizationKind {
    /// Every kind, in order of level.
    pub const ALL: [Self; 6] = [
        Self::CityHall,
        Self::CountyHall,
        Self::Zone,
        Self::TownCenter,
        Self::VillageStation,
        Self::ApprovalDepartment,
    ];

    /// The name on the wire and in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::CityHall => "city_hall",
            Self::CountyHall => "county_hall",
            Self::Zone => "zone",
            Self::TownCenter => "town_center",
            Self::VillageStation => "village_station",
            Self::ApprovalDepartment => "approval_department",
        }
    }

    /// The kind of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// Whether people are served there: departments decide and supervise, they are no venues.
    pub const fn is_venue(self) -> bool {
        !matches!(self, Self::ApprovalDepartment)
    }
}

/// An organisation and its managing ancestors, from the city down to itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The path from the root; the last one is the organisation itself. Never empty.
    path: Vec<OrganizationId>,
    /// What it is.
    pub kind: OrganizationKind,
}

impl Place {
    /// A place below `ancestors` (root first).
    pub fn new(
        mut ancestors: Vec<OrganizationId>,
        id: OrganizationId,
        kind: OrganizationKind,
    ) -> Self {
        ancestors.push(id);
        Self {
            path: ancestors,
            kind,
        }
    }

    /// The organisation itself.
    pub fn id(&self) -> OrganizationId {
        self.path[self.path.len() - 1]
    }

    /// From the root to itself.
    pub fn path(&self) -> &[OrganizationId] {
        &self.path
    }

    /// How deep it stands: the root is 1.
    pub fn depth(&self) -> usize {
        self.path.len()
    }

    /// The node whose subtree someone placed here reaches: a department reaches what the hall
    /// of its level reaches, everyone else the own subtree (N1, N3).
    pub fn reach(&self) -> Node {
        let depth = if self.kind.is_venue() {
            self.depth()
        } else {
            self.depth().saturating_sub(1).max(1)
        };
        Node {
            id: self.path[depth - 1],
            depth,
        }
    }

    /// Whether this place lies in the subtree of `node`, the node itself included.
    pub fn is_within(&self, node: Node) -> bool {
        let index = node.depth.checked_sub(1);
        index.and_then(|index| self.path.get(index)) == Some(&node.id)
    }
}

/// A node of the managing tree with its depth: what a subtree test needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Node {
    /// The organisation.
    pub id: OrganizationId,
    /// Its depth; the root is 1.
    pub depth: usize,
}
