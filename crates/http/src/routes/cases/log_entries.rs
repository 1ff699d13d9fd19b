//! `POST /api/v1/cases/{id}/log-entries`: 填写日志.

use actix_web::{HttpResponse, get, post};
use bangban_api_types::Page;
use bangban_api_types::cases::acts::LogEntryRequest;
use bangban_api_types::cases::parts::LogEntryView;
use bangban_api_types::cases::view::CaseView;
use bangban_application::cases;
use bangban_domain::case::Event;
use bangban_domain::case::acts::log_work::LogWork;

use super::on_case::OnCase;
use crate::extract::body::Body;
use crate::extract::query::Query;
use crate::problem::Problem;
use crate::routes::paging::PageQuery;

/// 填写日志
///
/// Writes an entry of the work log; the first one begins the work.
#[utoipa::path(
    tag = "办件",
    operation_id = "log_work",
    summary = "填写日志",
    request_body = LogEntryRequest,
    responses((status = 201, body = CaseView, description = "已登记，返回办件现状", headers(("Location" = String, description = "新记录的地址"))))
)]
#[post("/{id}/log-entries")]
pub(crate) async fn log_work(
    on: OnCase,
    body: Result<Body<LogEntryRequest>, Problem>,
) -> Result<HttpResponse, Problem> {
    on.command::<LogEntryRequest, LogWork>(body).await
}

/// 工作日志
///
/// The entries of the work log, oldest first.
#[utoipa::path(
    tag = "办件",
    operation_id = "list_log_entries",
    summary = "查看工作日志",
    params(PageQuery),
    responses((status = 200, body = Page<LogEntryView>, description = "一页日志"))
)]
#[get("/{id}/log-entries")]
pub(crate) async fn list_log_entries(
    on: OnCase,
    page: Result<Query<PageQuery>, Problem>,
) -> Result<HttpResponse, Problem> {
    on.read().await?;
    let page = page?.0.page();
    let entries = cases::log_entries(on.platform(), on.caller(), on.id(), &page).await?;
    let view = |entry: cases::TimelineEntry| match entry.event {
        Event::WorkLogged {
            id,
            log_kind,
            text,
            happened_at,
        } => Some(LogEntryView {
            id,
            kind: log_kind,
            text,
            happened_at,
            recorded_at: entry.at,
            recorded_by: entry.actor.map(|actor| actor.uuid()),
        }),
        _ => None,
    };
    let items = entries.items.into_iter().filter_map(view).collect();
    Ok(HttpResponse::Ok().json(Page {
        items,
        next_cursor: entries.next_cursor,
    }))
}
