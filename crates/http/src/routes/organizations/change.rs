//! `PATCH /api/v1/organizations/{id}`: 修改机构, as JSON Merge Patch.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, patch};
use bangban_api_types::Text;
use bangban_api_types::organizations::{OrganizationPatch, OrganizationView, counter_phone};
use bangban_application::organizations::{self, OrganizationChange};
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

/// 修改机构
///
/// What people are told of it: name, address, phone; and whether it is in service. One that is not takes no
/// new cases, and those it has go on.
#[utoipa::path(
    tag = "机构",
    operation_id = "change_organization",
    summary = "修改机构",
    params(IfMatchHeader),
    request_body(content = OrganizationPatch, content_type = "application/merge-patch+json"),
    responses((status = 200, body = OrganizationView, description = "机构现状", example = json!({
        "id": "01999999-9999-7999-8999-999999999998", "kind": "county_hall", "name": "兰山区政务服务中心",
        "division_code": "371302000000", "parent_id": "01999999-9999-7999-8999-999999999997",
        "territorial_parent_id": null, "level": 2, "address": "临沂市兰山区北京路（示例）", "phone": null,
        "active": true, "version": 2
    })))
)]
#[patch("/{id}")]
pub(super) async fn change_organization(
    request: HttpRequest,
    Signed(caller): Signed,
    id: Result<PathId<Uuid>, Problem>,
    if_match: Result<IfMatch, Problem>,
    body: Result<Body<OrganizationPatch>, Problem>,
) -> Result<HttpResponse, Problem> {
    caller.must(Permission::ManageOrganizations)?;
    let PathId(id) = id?;
    let platform = platform(&request)?;
    let current = organizations::get(&platform, id.into()).await?;
    let version = if_match?.expects(current.version)?;
    let Body(sent) = body?;
    let change = OrganizationChange {
        name: sent.name.map(Text::trimmed),
        address: sent.address.map(|address| address.map(Text::trimmed)),
        // In its one form; that it has one was checked with the body.
        phone: sent
            .phone
            .map(|phone| phone.and_then(|phone| counter_phone(&phone.0))),
        active: sent.active,
    };
    let changed = organizations::change(&platform, &caller, current.id, change, version).await?;
    versioned_response(&request, StatusCode::OK, changed.version, &view(changed))
}
