//! `GET /api/v1/cases/count`: how many cases a view holds.

use actix_web::{HttpRequest, HttpResponse, get};
use bangban_api_types::cases::search::CaseCount;
use bangban_application::cases::{self, COUNTED};

use super::list::CaseListQuery;
use crate::caller::{Signed, platform};
use crate::extract::query::Query;
use crate::problem::Problem;

/// 办件件数
///
/// Takes the parameters of the list, so that the address of a view serves both; order and page change nothing.
/// Counted up to 100, since more is known to be many: `more` says that there may be others.
#[utoipa::path(
    tag = "办件",
    operation_id = "count_cases",
    summary = "办件件数",
    params(CaseListQuery),
    responses((status = 200, body = CaseCount, description = "件数", example = json!({ "count": 7, "more": false })))
)]
#[get("/count")]
pub(super) async fn count_cases(
    request: HttpRequest,
    Signed(caller): Signed,
    query: Query<CaseListQuery>,
) -> Result<HttpResponse, Problem> {
    let platform = platform(&request)?;
    let count = cases::count(&platform, &caller, query.0.into()).await?;
    Ok(HttpResponse::Ok()
        .insert_header(("Cache-Control", "private, no-store"))
        .json(CaseCount {
            count,
            more: count >= COUNTED,
        }))
}
