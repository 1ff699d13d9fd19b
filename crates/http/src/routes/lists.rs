//! What reads have in common. Owns the answer of a list, which nobody may keep, and the version of what
//! has none.

use actix_web::HttpResponse;
use actix_web::http::header;
use bangban_api_types::Page as PageView;
use bangban_application::PageOf;
use serde::Serialize;

/// The version in the `ETag` of something that carries none: its digest alone tells a change.
pub(crate) const NO_VERSION: i64 = 1;

/// A page of a list, each entry as it is shown.
pub(crate) fn list_response<T, V: Serialize>(
    found: PageOf<T>,
    view: impl FnMut(T) -> V,
) -> HttpResponse {
    let PageOf { items, next_cursor } = found.map(view);
    HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "private, no-store"))
        .json(PageView { items, next_cursor })
}
