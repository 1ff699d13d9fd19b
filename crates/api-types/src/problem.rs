//! Problem details (RFC 9457), as they are sent.

use serde::{Deserialize, Serialize};

/// What went wrong and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// A page that explains it: `/problems/<code>`.
    pub r#type: String,
    /// In one line.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// In words, about this very case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The path that was asked.
    pub instance: String,
    /// For programs; stable.
    pub code: String,
    /// To find the request in the logs.
    pub trace_id: String,
    /// Every fault of the input at once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldFault>,
    /// With `transition_not_allowed`: where the case stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// With `transition_not_allowed`: what is allowed from there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub allowed: Option<Vec<String>>,
}

/// One fault of the input.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldFault {
    /// JSON pointer, such as `/applicant/id_number`.
    pub pointer: String,
    /// For programs; stable.
    pub code: String,
    /// What to do.
    pub detail: String,
}
