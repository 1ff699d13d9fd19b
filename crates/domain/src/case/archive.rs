//! What the archivist records (P6).
//!
//! Owns retention. Does not own lending or disposal.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// A case in the archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Archive {
    /// How long it is kept.
    pub retention: Retention,
    /// A note of the archivist.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// When.
    pub archived_at: DateTime<Utc>,
}

/// How long a case is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Retention {
    /// 永久.
    Permanent,
    /// 定期 30 年.
    ThirtyYears,
    /// 定期 10 年.
    #[default]
    TenYears,
}
