//! `PATCH /api/v1/windows/{id}`: 修改窗口, as JSON Merge Patch.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, patch};
use bangban_api_types::Text;
use bangban_api_types::organizations::counter_phone;
use bangban_api_types::windows::{WindowPatch, WindowView};
use bangban_application::network::windows::{self, WindowChange};
use bangban_domain::policy::Permission;
use uuid::Uuid;

use super::view;
use crate::caller::{Signed, platform};
use crate::etag::versioned_response;
use crate::extract::body::Body;
use crate::extract::if_match::IfMatch;
use crate::extract::path::PathId;
use crate::openapi::IfMatchHeader;
use crate::problem::Problem;

/// 修改窗口
///
/// One that is closed, or comprehensive no longer, has no norm of its own any more.
#[utoipa::path(
    tag = "窗口",
    operation_id = "change_window",
    summary = "修改窗口",
    params(IfMatchHeader),
    request_body(content = WindowPatch, content_type = "application/merge-patch+json"),
    responses((status = 200, body = WindowView, description = "窗口现状", example = json!({
        "id": "01999999-9999-7999-8999-999999999988", "organization_id": "01999999-9999-7999-8999-999999999998",
        "number": "A03", "name": "投资项目综合窗口", "comprehensive": true, "assistance": false,
        "phone": "0539-8123456", "active": true, "version": 1
    })))
)]
#[patch("/{id}")]
pub(super) async fn change_window(
    request: HttpRequest,
    Signed(caller): Signed,
    id: Result<PathId<Uuid>, Problem>,
    if_match: Result<IfMatch, Problem>,
    body: Result<Body<WindowPatch>, Problem>,
) -> Result<HttpResponse, Problem> {
    caller.must(Permission::ManageOrganizations)?;
    let PathId(id) = id?;
    let platform = platform(&request)?;
    let current = windows::get(&platform, id.into()).await?;
    let version = if_match?.expects(current.version)?;
    let Body(sent) = body?;
    let change = WindowChange {
        number: sent.number.map(Text::trimmed),
        name: sent.name.map(Text::trimmed),
        comprehensive: sent.comprehensive,
        assistance: sent.assistance,
        // In its one form; that it has one was checked with the body.
        phone: sent
            .phone
            .map(|phone| phone.and_then(|phone| counter_phone(&phone.0))),
        active: sent.active,
    };
    let changed = windows::change(&platform, &caller, current.id, change, version).await?;
    versioned_response(&request, StatusCode::OK, changed.version, &view(changed))
}
