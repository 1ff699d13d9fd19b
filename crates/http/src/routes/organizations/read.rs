//! `GET /api/v1/organizations` and one of them: 机构, public reference data.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, get};
use bangban_api_types::Page as PageView;
use bangban_api_types::organizations::OrganizationView;
use bangban_application::organizations::{self, OrganizationFilter};
use bangban_domain::division_code::DivisionCode;
use bangban_domain::organization::OrganizationKind;
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
use crate::routes::divisions::is_division_code;
use crate::routes::lists::list_response;
use crate::routes::paging::page;

/// The filters of the list.
#[derive(Debug, Clone, Default, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
struct OrganizationQuery {
    /// 直接上级机构。
    parent_id: Option<Uuid>,
    /// 该机构及其全部下级。
    within: Option<Uuid>,
    /// 种类。
    kind: Option<OrganizationKind>,
    /// 所服务的区划，十二位代码。
    #[validate(custom(function = "is_division_code"))]
    #[param(pattern = r"^\d{12}$")]
    division_code: Option<String>,
    /// `true`：只看在用的。
    active: Option<bool>,
    /// 名称所含文字。
    #[validate(length(min = 1, max = 50))]
    #[param(min_length = 1, max_length = 50)]
    q: Option<String>,
    /// 每页条数，1–100，默认 20。
    #[validate(range(min = 1, max = 100, code = "out_of_range"))]
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u32>,
    /// 上一页的 `next_cursor`。
    #[param(max_length = 1024)]
    cursor: Option<String>,
}

/// 机构列表
///
/// Venues, zones and departments in the order in which they were entered.
#[utoipa::path(
    tag = "机构",
    operation_id = "list_organizations",
    summary = "机构列表",
    security(()),
    params(OrganizationQuery),
    responses((status = 200, body = PageView<OrganizationView>, description = "一页机构", example = json!({ "items": [{
        "id": "01999999-9999-7999-8999-999999999998", "kind": "county_hall", "name": "兰山区政务服务中心",
        "division_code": "371302000000", "parent_id": "01999999-9999-7999-8999-999999999997",
        "territorial_parent_id": null, "level": 2, "address": null, "phone": null, "active": true, "version": 1
    }], "next_cursor": null })))
)]
#[get("")]
pub(super) async fn list_organizations(
    request: HttpRequest,
    query: Query<OrganizationQuery>,
) -> Result<HttpResponse, Problem> {
    let query = query.0;
    let filter = OrganizationFilter {
        parent_id: query.parent_id.map(Into::into),
        kind: query.kind,
        division_code: query
            .division_code
            .as_deref()
            .and_then(|code| DivisionCode::parse(code).ok()),
        active: query.active,
        name_contains: query.q,
        ..OrganizationFilter::default()
    };
    let platform = platform(&request)?;
    let within = query.within.map(Into::into);
    let found =
        organizations::list(&platform, filter, within, &page(query.limit, query.cursor)).await?;
    Ok(list_response(found, view))
}

/// 查看机构
///
/// One organisation, with the one that manages it.
#[utoipa::path(
    tag = "机构",
    operation_id = "get_organization",
    summary = "查看机构",
    security(()),
    responses((status = 200, body = OrganizationView, description = "机构", example = json!({
        "id": "01999999-9999-7999-8999-999999999998", "kind": "county_hall", "name": "兰山区政务服务中心",
        "division_code": "371302000000", "parent_id": "01999999-9999-7999-8999-999999999997",
        "territorial_parent_id": null, "level": 2, "address": null, "phone": null, "active": true, "version": 1
    })))
)]
#[get("/{id}")]
pub(super) async fn get_organization(
    request: HttpRequest,
    id: PathId<Uuid>,
) -> Result<HttpResponse, Problem> {
    let platform = platform(&request)?;
    let organization = organizations::get(&platform, id.0.into()).await?;
    versioned_response(
        &request,
        StatusCode::OK,
        organization.version,
        &view(organization),
    )
}
