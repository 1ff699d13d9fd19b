//! Agents, to read.

use bangban_domain::agent::AgentKind;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::day::Day;

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
    /// Grows with every change.
    pub version: i64,
}
