//! Keyset paging: a page and where the next one begins.

use serde::{Deserialize, Serialize};

/// One page of a list. There are no exact totals: counting a county takes seconds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Page<T> {
    /// The entries.
    pub items: Vec<T>,
    /// What to send as `cursor` for the next page; none on the last one.
    pub next_cursor: Option<String>,
}
