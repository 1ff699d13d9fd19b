//! 聘任、转岗、解聘, and what comes of them.

use bangban_domain::agent::AgentKind;
use bangban_domain::network::{AgentSource, Criteria, DismissalReason};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use validator::{Validate, ValidationError, ValidationErrors};

use super::{AgentView, check_phone, check_text, result};
use crate::day::Day;
use crate::filings::FilingView;
use crate::text::Text;
use crate::users::is_username;

/// Somebody who has no account yet. The one that is made has no password: signing in waits for the
/// security administrator (P4).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewPerson {
    /// The person's name.
    pub name: Text<100>,
    /// 3 to 64 small letters, digits, dots, hyphens; beginning with a letter.
    #[cfg_attr(feature = "openapi", schema(value_type = String, pattern = "^[a-z][a-z0-9.-]{2,63}$"))]
    pub username: Text<64>,
}

impl Validate for NewPerson {
    fn validate(&self) -> Result<(), ValidationErrors> {
        let mut errors = ValidationErrors::new();
        errors.merge_self("name", self.name.validate());
        if !is_username(&self.username.0) {
            errors.add("username", ValidationError::new("username"));
        }
        result(errors)
    }
}

/// 聘任：`user_id`（已有账号）或 `person`（新人员）之一。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "person": { "name": "孙建国", "username": "yishui.agent2" }, "duty_phone": "0539-2100002",
    "organization_id": "01999999-9999-7999-8999-999999999998", "kind": "part_time",
    "source": "first_secretary", "dispatched_by": "临沂市教育局（示例）", "term_from": "2026-03-02",
    "term_until": "2028-03-01", "effective_on": "2026-03-02"
})))]
#[serde(deny_unknown_fields)]
pub struct AppointmentRequest {
    /// Who has an account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_id: Option<Uuid>,
    /// Who has none yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<NewPerson>,
    /// The telephone number on duty, which is public (N11).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Text<20>>))]
    pub duty_phone: Option<Text<20>>,
    /// Where.
    pub organization_id: Uuid,
    /// How the agent serves.
    pub kind: AgentKind,
    /// Where the agent came from; `staff` where nothing is said.
    #[serde(default)]
    pub source: AgentSource,
    /// The body that dispatched the agent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dispatched_by: Option<Text<100>>,
    /// The first day of the term.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term_from: Option<Day>,
    /// The last day of the term.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term_until: Option<Day>,
    /// The window that is served.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window_id: Option<Uuid>,
    /// The criteria of selection that were confirmed.
    #[serde(default)]
    pub criteria: Criteria,
    /// From which day on; within a year of today.
    pub effective_on: Day,
}

impl Validate for AppointmentRequest {
    fn validate(&self) -> Result<(), ValidationErrors> {
        let mut errors = ValidationErrors::new();
        if self.user_id.is_some() == self.person.is_some() {
            errors.add("__all__", ValidationError::new("user_or_person"));
        }
        if let Some(person) = &self.person {
            errors.merge_self("person", person.validate());
        }
        check_phone(&mut errors, "duty_phone", self.duty_phone.as_ref());
        check_text(&mut errors, "dispatched_by", self.dispatched_by.as_ref());
        if self.source == AgentSource::Volunteer && self.kind != AgentKind::Volunteer {
            errors.add("source", ValidationError::new("source_contradicts_kind"));
        }
        let term = self.term_from.zip(self.term_until);
        if term.is_some_and(|(from, until)| until < from) {
            errors.add("term_until", ValidationError::new("too_early"));
        }
        result(errors)
    }
}

/// 转岗.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "organization_id": "01999999-9999-7999-8999-999999999998", "kind": "full_time",
    "effective_on": "2026-03-02", "reason": "充实街道力量"
})))]
#[serde(deny_unknown_fields)]
pub struct TransferRequest {
    /// Where to; it may be where the agent is.
    pub organization_id: Uuid,
    /// How the agent serves there; as before, where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<AgentKind>,
    /// The window that is served there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window_id: Option<Uuid>,
    /// From which day on; within a year of today.
    pub effective_on: Day,
    /// Why.
    pub reason: Text<500>,
    /// Why, although a norm is broken by it: asked for where it is (409 `norm_would_break`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub despite_norm: Option<Text<500>>,
}

impl Validate for TransferRequest {
    fn validate(&self) -> Result<(), ValidationErrors> {
        let mut errors = ValidationErrors::new();
        errors.merge_self("reason", self.reason.validate());
        check_text(&mut errors, "despite_norm", self.despite_norm.as_ref());
        result(errors)
    }
}

/// 解聘.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "reason_code": "retired", "reason": "到龄退休", "effective_on": "2026-03-02",
    "despite_norm": "接任人员下周到岗"
})))]
#[serde(deny_unknown_fields)]
pub struct DismissalRequest {
    /// Why, coded.
    pub reason_code: DismissalReason,
    /// Why, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Text<500>>,
    /// The first day without the agent; within a year of today.
    pub effective_on: Day,
    /// Why, although a norm is broken by it: asked for where it is (409 `norm_would_break`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub despite_norm: Option<Text<500>>,
}

impl Validate for DismissalRequest {
    fn validate(&self) -> Result<(), ValidationErrors> {
        let mut errors = ValidationErrors::new();
        check_text(&mut errors, "reason", self.reason.as_ref());
        check_text(&mut errors, "despite_norm", self.despite_norm.as_ref());
        result(errors)
    }
}

/// What was done about an agent, and the filing of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StaffChangeView {
    /// The agent as he or she now is; what holds from a later day is not in it yet.
    pub agent: AgentView,
    /// The filing, which waits to be filed.
    pub filing: FilingView,
}
