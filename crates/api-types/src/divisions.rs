//! Administrative divisions (区划), to read.

use serde::{Deserialize, Serialize};

/// 区划.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DivisionView {
    /// Twelve digits.
    pub code: String,
    /// Name.
    pub name: String,
    /// `province`, `city`, `county`, `town` or `village`.
    pub level: String,
    /// The division it lies in.
    pub parent_code: Option<String>,
}
