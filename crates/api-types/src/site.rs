//! What a page has to know of the installation before anybody signs in.

use serde::{Deserialize, Serialize};

/// The installation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({ "demonstration": false })))]
pub struct SiteView {
    /// Whether it holds demonstration data, and with them accounts whose password everybody knows.
    pub demonstration: bool,
}
