//! Following a case without signing in (C18): number and code.

use bangban_domain::case::closing::RejectionReason;
use bangban_domain::case::{Case, State, StateName};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use validator::Validate;

use crate::agents::AgentContact;
use crate::day::Day;
use crate::text::Text;

/// Number and code, as shown at submission.
#[derive(Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({ "case_number": "LY20261120123456789", "code": "7KQ2M9XD" })))]
#[serde(deny_unknown_fields)]
pub struct TrackRequest {
    /// 办件编号.
    #[validate(nested)]
    pub case_number: Text<50>,
    /// 查询码.
    #[validate(nested)]
    pub code: Text<50>,
}

// The code opens a case: it stays out of logs.
impl std::fmt::Debug for TrackRequest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TrackRequest")
    }
}

/// What anybody with number and code sees: no personal data but the masked name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "case_number": "LY20261120123456789", "state": "in_progress", "service_item_name": "高龄津贴申领",
    "organization_name": "银雀山街道便民服务中心", "organization_phone": null, "organization_address": null,
    "agent": { "name": "孙长河", "duty_phone": "0539-8123456" },
    "applicant_name": "王*", "submitted_at": "2026-11-20T01:10:00Z", "answer_due_on": null, "due_on": "2026-12-04",
    "missing": [], "supply_by": null, "rejection_code": null, "alternative": null, "rated": false,
    "steps": [{ "kind": "submitted", "at": "2026-11-20T01:10:00Z" }]
})))]
pub struct TrackView {
    /// 办件编号.
    pub case_number: String,
    /// Where it stands.
    pub state: StateName,
    /// The item's name.
    pub service_item_name: String,
    /// The venue's name.
    pub organization_name: String,
    /// The venue's phone.
    pub organization_phone: Option<String>,
    /// The venue's address.
    #[serde(default)]
    pub organization_address: Option<String>,
    /// 帮办代办员, once named.
    #[serde(default)]
    pub agent: Option<AgentContact>,
    /// Masked.
    pub applicant_name: String,
    /// When it was submitted.
    pub submitted_at: DateTime<Utc>,
    /// By when the venue has to answer, while it has not.
    pub answer_due_on: Option<Day>,
    /// 代办时限.
    pub due_on: Option<Day>,
    /// What is missing, while something is.
    pub missing: Vec<MissingView>,
    /// By when to supply it.
    pub supply_by: Option<Day>,
    /// Not accepted: why, coded.
    pub rejection_code: Option<RejectionReason>,
    /// Not accepted: where to go alone.
    pub alternative: Option<String>,
    /// Whether the applicant has rated it.
    pub rated: bool,
    /// What happened, without names or texts of people.
    pub steps: Vec<StepView>,
}

/// One thing that is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MissingView {
    /// What.
    pub subject: String,
    /// The material of the case that it is, if it is one of its list.
    pub material_id: Option<Uuid>,
    /// What it must be like.
    pub requirement: String,
    /// Where and how to supply it.
    pub how_to_supply: String,
    /// Whether it has been supplied since.
    pub supplied: bool,
}

/// One step of the case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StepView {
    /// What happened.
    pub kind: String,
    /// When.
    pub at: DateTime<Utc>,
}

impl TrackView {
    /// The same, with the venue's address.
    #[must_use]
    pub fn at(mut self, address: Option<String>) -> Self {
        self.organization_address = address;
        self
    }

    /// The same, with the agent.
    #[must_use]
    pub fn handled_by(mut self, agent: Option<AgentContact>) -> Self {
        self.agent = agent;
        self
    }

    /// The public view of a submitted case; none for a draft.
    pub fn of(
        case: &Case,
        service_item_name: String,
        organization: (String, Option<String>),
        steps: Vec<StepView>,
    ) -> Option<Self> {
        let intake = case.record.state.intake()?;
        let (organization_name, organization_phone) = organization;
        let state = &case.record.state;
        let answer_due = match state {
            State::Submitted(intake) => intake.answer_due.date(),
            _ => None,
        };
        let ending = super::view::ending(state).unwrap_or_default();
        Some(Self {
            case_number: intake.case_number.clone(),
            state: case.state(),
            service_item_name,
            organization_name,
            organization_phone,
            organization_address: None,
            agent: None,
            applicant_name: bangban_domain::masking::name(case.applicant.name()),
            submitted_at: intake.submitted_at,
            answer_due_on: answer_due.map(Day),
            due_on: case.due_on().map(Day),
            missing: super::view::missing(case),
            supply_by: case.record.state.supply_by().map(Day),
            rejection_code: ending.reason_code,
            alternative: ending.alternative,
            rated: case.record.evaluation.is_some(),
            steps,
        })
    }
}
