//! How a case ends: result and hand-over, or the four ways without a result.
//!
//! Owns what each ending records. Does not own when it is allowed (`acts`).

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::department::Outcome;
use super::material::Form;

/// 办结 (C14).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Completion {
    /// What came out.
    pub outcome: Outcome,
    /// The result in words, such as the number of a certificate.
    pub result: String,
    /// When.
    pub completed_at: DateTime<Utc>,
}

/// Both hand-overs, each a signed list (C14).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handover {
    /// Results and originals, to the applicant.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub to_applicant: Vec<HandoverItem>,
    /// For the archive, from the agent to the venue.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub to_organization: Vec<HandoverItem>,
    /// Who received.
    pub received_by: String,
    /// When.
    pub handed_over_at: DateTime<Utc>,
}

/// A line of a hand-over list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandoverItem {
    /// What.
    pub name: String,
    /// In which form.
    pub form: Form,
    /// How many.
    pub count: u32,
}

/// 不受理 (C6).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rejection {
    /// Why, coded.
    pub reason_code: RejectionReason,
    /// Why, in words.
    pub reason: String,
    /// Where the applicant can go alone.
    pub alternative: String,
    /// When.
    pub rejected_at: DateTime<Utc>,
}

/// Coded reasons for not accepting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum RejectionReason {
    /// 不属于帮办代办事项范围.
    OutOfScope,
    /// 不属于本机构职权范围.
    NotThisVenue,
    /// 申请人不符合条件.
    NotEligible,
    /// 材料虚假.
    FalseMaterials,
    /// 损害公共利益或他人合法权益 (一（二）2).
    HarmsOthers,
    /// 重复申请.
    Duplicate,
    /// 其他.
    Other,
}

/// 撤回.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawal {
    /// Why, where the applicant says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// When.
    pub withdrawn_at: DateTime<Utc>,
}

/// 逾期未补正 (C4).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lapse {
    /// The date that passed.
    pub supply_by: NaiveDate,
    /// When that was recorded.
    pub lapsed_at: DateTime<Utc>,
}

/// 终止委托 (C15).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Termination {
    /// Why, coded.
    pub ground: TerminationGround,
    /// Why, in words.
    pub reason: String,
    /// What was given back, against a list.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub returned_materials: Vec<HandoverItem>,
    /// When.
    pub terminated_at: DateTime<Utc>,
}

/// Grounds for ending an entrustment unfinished.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum TerminationGround {
    /// 申请人要求.
    ApplicantRequest,
    /// 客观原因.
    ObjectiveImpossibility,
    /// 申请人不配合, where the agreement says so.
    NonCooperation,
}
