//! Undertaking, absences, workload, and what of an agent is for some eyes alone.

use bangban_domain::case::StateName;
use bangban_domain::network::AbsenceReason;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use validator::{Validate, ValidationError, ValidationErrors};

use super::{check_text, result};
use crate::day::Day;
use crate::text::Text;

/// How an undertaking was signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum UndertakingForm {
    /// By the agent in person, today.
    Electronic,
    /// On paper, which the supervisor records.
    Paper,
}

/// 签署保密承诺书.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({ "form": "paper", "signed_on": "2026-03-02" })))]
#[serde(deny_unknown_fields)]
pub struct UndertakingRequest {
    /// How.
    pub form: UndertakingForm,
    /// When.
    pub signed_on: Day,
}

impl Validate for UndertakingRequest {
    fn validate(&self) -> Result<(), ValidationErrors> {
        Ok(())
    }
}

/// 登记离岗.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "from": "2026-03-09", "until": "2026-03-13", "reason_code": "training",
    "substitute_id": "01999999-9999-7999-8999-999999999999"
})))]
#[serde(deny_unknown_fields)]
pub struct AbsenceRequest {
    /// The first day.
    pub from: Day,
    /// The last day, as it is expected.
    pub until: Day,
    /// Why.
    pub reason_code: AbsenceReason,
    /// Who stands in: another agent of the same venue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub substitute_id: Option<Uuid>,
}

impl Validate for AbsenceRequest {
    fn validate(&self) -> Result<(), ValidationErrors> {
        let mut errors = ValidationErrors::new();
        if self.until < self.from {
            errors.add("until", ValidationError::new("too_early"));
        }
        result(errors)
    }
}

/// 销假.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({ "ended_on": "2026-03-11" })))]
#[serde(deny_unknown_fields)]
pub struct AbsenceEndRequest {
    /// The last day.
    pub ended_on: Day,
}

impl Validate for AbsenceEndRequest {
    fn validate(&self) -> Result<(), ValidationErrors> {
        Ok(())
    }
}

/// A time in which an agent is away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AbsenceView {
    /// Its id.
    pub id: Uuid,
    /// Who is away.
    pub agent_id: Uuid,
    /// The first day.
    pub from: Day,
    /// The last day, as it was expected.
    pub until: Day,
    /// Why.
    pub reason_code: AbsenceReason,
    /// Who stands in.
    pub substitute_id: Option<Uuid>,
    /// The last day, where it ended otherwise.
    pub ended_on: Option<Day>,
    /// When it was recorded.
    pub recorded_at: DateTime<Utc>,
}

/// So many cases of a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StateCount {
    /// The state.
    pub state: StateName,
    /// How many.
    pub count: u64,
}

/// What an agent has to do. Each figure is counted up to 1,000.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WorkloadView {
    /// Who.
    pub agent_id: Uuid,
    /// The open cases.
    pub open: u64,
    /// The same, by state.
    pub by_state: Vec<StateCount>,
    /// Those past their date.
    pub overdue: u64,
}

/// 政治面貌和党支部, in place of what was there.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "political_status": "中共党员", "party_branch": "兰山区政务服务中心第一支部（示例）"
})))]
#[serde(deny_unknown_fields)]
pub struct AgentRecordRequest {
    /// 政治面貌.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub political_status: Option<Text<50>>,
    /// 党支部.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party_branch: Option<Text<100>>,
}

impl Validate for AgentRecordRequest {
    fn validate(&self) -> Result<(), ValidationErrors> {
        let mut errors = ValidationErrors::new();
        check_text(
            &mut errors,
            "political_status",
            self.political_status.as_ref(),
        );
        check_text(&mut errors, "party_branch", self.party_branch.as_ref());
        result(errors)
    }
}

/// Why somebody wants to see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({ "reason": "核对党员先锋岗名单" })))]
#[serde(deny_unknown_fields)]
pub struct DisclosureRequest {
    /// In words; it stays in the audit trail.
    pub reason: Text<200>,
}

impl Validate for DisclosureRequest {
    fn validate(&self) -> Result<(), ValidationErrors> {
        let mut errors = ValidationErrors::new();
        errors.merge_self("reason", self.reason.validate());
        result(errors)
    }
}

/// 政治面貌和党支部.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AgentRecordView {
    /// 政治面貌.
    pub political_status: Option<String>,
    /// 党支部.
    pub party_branch: Option<String>,
}
