//! `GET /api/v1/windows` and one of them: 窗口, public reference data.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, get};
use bangban_api_types::Page as PageView;
use bangban_api_types::windows::WindowView;
use bangban_application::network::windows::{self, WindowFilter};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;
use validator::Validate;

use super::view;
use crate::caller::platform;
use crate::etag::versioned_response;
use crate::extract::path::PathId;
use crate::extract::query::Query;
use crate::problem::Problem;
use crate::routes::lists::list_response;
use crate::routes::paging::page;

/// The filters of the list.
#[derive(Debug, Clone, Default, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
struct WindowQuery {
    /// 只看该机构的。
    organization_id: Option<Uuid>,
    /// 该机构及其全部下级的。
    within: Option<Uuid>,
    /// `true`：只看综合业务窗口。
    comprehensive: Option<bool>,
    /// `true`：只看在用的。
    active: Option<bool>,
    /// 每页条数，1–100，默认 20。
    #[validate(range(min = 1, max = 100, code = "out_of_range"))]
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u32>,
    /// 上一页的 `next_cursor`。
    #[param(max_length = 1024)]
    cursor: Option<String>,
}

/// 窗口列表
///
/// In the order in which they were entered.
#[utoipa::path(
    tag = "窗口",
    operation_id = "list_windows",
    summary = "窗口列表",
    security(()),
    params(WindowQuery),
    responses((status = 200, body = PageView<WindowView>, description = "一页窗口", example = json!({ "items": [{
        "id": "01999999-9999-7999-8999-999999999988", "organization_id": "01999999-9999-7999-8999-999999999998",
        "number": "A03", "name": "投资项目综合窗口", "comprehensive": true, "assistance": false,
        "phone": "0539-8123456", "active": true, "version": 1
    }], "next_cursor": null })))
)]
#[get("")]
pub(super) async fn list_windows(
    request: HttpRequest,
    query: Query<WindowQuery>,
) -> Result<HttpResponse, Problem> {
    let query = query.0;
    let filter = WindowFilter {
        organization_id: query.organization_id.map(Into::into),
        comprehensive: query.comprehensive,
        active: query.active,
        ..WindowFilter::default()
    };
    let platform = platform(&request)?;
    let within = query.within.map(Into::into);
    let page = page(query.limit, query.cursor);
    let found = windows::list(&platform, filter, within, &page).await?;
    Ok(list_response(found, view))
}

/// 查看窗口
///
/// One window of a venue.
#[utoipa::path(
    tag = "窗口",
    operation_id = "get_window",
    summary = "查看窗口",
    security(()),
    responses((status = 200, body = WindowView, description = "窗口", example = json!({
        "id": "01999999-9999-7999-8999-999999999988", "organization_id": "01999999-9999-7999-8999-999999999998",
        "number": "A03", "name": "投资项目综合窗口", "comprehensive": true, "assistance": false,
        "phone": "0539-8123456", "active": true, "version": 1
    })))
)]
#[get("/{id}")]
pub(super) async fn get_window(
    request: HttpRequest,
    id: PathId<Uuid>,
) -> Result<HttpResponse, Problem> {
    let platform = platform(&request)?;
    let window = windows::get(&platform, id.0.into()).await?;
    versioned_response(&request, StatusCode::OK, window.version, &view(window))
}
