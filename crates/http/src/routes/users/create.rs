//! `POST /api/v1/users`: 新建账号.

use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, post};
use bangban_api_types::users::{UserRequest, UserView};
use bangban_application::users::{self, NewAccount};
use bangban_domain::policy::Permission;

use super::{roles, view};
use crate::caller::{Signed, platform};
use crate::etag::versioned_response;
use crate::extract::body::Body;
use crate::problem::{Problem, ProblemCode};

/// 新建账号
///
/// An account of staff with its first password. System administrator, security administrator and auditor
/// exclude each other and every other role (P4).
#[utoipa::path(
    tag = "账号",
    operation_id = "create_user",
    summary = "新建账号",
    request_body = UserRequest,
    responses((status = 201, body = UserView, description = "新账号", headers(("ETag" = String)), example = json!({
        "id": "01999999-9999-7999-8999-999999999999", "username": "yishui.clerk2", "name": "刘桂兰",
        "organization_id": "01999999-9999-7999-8999-999999999998",
        "roles": [{ "role": "clerk", "organization_id": "01999999-9999-7999-8999-999999999998" }],
        "active": true, "locked_until": null, "created_at": "2026-11-20T01:30:00Z", "version": 1
    })))
)]
#[post("")]
pub(super) async fn create_user(
    request: HttpRequest,
    Signed(caller): Signed,
    body: Result<Body<UserRequest>, Problem>,
) -> Result<HttpResponse, Problem> {
    caller.must(Permission::ManageUsers)?;
    let Body(sent) = body?;
    let account = NewAccount {
        username: sent.username.trimmed(),
        name: sent.name.trimmed(),
        password: sent.password.0,
        organization_id: sent.organization_id.into(),
        roles: roles(sent.roles),
    };
    let platform = platform(&request)?;
    let user = users::create(&platform, &caller, account).await?;
    let location = format!("/api/v1/users/{}", user.id);
    let mut response =
        versioned_response(&request, StatusCode::CREATED, user.version, &view(user))?;
    let location = HeaderValue::from_str(&location).map_err(|_| ProblemCode::Internal)?;
    response.headers_mut().insert(header::LOCATION, location);
    Ok(response)
}
