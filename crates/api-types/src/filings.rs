//! Filings (备案): what was done about an agent, and how far the superior knows of it (N3).

use bangban_domain::agent::AgentKind;
use bangban_domain::network::{DismissalReason, FilingKind, FilingState};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use validator::{Validate, ValidationErrors};

use crate::day::Day;
use crate::text::Text;

/// 备案.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FilingView {
    /// Its id.
    pub id: Uuid,
    /// What was done.
    pub kind: FilingKind,
    /// Where the filing stands.
    pub state: FilingState,
    /// Whom it is about.
    pub agent_id: Uuid,
    /// The agent's name.
    pub agent_name: String,
    /// How the agent serves from then on; of a dismissal, how he or she served.
    pub agent_kind: AgentKind,
    /// The window that is served from then on.
    pub window_id: Option<Uuid>,
    /// Where the agent serves from then on; of a dismissal, where he or she served.
    pub organization_id: Uuid,
    /// Of a transfer, where the agent served before.
    pub from_organization_id: Option<Uuid>,
    /// The department that receives it.
    pub superior_id: Uuid,
    /// From which day on it holds.
    pub effective_on: Day,
    /// Whether that day came and it was carried out.
    pub applied: bool,
    /// Of a dismissal, why.
    pub reason_code: Option<DismissalReason>,
    /// Why, in words.
    pub reason: Option<String>,
    /// Why it was done although a norm is broken by it.
    pub despite_norm: Option<String>,
    /// Who did it.
    pub acted_by: Uuid,
    /// When.
    pub acted_at: DateTime<Utc>,
    /// By when it has to be filed.
    pub due_on: Option<Day>,
    /// Who filed it, the last time.
    pub filed_by: Option<Uuid>,
    /// When.
    pub filed_at: Option<DateTime<Utc>>,
    /// Who received it or gave it back, the last time.
    pub decided_by: Option<Uuid>,
    /// When.
    pub decided_at: Option<DateTime<Utc>>,
    /// Its number, once it was received.
    pub filing_number: Option<String>,
    /// Why it was given back, the last time.
    pub return_reason: Option<String>,
    /// Grows with every change.
    pub version: i64,
}

/// 收到备案.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({ "filing_number": "临审备〔2026〕12号" })))]
#[serde(deny_unknown_fields)]
pub struct ReceiptRequest {
    /// Its number; the next one of the department in this year, where none is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filing_number: Option<Text<50>>,
}

impl Validate for ReceiptRequest {
    fn validate(&self) -> Result<(), ValidationErrors> {
        let mut errors = ValidationErrors::new();
        if let Some(number) = &self.filing_number {
            errors.merge_self("filing_number", number.validate());
        }
        if errors.is_empty() {
            Ok(())
        } else {
            Err(errors)
        }
    }
}

/// 退回备案.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({ "reason": "任期起止日期与派出单位来函不一致，请核对" })))]
#[serde(deny_unknown_fields)]
pub struct ReturnRequest {
    /// What has to be mended.
    pub reason: Text<500>,
}

impl Validate for ReturnRequest {
    fn validate(&self) -> Result<(), ValidationErrors> {
        let mut errors = ValidationErrors::new();
        errors.merge_self("reason", self.reason.validate());
        if errors.is_empty() {
            Ok(())
        } else {
            Err(errors)
        }
    }
}
