//! `GET /api/v1/service-items/{id}/versions` and one of them: 事项版本.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, get};
use bangban_api_types::Page as PageView;
use bangban_api_types::service_items::ServiceItemVersionView;
use bangban_application::Page;
use bangban_application::service_items;
use uuid::Uuid;

use super::{answer, view};
use crate::caller::{MaybeSigned, platform};
use crate::extract::path::PathId;
use crate::extract::query::Query;
use crate::problem::Problem;
use crate::routes::lists::list_response;
use crate::routes::paging::PageQuery;

/// 事项版本列表
///
/// The newest first; a case keeps the version it began with. Drafts are shown to system administrators alone.
#[utoipa::path(
    tag = "事项",
    operation_id = "list_service_item_versions",
    summary = "事项版本列表",
    security((), ("bearer" = [])),
    params(PageQuery),
    responses((status = 200, body = PageView<ServiceItemVersionView>, description = "一页版本", example = json!({ "items": [{
        "version": 1, "state": "published", "published_at": "2026-01-05T01:00:00Z",
        "effective_on": "2026-01-05", "item": {
        "id": "01999999-9999-7999-8999-999999999996", "version": 1, "name": "最低生活保障申请", "category": "低保办理",
        "level": "county", "subjects": ["natural_person"], "item_type": "行政给付", "on_the_spot": false,
        "legal_limit": { "days": 30, "unit": "working" }, "promised_limit": { "days": 20, "unit": "working" },
        "fee": "不收费", "simplified_allowed": true, "materials": [], "intermediary": null,
        "not_counted_in_limit": ["入户调查"], "basis": "社会救助暂行办法", "confidence": "illustrative"
    } }], "next_cursor": null })))
)]
#[get("/{id}/versions")]
pub(super) async fn list_service_item_versions(
    request: HttpRequest,
    MaybeSigned(caller): MaybeSigned,
    id: PathId<Uuid>,
    query: Query<PageQuery>,
) -> Result<HttpResponse, Problem> {
    let PageQuery { limit, cursor } = query.0;
    let platform = platform(&request)?;
    let limit = limit.unwrap_or(Page::DEFAULT);
    let found = service_items::versions(
        &platform,
        caller.as_ref(),
        id.0.into(),
        limit,
        cursor.as_deref(),
    );
    Ok(list_response(found.await?, |version| view(&version)))
}

/// 查看事项版本
///
/// What an old case refers to; a draft for system administrators alone.
#[utoipa::path(
    tag = "事项",
    operation_id = "get_service_item_version",
    summary = "查看事项版本",
    security((), ("bearer" = [])),
    params(("version" = i32, Path, description = "版本号", minimum = 1, example = 1)),
    responses((status = 200, body = ServiceItemVersionView, description = "事项版本", example = json!({
        "version": 1, "state": "published", "published_at": "2026-01-05T01:00:00Z",
        "effective_on": "2026-01-05", "item": {
        "id": "01999999-9999-7999-8999-999999999996", "version": 1, "name": "最低生活保障申请", "category": "低保办理",
        "level": "county", "subjects": ["natural_person"], "item_type": "行政给付", "on_the_spot": false,
        "legal_limit": { "days": 30, "unit": "working" }, "promised_limit": { "days": 20, "unit": "working" },
        "fee": "不收费", "simplified_allowed": true, "materials": [], "intermediary": null,
        "not_counted_in_limit": ["入户调查"], "basis": "社会救助暂行办法", "confidence": "illustrative"
    } })))
)]
#[get("/{id}/versions/{version}")]
pub(super) async fn get_service_item_version(
    request: HttpRequest,
    MaybeSigned(caller): MaybeSigned,
    ids: PathId<(Uuid, i32)>,
) -> Result<HttpResponse, Problem> {
    let (id, version) = ids.0;
    let platform = platform(&request)?;
    let found = service_items::version(&platform, caller.as_ref(), id.into(), version).await?;
    answer(&request, StatusCode::OK, &found)
}
