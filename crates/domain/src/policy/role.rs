//! The roles of `domain.md`.
//!
//! Owns names and which of them exclude each other (P4). Does not own what they may do.

use serde::{Deserialize, Serialize};

/// A role, held at one organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Role {
    /// 申请人.
    Applicant,
    /// 窗口工作人员.
    Clerk,
    /// 帮办代办员.
    Agent,
    /// 负责人.
    Supervisor,
    /// 审批服务部门经办人.
    ApprovalOfficer,
    /// 档案管理员.
    Archivist,
    /// 领导.
    Leader,
    /// 系统管理员.
    SystemAdmin,
    /// 安全管理员.
    SecurityAdmin,
    /// 审计管理员.
    Auditor,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 10] = [
        Self::Applicant,
        Self::Clerk,
        Self::Agent,
        Self::Supervisor,
        Self::ApprovalOfficer,
        Self::Archivist,
        Self::Leader,
        Self::SystemAdmin,
        Self::SecurityAdmin,
        Self::Auditor,
    ];

    /// The name on the wire and in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Applicant => "applicant",
            Self::Clerk => "clerk",
            Self::Agent => "agent",
            Self::Supervisor => "supervisor",
            Self::ApprovalOfficer => "approval_officer",
            Self::Archivist => "archivist",
            Self::Leader => "leader",
            Self::SystemAdmin => "system_admin",
            Self::SecurityAdmin => "security_admin",
            Self::Auditor => "auditor",
        }
    }

    /// The role of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == name)
    }

    /// 三员: three roles of which nobody holds two (P4).
    pub const fn is_administrative(self) -> bool {
        matches!(
            self,
            Self::SystemAdmin | Self::SecurityAdmin | Self::Auditor
        )
    }
}

/// Whether one person may hold all of these roles (P4): an administrator, security administrator
/// or auditor holds no other role, least of all one with case content.
pub fn may_be_held_together(roles: &[Role]) -> bool {
    let first = roles.first();
    !roles.iter().any(|role| role.is_administrative())
        || roles.iter().all(|role| Some(role) == first)
}
