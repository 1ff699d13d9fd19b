//! The words of an agent's profile (N4): where somebody came from, and why somebody goes or is away.
//!
//! Owns names alone. Does not own who may be an agent (`agent`), nor what is asked of organisations.

use serde::{Deserialize, Serialize};

/// Where an agent came from (二（一）3).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum AgentSource {
    /// 第一书记.
    FirstSecretary,
    /// 大学生村官.
    GraduateVillageOfficial,
    /// 驻村工作队员.
    VillageWorkTeam,
    /// 工作人员.
    #[default]
    Staff,
    /// 志愿者.
    Volunteer,
    /// 其他.
    Other,
}

impl AgentSource {
    /// Every source.
    pub const ALL: [Self; 6] = [
        Self::FirstSecretary,
        Self::GraduateVillageOfficial,
        Self::VillageWorkTeam,
        Self::Staff,
        Self::Volunteer,
        Self::Other,
    ];

    /// The name on the wire and in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::FirstSecretary => "first_secretary",
            Self::GraduateVillageOfficial => "graduate_village_official",
            Self::VillageWorkTeam => "village_work_team",
            Self::Staff => "staff",
            Self::Volunteer => "volunteer",
            Self::Other => "other",
        }
    }

    /// The source of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.as_str() == name)
    }
}

/// The three criteria of selection (二（一）), each once it was confirmed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Criteria {
    /// 服务意识强.
    pub service_awareness: bool,
    /// 专业本领高.
    pub professional_skill: bool,
    /// 工作作风硬.
    pub work_style: bool,
}

/// Why an agent is dismissed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum DismissalReason {
    /// 本人辞任.
    Resigned,
    /// 退休.
    Retired,
    /// 任期届满.
    TermEnded,
    /// 调离.
    PostedAway,
    /// 不能胜任.
    Unfit,
    /// 违纪违规.
    Misconduct,
    /// 其他.
    Other,
}

impl DismissalReason {
    /// Every reason.
    pub const ALL: [Self; 7] = [
        Self::Resigned,
        Self::Retired,
        Self::TermEnded,
        Self::PostedAway,
        Self::Unfit,
        Self::Misconduct,
        Self::Other,
    ];

    /// The name on the wire and in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Resigned => "resigned",
            Self::Retired => "retired",
            Self::TermEnded => "term_ended",
            Self::PostedAway => "posted_away",
            Self::Unfit => "unfit",
            Self::Misconduct => "misconduct",
            Self::Other => "other",
        }
    }

    /// The reason of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.as_str() == name)
    }
}

/// Why an agent is away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum AbsenceReason {
    /// 休假.
    Leave,
    /// 病假.
    Illness,
    /// 公出.
    OfficialDuty,
    /// 培训.
    Training,
    /// 其他.
    Other,
}

impl AbsenceReason {
    /// Every reason.
    pub const ALL: [Self; 5] = [
        Self::Leave,
        Self::Illness,
        Self::OfficialDuty,
        Self::Training,
        Self::Other,
    ];

    /// The name on the wire and in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Leave => "leave",
            Self::Illness => "illness",
            Self::OfficialDuty => "official_duty",
            Self::Training => "training",
            Self::Other => "other",
        }
    }

    /// The reason of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.as_str() == name)
    }
}
