//! Agents, to read.

use bangban_domain::agent::AgentKind;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::day::Day;

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
