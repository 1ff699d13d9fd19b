//! Agents as far as a case needs them: may this person be named (C9)?
//!
//! Owns the eligibility facts. Does not own appointments, filings or training.

use serde::{Deserialize, Serialize};

use crate::id::{OrganizationId, UserId};

/// How an agent serves (二（一）1–3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum AgentKind {
    /// 专职.
    FullTime,
    /// 兼职.
    PartTime,
    /// 志愿者.
    Volunteer,
}

impl AgentKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::FullTime, Self::PartTime, Self::Volunteer];

    /// The name on the wire and in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::FullTime => "full_time",
            Self::PartTime => "part_time",
            Self::Volunteer => "volunteer",
        }
    }

    /// The kind of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}

/// Somebody who is to be named the agent of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The account, which is the agent's id as well.
    pub id: UserId,
    /// Where the agent belongs.
    pub organization_id: OrganizationId,
    /// How the agent serves: a volunteer assists, and is entrusted with nothing (N4).
    pub kind: AgentKind,
    /// Whether the agent is in service.
    pub active: bool,
    /// Whether the confidentiality undertaking is signed (二（二）2).
    pub undertaking_signed: bool,
    /// Whether the agent is the applicant (回避).
    pub is_applicant: bool,
}
