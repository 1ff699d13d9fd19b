//! `GET /api/v1/coverage/gaps`: 缺额清单.

use actix_web::{HttpRequest, HttpResponse, get};
use bangban_api_types::Page as PageView;
use bangban_api_types::coverage::GapView;
use bangban_application::network::coverage::{self, Covered};
use bangban_domain::organization::OrganizationKind;
use bangban_domain::policy::Permission;
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;
use validator::Validate;

use crate::caller::{Signed, platform};
use crate::extract::query::Query;
use crate::problem::Problem;
use crate::routes::lists::list_response;
use crate::routes::paging::page;

/// The filters of the list.
#[derive(Debug, Clone, Default, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
struct GapQuery {
    /// 该机构及其全部下级的。
    within: Option<Uuid>,
    /// 机构种类。
    kind: Option<OrganizationKind>,
    /// 每页条数，1–100，默认 20。
    #[validate(range(min = 1, max = 100, code = "out_of_range"))]
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u32>,
    /// 上一页的 `next_cursor`。
    #[param(max_length = 1024)]
    cursor: Option<String>,
}

/// 缺额清单
///
/// The organisations of one's subtree that lack somebody, those that lack most first.
#[utoipa::path(
    tag = "覆盖",
    operation_id = "list_coverage_gaps",
    summary = "缺额清单",
    params(GapQuery),
    responses((status = 200, body = PageView<GapView>, description = "一页缺额机构", example = json!({ "items": [{
        "organization_id": "01999999-9999-7999-8999-999999999998", "name": "沂城街道便民服务中心", "kind": "town_center",
        "division_code": "371323001000", "parent_id": "01999999-9999-7999-8999-999999999997",
        "required": 4, "present": 2, "missing": 2
    }], "next_cursor": null })))
)]
#[get("/gaps")]
pub(super) async fn list_coverage_gaps(
    request: HttpRequest,
    Signed(caller): Signed,
    query: Result<Query<GapQuery>, Problem>,
) -> Result<HttpResponse, Problem> {
    caller.must(Permission::ReadCoverage)?;
    let Query(query) = query?;
    let platform = platform(&request)?;
    let within = query.within.map(Into::into);
    let page = page(query.limit, query.cursor);
    let found = coverage::gaps(&platform, &caller, query.kind, within, &page).await?;
    Ok(list_response(found, view))
}

fn view(it: Covered) -> GapView {
    GapView {
        organization_id: it.organization.id.uuid(),
        name: it.organization.name,
        kind: it.organization.place.kind,
        division_code: it
            .organization
            .division_code
            .map(|code| code.as_str().to_owned()),
        parent_id: it.coverage.parent_id.map(Into::into),
        required: it.coverage.own.required,
        present: it.coverage.own.present,
        missing: it.coverage.own.missing,
    }
}
