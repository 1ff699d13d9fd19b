//! Who may see and change what is not a case: accounts, agents, alerts, calendar, service items,
//! organisations, audit, the network.
//!
//! Owns the permissions by role. Does not own cases (`grants`).

use super::{Actor, Role};
use crate::organization::{Node, Place};

/// Something outside of cases that needs a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Permission {
    /// See accounts and their roles.
    ReadUsers,
    /// Make, change and disable accounts; give and take roles.
    ManageUsers,
    /// See the agents.
    ReadAgents,
    /// See alerts raised to a superior.
    ReadAlerts,
    /// Import a year of the work calendar.
    ManageCalendar,
    /// Write drafts of service items, see them, publish them and throw them away.
    ManageServiceItems,
    /// Change what is told of an organisation, and whether it is in service.
    ManageOrganizations,
    /// See the audit trail.
    ReadAuditTrail,
    /// Appoint, transfer and dismiss agents of the subtree, keep their profiles, and file that (N3).
    ManageAgents,
    /// See the filings of the subtree, or those addressed to the own department.
    ReadFilings,
    /// Receive or return the filings addressed to the own department.
    ReceiveFilings,
    /// See norms, and how far the subtree fulfils them (N2).
    ReadCoverage,
    /// Set norms for the whole city.
    ManageNorms,
}

impl Permission {
    /// Every permission.
    pub const ALL: [Self; 13] = [
        Self::ReadUsers,
        Self::ManageUsers,
        Self::ReadAgents,
        Self::ReadAlerts,
        Self::ManageCalendar,
        Self::ManageServiceItems,
        Self::ManageOrganizations,
        Self::ReadAuditTrail,
        Self::ManageAgents,
        Self::ReadFilings,
        Self::ReceiveFilings,
        Self::ReadCoverage,
        Self::ManageNorms,
    ];

    /// The roles that have it.
    pub const fn roles(self) -> &'static [Role] {
        match self {
            Self::ReadUsers | Self::ManageUsers => &[Role::SecurityAdmin],
            Self::ReadAgents => &[
                Role::Clerk,
                Role::Agent,
                Role::Supervisor,
                Role::ApprovalOfficer,
                Role::Archivist,
                Role::Leader,
                Role::SystemAdmin,
                Role::SecurityAdmin,
            ],
            Self::ReadAlerts => &[Role::Supervisor, Role::ApprovalOfficer, Role::SystemAdmin],
            Self::ManageCalendar | Self::ManageServiceItems | Self::ManageOrganizations => {
                &[Role::SystemAdmin]
            }
            Self::ReadAuditTrail => &[Role::Auditor],
            Self::ManageAgents => &[Role::Supervisor],
            Self::ReadFilings => &[Role::Supervisor, Role::ApprovalOfficer],
            Self::ReceiveFilings | Self::ManageNorms => &[Role::ApprovalOfficer],
            Self::ReadCoverage => &[
                Role::Supervisor,
                Role::ApprovalOfficer,
                Role::Leader,
                Role::SystemAdmin,
            ],
        }
    }
}

/// The subtrees in which the actor has this permission: those that the posts reach which give it.
pub fn reaches(actor: &Actor, permission: Permission) -> Vec<Node> {
    let mut nodes = Vec::new();
    for post in &actor.posts {
        let node = post.place.reach();
        if permission.roles().contains(&post.role) && !nodes.contains(&node) {
            nodes.push(node);
        }
    }
    nodes
}

/// Whether the actor has this permission where something stands.
pub fn may_at(actor: &Actor, permission: Permission, place: &Place) -> bool {
    reaches(actor, permission)
        .into_iter()
        .any(|node| place.is_within(node))
}

/// Whether the actor has this permission anywhere.
pub fn may(actor: &Actor, permission: Permission) -> bool {
    permission.roles().iter().any(|role| actor.holds(*role))
}
