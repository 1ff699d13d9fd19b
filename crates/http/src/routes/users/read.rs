//! `GET /api/v1/users/{id}`: 查看账号.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, get};
use bangban_api_types::users::UserView;
use bangban_application::users;
use bangban_domain::policy::Permission;
use uuid::Uuid;

use super::view;
use crate::caller::{Signed, platform};
use crate::etag::versioned_response;
use crate::extract::path::PathId;
use crate::problem::Problem;

/// 查看账号
///
/// With its roles, and whether it is locked.
#[utoipa::path(
    tag = "账号",
    operation_id = "get_user",
    summary = "查看账号",
    responses((status = 200, body = UserView, description = "账号", example = json!({
        "id": "01999999-9999-7999-8999-999999999999", "username": "yishui.clerk2", "name": "刘桂兰",
        "organization_id": "01999999-9999-7999-8999-999999999998",
        "roles": [{ "role": "clerk", "organization_id": "01999999-9999-7999-8999-999999999998" }],
        "active": true, "locked_until": null, "created_at": "2026-11-20T01:30:00Z", "version": 1
    })))
)]
#[get("/{id}")]
pub(super) async fn get_user(
    request: HttpRequest,
    Signed(caller): Signed,
    id: Result<PathId<Uuid>, Problem>,
) -> Result<HttpResponse, Problem> {
    caller.must(Permission::ReadUsers)?;
    let PathId(id) = id?;
    let platform = platform(&request)?;
    let user = users::get(&platform, &caller, id.into()).await?;
    versioned_response(&request, StatusCode::OK, user.version, &view(user))
}
