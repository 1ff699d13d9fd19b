//! `GET /api/v1/organizations/{id}/coverage`: 覆盖情况.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, get};
use bangban_api_types::coverage::{CoverageView, LevelTotals};
use bangban_application::network::coverage::{self, Report};
use bangban_domain::policy::Permission;
use uuid::Uuid;

use super::{need_line, own, totals};
use crate::caller::{Signed, platform};
use crate::etag::versioned_response;
use crate::extract::path::PathId;
use crate::problem::Problem;
use crate::routes::lists::NO_VERSION;

/// 覆盖情况
///
/// What an organisation of one's subtree has to have, has and lacks, line by line, and the sums of everything
/// it manages, level by level. Right after every act: figures are kept with what changes them.
#[utoipa::path(
    tag = "覆盖",
    operation_id = "get_coverage",
    summary = "覆盖情况",
    responses((status = 200, body = CoverageView, description = "覆盖情况", example = json!({
        "organization_id": "01999999-9999-7999-8999-999999999998", "name": "兰山区政务服务中心", "kind": "county_hall",
        "own": { "required": 5, "present": 4, "missing": 1, "covered": false },
        "lines": [
            { "measure": "full_time", "window_id": null, "required": 3, "present": 3, "missing": 0 },
            { "measure": "part_time_per_window", "window_id": "01999999-9999-7999-8999-999999999988",
                "required": 2, "present": 1, "missing": 1 }],
        "totals": { "organizations": 11, "covered": 9, "share": 0.8181, "required": 20, "present": 18, "missing": 3 },
        "levels": [
            { "level": "county", "organizations": 1, "covered": 0, "share": 0.0, "required": 5, "present": 4, "missing": 1 },
            { "level": "town", "organizations": 2, "covered": 2, "share": 1.0, "required": 8, "present": 8, "missing": 0 },
            { "level": "village", "organizations": 8, "covered": 7, "share": 0.875, "required": 7, "present": 6, "missing": 2 }]
    })))
)]
#[get("/{id}/coverage")]
pub(crate) async fn get_coverage(
    request: HttpRequest,
    Signed(caller): Signed,
    id: Result<PathId<Uuid>, Problem>,
) -> Result<HttpResponse, Problem> {
    caller.must(Permission::ReadCoverage)?;
    let PathId(id) = id?;
    let platform = platform(&request)?;
    let report = coverage::report(&platform, &caller, id.into()).await?;
    versioned_response(&request, StatusCode::OK, NO_VERSION, &view(report))
}

fn view(report: Report) -> CoverageView {
    let figures = report.figures;
    let lines = report.need.map_or(Vec::new(), |need| need.lines);
    let levels = figures.levels.into_iter();
    CoverageView {
        organization_id: report.organization.id.uuid(),
        name: report.organization.name,
        kind: report.organization.place.kind,
        own: own(figures.coverage.own),
        lines: lines.into_iter().map(need_line).collect(),
        totals: totals(figures.coverage.all),
        levels: levels
            .map(|(level, figures)| LevelTotals {
                level,
                totals: totals(figures),
            })
            .collect(),
    }
}
