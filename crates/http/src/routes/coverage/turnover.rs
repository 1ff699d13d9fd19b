//! `GET /api/v1/organizations/{id}/turnover`: 人员变动.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, get};
use bangban_api_types::coverage::TurnoverView;
use bangban_application::network::coverage;
use bangban_domain::policy::Permission;
use chrono::Datelike;
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;
use validator::Validate;

use crate::caller::{Signed, platform};
use crate::etag::versioned_response;
use crate::extract::path::PathId;
use crate::extract::query::Query;
use crate::problem::Problem;
use crate::routes::lists::NO_VERSION;

/// Which year.
#[derive(Debug, Clone, Default, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
struct YearQuery {
    /// 年份，默认今年。
    #[validate(range(min = 2019, max = 2199, code = "out_of_range"))]
    #[param(minimum = 2019, maximum = 2199)]
    year: Option<i32>,
}

/// 人员变动
///
/// How many were appointed, transferred and dismissed in a year, in an organisation of one's subtree and
/// everything it manages, as far as it holds by today.
#[utoipa::path(
    tag = "覆盖",
    operation_id = "get_turnover",
    summary = "人员变动",
    params(YearQuery),
    responses((status = 200, body = TurnoverView, description = "人员变动", example = json!({
        "organization_id": "01999999-9999-7999-8999-999999999998", "year": 2026,
        "appointments": 12, "transfers": 3, "dismissals": 2
    })))
)]
#[get("/{id}/turnover")]
pub(crate) async fn get_turnover(
    request: HttpRequest,
    Signed(caller): Signed,
    id: Result<PathId<Uuid>, Problem>,
    query: Result<Query<YearQuery>, Problem>,
) -> Result<HttpResponse, Problem> {
    caller.must(Permission::ReadCoverage)?;
    let PathId(id) = id?;
    let platform = platform(&request)?;
    let place = coverage::must_reach(&platform, &caller, id.into()).await?;
    let Query(query) = query?;
    let year = query.year.unwrap_or_else(|| platform.today().year());
    let found = coverage::turnover(&platform, &caller, &place, year).await?;
    let view = TurnoverView {
        organization_id: id,
        year,
        appointments: found.appointments,
        transfers: found.transfers,
        dismissals: found.dismissals,
    };
    versioned_response(&request, StatusCode::OK, NO_VERSION, &view)
}
