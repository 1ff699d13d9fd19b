//! `GET /api/v1/organizations/{id}/coverage/children`: 下级覆盖情况.

use actix_web::{HttpRequest, HttpResponse, get};
use bangban_api_types::Page as PageView;
use bangban_api_types::coverage::ChildCoverage;
use bangban_application::network::coverage::{self, ChildOrder, Covered};
use bangban_domain::policy::Permission;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;
use validator::Validate;

use super::{own, totals};
use crate::caller::{Signed, platform};
use crate::extract::path::PathId;
use crate::extract::query::Query;
use crate::problem::Problem;
use crate::routes::lists::list_response;
use crate::routes::paging::page;

/// In which order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum ChildSort {
    /// The share that is covered, the worst first.
    #[default]
    Share,
    /// The code of the division.
    Code,
}

/// Order and page.
#[derive(Debug, Clone, Default, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
struct ChildQuery {
    /// 次序：`share` 覆盖率低的在前（默认），`code` 按区划代码。
    #[param(inline)]
    sort: Option<ChildSort>,
    /// 每页条数，1–100，默认 20。
    #[validate(range(min = 1, max = 100, code = "out_of_range"))]
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u32>,
    /// 上一页的 `next_cursor`。
    #[param(max_length = 1024)]
    cursor: Option<String>,
}

/// 下级覆盖情况
///
/// The organisations directly below one, each with the sums of everything it manages.
#[utoipa::path(
    tag = "覆盖",
    operation_id = "list_child_coverage",
    summary = "下级覆盖情况",
    params(ChildQuery),
    responses((status = 200, body = PageView<ChildCoverage>, description = "一页下级机构", example = json!({ "items": [{
        "organization_id": "01999999-9999-7999-8999-999999999998", "name": "兰山区政务服务中心", "kind": "county_hall",
        "division_code": "371302000000",
        "own": { "required": 5, "present": 4, "missing": 1, "covered": false },
        "totals": { "organizations": 11, "covered": 9, "share": 0.8181, "required": 20, "present": 18, "missing": 3 }
    }], "next_cursor": null })))
)]
#[get("/{id}/coverage/children")]
pub(crate) async fn list_child_coverage(
    request: HttpRequest,
    Signed(caller): Signed,
    id: Result<PathId<Uuid>, Problem>,
    query: Result<Query<ChildQuery>, Problem>,
) -> Result<HttpResponse, Problem> {
    caller.must(Permission::ReadCoverage)?;
    let PathId(id) = id?;
    let platform = platform(&request)?;
    let id = id.into();
    coverage::must_see(&platform, &caller, id).await?;
    let Query(query) = query?;
    let order = match query.sort.unwrap_or_default() {
        ChildSort::Share => ChildOrder::WorstFirst,
        ChildSort::Code => ChildOrder::Code,
    };
    let page = page(query.limit, query.cursor);
    let found = coverage::children(&platform, &caller, id, order, &page).await?;
    Ok(list_response(found, view))
}

fn view(it: Covered) -> ChildCoverage {
    ChildCoverage {
        organization_id: it.organization.id.uuid(),
        name: it.organization.name,
        kind: it.organization.place.kind,
        division_code: it
            .organization
            .division_code
            .map(|code| code.as_str().to_owned()),
        own: own(it.coverage.own),
        totals: totals(it.coverage.all),
    }
}
