//! `GET /api/v1/me`: who one is.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, get};
use bangban_api_types::auth::{MeView, RoleAtOrganization};
use bangban_application::auth;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::caller::Signed;
use crate::etag::versioned_response;
use crate::openapi::IfNoneMatchHeader;
use crate::problem::Problem;

/// 当前用户
///
/// Account, primary organisation and roles of the caller.
#[utoipa::path(
    tag = "登录",
    operation_id = "get_me",
    summary = "当前用户",
    params(IfNoneMatchHeader),
    responses(
        (status = 200, body = MeView, description = "当前用户", headers(("ETag" = String)), example = json!({
            "id": "01999999-9999-7999-8999-999999999999", "username": "lanshan.clerk", "name": "刘桂兰",
            "organization_id": "01999999-9999-7999-8999-999999999998",
            "roles": [{ "role": "clerk", "organization_id": "01999999-9999-7999-8999-999999999998" }]
        })),
        (status = 304, description = "未改变"),
    )
)]
#[get("/api/v1/me")]
async fn get_me(request: HttpRequest, Signed(caller): Signed) -> Result<HttpResponse, Problem> {
    let me = auth::me(&caller);
    let roles = me.roles.into_iter();
    let view = MeView {
        id: me.id.uuid(),
        username: me.username,
        name: me.name,
        organization_id: Some(me.organization_id.uuid()),
        roles: roles
            .map(|(role, id)| RoleAtOrganization {
                role,
                organization_id: id.uuid(),
            })
            .collect(),
    };
    versioned_response(&request, StatusCode::OK, super::lists::NO_VERSION, &view)
}

/// The route `/api/v1/me`.
pub(crate) fn configure(config: &mut ServiceConfig) {
    config.service(get_me);
}
