//! `PATCH /api/v1/users/{id}`: 修改账号, as JSON Merge Patch.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, patch};
use bangban_api_types::users::{UserPatch, UserView};
use bangban_application::users::{self, AccountChange};
use bangban_domain::policy::Permission;
use uuid::Uuid;

use super::{roles, view};
use crate::caller::{Signed, platform};
use crate::etag::versioned_response;
use crate::extract::body::Body;
use crate::extract::if_match::IfMatch;
use crate::extract::path::PathId;
use crate::openapi::IfMatchHeader;
use crate::problem::Problem;

/// 修改账号
///
/// Disables or enables the account, or gives it other roles. Disabling ends its sessions; enabling takes
/// a lock away. Nobody changes the own account.
#[utoipa::path(
    tag = "账号",
    operation_id = "change_user",
    summary = "修改账号",
    params(IfMatchHeader),
    request_body(content = UserPatch, content_type = "application/merge-patch+json"),
    responses((status = 200, body = UserView, description = "账号现状", example = json!({
        "id": "01999999-9999-7999-8999-999999999999", "username": "yishui.clerk2", "name": "刘桂兰",
        "organization_id": "01999999-9999-7999-8999-999999999998",
        "roles": [{ "role": "clerk", "organization_id": "01999999-9999-7999-8999-999999999998" }],
        "active": true, "locked_until": null, "created_at": "2026-11-20T01:30:00Z", "version": 1
    })))
)]
#[patch("/{id}")]
pub(super) async fn change_user(
    request: HttpRequest,
    Signed(caller): Signed,
    id: Result<PathId<Uuid>, Problem>,
    if_match: Result<IfMatch, Problem>,
    body: Result<Body<UserPatch>, Problem>,
) -> Result<HttpResponse, Problem> {
    caller.must(Permission::ManageUsers)?;
    let PathId(id) = id?;
    let platform = platform(&request)?;
    let current = users::get(&platform, &caller, id.into()).await?;
    let version = if_match?.expects(current.version)?;
    let Body(sent) = body?;
    let change = AccountChange {
        active: sent.active,
        roles: sent.roles.map(roles),
    };
    let user = users::change(&platform, &caller, current.id, change, version).await?;
    versioned_response(&request, StatusCode::OK, user.version, &view(user))
}
