//! The two parameters of every list.

use bangban_application::Page;
use serde::Deserialize;
use utoipa::IntoParams;
use validator::Validate;

/// How much, and from where on.
#[derive(Debug, Clone, Default, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct PageQuery {
    /// 每页条数，1–100，默认 20。
    #[validate(range(min = 1, max = 100, code = "out_of_range"))]
    #[param(minimum = 1, maximum = 100, default = 20)]
    pub(crate) limit: Option<u32>,
    /// 上一页的 `next_cursor`。
    #[param(max_length = 1024)]
    pub(crate) cursor: Option<String>,
}

impl PageQuery {
    /// The page that is asked for.
    pub(crate) fn page(self) -> Page {
        page(self.limit, self.cursor)
    }
}

/// The page that these two parameters ask for.
pub(crate) fn page(limit: Option<u32>, cursor: Option<String>) -> Page {
    Page::new(limit.unwrap_or(Page::DEFAULT), cursor)
}
