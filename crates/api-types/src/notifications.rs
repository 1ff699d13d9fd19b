//! In-app notifications and alerts.

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
    /// `answer_overdue`, `due_unknown`, …
    pub kind: String,
    /// The case it is about.
    pub case_id: Uuid,
    /// Whom it is for; none for the system administrator.
    pub organization_id: Option<Uuid>,
    /// What exactly, such as the date or the year.
    pub detail: String,
    /// When it was raised.
    pub raised_at: DateTime<Utc>,
}
