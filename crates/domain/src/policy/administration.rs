//! Who may see and change what is not a case: accounts, agents, alerts, calendar, service items,
//! organisations, audit.
//!
//! Owns the permissions by role. Does not own cases (`grants`).

use super::{Actor, Role};

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
}

impl Permission {
    /// Every permission.
    pub const ALL: [Self; 8] = [
        Self::ReadUsers,
        Self::ManageUsers,
        Self::ReadAgents,
        Self::ReadAlerts,
        Self::ManageCalendar,
        Self::ManageServiceItems,
        Self::ManageOrganizations,
        Self::ReadAuditTrail,
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
            Self::ReadAlerts => &[Role::Supervisor, Role::SystemAdmin],
            Self::ManageCalendar | Self::ManageServiceItems | Self::ManageOrganizations => {
                &[Role::SystemAdmin]
            }
            Self::ReadAuditTrail => &[Role::Auditor],
        }
    }
}

/// Whether the actor has this permission anywhere.
pub fn may(actor: &Actor, permission: Permission) -> bool {
    permission.roles().iter().any(|role| actor.holds(*role))
}
