//! `GET /api/v1/calendar` and one year of it.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, get};
use bangban_api_types::Page as PageView;
use bangban_api_types::calendar::CalendarYearView;
use bangban_application::Page;
use bangban_application::calendar;

use crate::caller::platform;
use crate::etag::versioned_response;
use crate::extract::path::PathId;
use crate::extract::query::Query;
use crate::problem::{Problem, ProblemCode};
use crate::routes::lists::list_response;
use crate::routes::paging::PageQuery;

/// 工作日历列表
///
/// The years that are known, in order.
#[utoipa::path(
    tag = "工作日历",
    operation_id = "list_calendar_years",
    summary = "工作日历列表",
    security(()),
    params(PageQuery),
    responses((status = 200, body = PageView<CalendarYearView>, description = "一页年份", example = json!({ "items": [{
        "year": 2026, "holidays": ["2026-01-01", "2026-01-02"], "workdays": ["2026-01-04"]
    }], "next_cursor": null })))
)]
#[get("")]
pub(super) async fn list_calendar_years(
    request: HttpRequest,
    query: Query<PageQuery>,
) -> Result<HttpResponse, Problem> {
    let PageQuery { limit, cursor } = query.0;
    let platform = platform(&request)?;
    let found =
        calendar::years(&platform, limit.unwrap_or(Page::DEFAULT), cursor.as_deref()).await?;
    Ok(list_response(found, |year| CalendarYearView::from(&year)))
}

/// 查看一年的工作日历
///
/// Holidays and make-up days of the year, as announced.
#[utoipa::path(
    tag = "工作日历",
    operation_id = "get_calendar_year",
    summary = "查看一年的工作日历",
    security(()),
    params(("year" = u16, Path, description = "年份", maximum = 65535, example = 2026)),
    responses((status = 200, body = CalendarYearView, description = "一年的工作日历", example = json!({
        "year": 2026, "holidays": ["2026-01-01", "2026-01-02"], "workdays": ["2026-01-04"]
    })))
)]
#[get("/{year}")]
pub(super) async fn get_calendar_year(
    request: HttpRequest,
    year: PathId<u16>,
) -> Result<HttpResponse, Problem> {
    let platform = platform(&request)?;
    let year = calendar::find(&platform, year.0.into())
        .await?
        .ok_or(ProblemCode::NotFound)?;
    versioned_response(
        &request,
        StatusCode::OK,
        calendar::version_of(&year),
        &CalendarYearView::from(&year),
    )
}
