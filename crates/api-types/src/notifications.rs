//! What people are told, and what auditors read: notifications, alerts, the audit trail.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Something that a person is told.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NotificationView {
    /// Its id.
    pub id: Uuid,
    /// The case it is about.
    pub case_id: Option<Uuid>,
    /// What happened, such as `accepted`.
    pub kind: String,
    /// When it was sent.
    pub created_at: DateTime<Utc>,
    /// When it was read.
    pub read_at: Option<DateTime<Utc>>,
}

/// Something that a superior or an administrator has to look after (C5, C13).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AlertView {
    /// Its id.
    pub id: Uuid,
    /// `answer_overdue`, `calendar_missing`, `filing_overdue`, `term_ending`, …; new ones may be added.
    pub kind: String,
    /// The case it is about; none where it is about no single one.
    pub case_id: Option<Uuid>,
    /// The filing (`filing_overdue`) or the agent (`term_ending`) it is about.
    pub subject_id: Option<Uuid>,
    /// Whom it is for; none for the system administrator.
    pub organization_id: Option<Uuid>,
    /// What exactly, such as the date or the year.
    pub detail: String,
    /// When it was raised.
    pub raised_at: DateTime<Utc>,
}

/// A record of the audit trail (P5).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AuditEventView {
    /// The chain it is on.
    pub chain: String,
    /// Its number on the chain, from 1.
    pub sequence: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// Who, where somebody known acted.
    pub actor_id: Option<Uuid>,
    /// What was done or tried.
    pub action: String,
    /// `done`, `refused` or `denied`.
    pub outcome: String,
    /// What kind of thing it was done to.
    pub subject_kind: String,
    /// Which one.
    pub subject_id: String,
    /// Further facts.
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub detail: serde_json::Value,
    /// The id of the request.
    pub trace_id: String,
}
