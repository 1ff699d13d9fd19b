//! Agents: what is shown of one, and what is done about one.

mod acts;
mod keeping;
mod profile;

use bangban_domain::agent::AgentKind;
use bangban_domain::network::{AgentSource, Criteria};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use validator::{ValidationError, ValidationErrors};

use crate::day::Day;
use crate::organizations::counter_phone;
use crate::text::Text;

pub use acts::{AppointmentRequest, DismissalRequest, NewPerson, StaffChangeView, TransferRequest};
pub use keeping::{
    AbsenceEndRequest, AbsenceRequest, AbsenceView, AgentRecordRequest, AgentRecordView,
    DisclosureRequest, StateCount, UndertakingForm, UndertakingRequest, WorkloadView,
};
pub use profile::AgentPatch;

/// Who the agent of a case is, for everybody who sees it: name and duty phone are public (N11).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({ "name": "孙长河", "duty_phone": "0539-8123456" })))]
pub struct AgentContact {
    /// Name.
    pub name: String,
    /// Duty phone.
    pub duty_phone: Option<String>,
}

/// 帮办代办员.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AgentView {
    /// Its id, which is the account's as well; `agent_id` of a case.
    pub id: Uuid,
    /// Name.
    pub name: String,
    /// Where the agent belongs.
    pub organization_id: Uuid,
    /// Full-time, part-time or volunteer.
    pub kind: AgentKind,
    /// Whether the agent is in service.
    pub active: bool,
    /// When the confidentiality undertaking was signed; without it no case (C9).
    pub undertaking_signed_on: Option<Day>,
    /// Duty phone.
    pub duty_phone: Option<String>,
    /// Where the agent came from (N4).
    pub source: AgentSource,
    /// The body that dispatched the agent.
    pub dispatched_by: Option<String>,
    /// The first day of the term.
    pub term_from: Option<Day>,
    /// The last day of the term. It reminds, and dismisses nobody.
    pub term_until: Option<Day>,
    /// The window that is served.
    pub window_id: Option<Uuid>,
    /// The criteria of selection that were confirmed.
    pub criteria: Criteria,
    /// Honours, in words.
    pub honours: Option<String>,
    /// Grows with every change.
    pub version: i64,
}

/// Adds what is wrong with a counter's phone, if one is given.
fn check_phone(errors: &mut ValidationErrors, name: &'static str, phone: Option<&Text<20>>) {
    let Some(phone) = phone else { return };
    match validator::Validate::validate(phone) {
        Ok(()) if counter_phone(&phone.0).is_none() => {
            errors.add(name, ValidationError::new("phone"));
        }
        outcome => {
            errors.merge_self(name, outcome);
        }
    }
}

fn check_text<const MAX: usize>(
    errors: &mut ValidationErrors,
    name: &'static str,
    text: Option<&Text<MAX>>,
) {
    if let Some(text) = text {
        errors.merge_self(name, validator::Validate::validate(text));
    }
}

fn result(errors: ValidationErrors) -> Result<(), ValidationErrors> {
    if errors.is_empty() {
        Ok(())
    } else {
        Err(errors)
    }
}
