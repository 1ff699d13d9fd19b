//! `GET /api/v1/users`: 账号列表.

use actix_web::{HttpRequest, HttpResponse, get};
use bangban_api_types::Page as PageView;
use bangban_api_types::users::UserView;
use bangban_application::users::{self, UserFilter};
use bangban_domain::policy::{Permission, Role};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;
use validator::Validate;

use super::view;
use crate::caller::{Signed, platform};
use crate::extract::query::Query;
use crate::problem::Problem;
use crate::routes::lists::list_response;
use crate::routes::paging::page;

/// The filters of the list. Names are personal data and stand in no URL.
#[derive(Debug, Clone, Default, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
struct UserQuery {
    /// 所属机构。
    organization_id: Option<Uuid>,
    /// 持有该角色的账号。
    role: Option<Role>,
    /// `true`：只看启用的；`false`：只看停用的。
    active: Option<bool>,
    /// 每页条数，1–100，默认 20。
    #[validate(range(min = 1, max = 100, code = "out_of_range"))]
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u32>,
    /// 上一页的 `next_cursor`。
    #[param(max_length = 1024)]
    cursor: Option<String>,
}

/// 账号列表
///
/// In the order in which the accounts were made.
#[utoipa::path(
    tag = "账号",
    operation_id = "list_users",
    summary = "账号列表",
    params(UserQuery),
    responses((status = 200, body = PageView<UserView>, description = "一页账号", example = json!({ "items": [{
        "id": "01999999-9999-7999-8999-999999999999", "username": "yishui.clerk2", "name": "刘桂兰",
        "organization_id": "01999999-9999-7999-8999-999999999998",
        "roles": [{ "role": "clerk", "organization_id": "01999999-9999-7999-8999-999999999998" }],
        "active": true, "locked_until": null, "created_at": "2026-11-20T01:30:00Z", "version": 1
    }], "next_cursor": null })))
)]
#[get("")]
pub(super) async fn list_users(
    request: HttpRequest,
    Signed(caller): Signed,
    query: Result<Query<UserQuery>, Problem>,
) -> Result<HttpResponse, Problem> {
    caller.must(Permission::ReadUsers)?;
    let Query(query) = query?;
    let filter = UserFilter {
        organization_id: query.organization_id.map(Into::into),
        role: query.role,
        active: query.active,
        name_contains: None,
    };
    let platform = platform(&request)?;
    let found = users::list(
        &platform,
        &caller,
        &filter,
        &page(query.limit, query.cursor),
    )
    .await?;
    Ok(list_response(found, view))
}
