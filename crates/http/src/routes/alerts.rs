//! `GET /api/v1/alerts`: 预警, for those who have to look after them.

use actix_web::{HttpRequest, HttpResponse, get};
use bangban_api_types::Page as PageView;
use bangban_api_types::notifications::AlertView;
use bangban_application::alerts::{self, Alert};
use bangban_domain::policy::Permission;
use utoipa_actix_web::scope::scope;
use utoipa_actix_web::service_config::ServiceConfig;

use super::lists::list_response;
use super::paging::PageQuery;
use crate::caller::{Signed, platform};
use crate::extract::query::Query;
use crate::problem::Problem;

/// 预警列表
///
/// A supervisor sees those for the own organisation, an approval officer those for the own department, which
/// are about filings, the system administrator those for nobody else; newest first.
#[utoipa::path(
    tag = "预警",
    operation_id = "list_alerts",
    summary = "预警列表",
    params(PageQuery),
    responses((status = 200, body = PageView<AlertView>, description = "一页预警", example = json!({ "items": [{
        "id": "01999999-9999-7999-8999-999999999993", "kind": "answer_overdue",
        "case_id": "01999999-9999-7999-8999-999999999994", "subject_id": null,
        "organization_id": "01999999-9999-7999-8999-999999999998", "detail": "2026-11-18",
        "raised_at": "2026-11-19T00:05:00Z"
    }], "next_cursor": null })))
)]
#[get("")]
async fn list_alerts(
    request: HttpRequest,
    Signed(caller): Signed,
    query: Result<Query<PageQuery>, Problem>,
) -> Result<HttpResponse, Problem> {
    caller.must(Permission::ReadAlerts)?;
    let Query(query) = query?;
    let platform = platform(&request)?;
    Ok(list_response(
        alerts::list(&platform, &caller, &query.page()).await?,
        view,
    ))
}

fn view(alert: Alert) -> AlertView {
    AlertView {
        id: alert.id,
        kind: alert.kind.as_str().to_owned(),
        case_id: alert.case_id.map(Into::into),
        subject_id: alert.subject_id,
        organization_id: alert.to_organization_id.map(Into::into),
        detail: alert.detail,
        raised_at: alert.raised_at,
    }
}

/// The route `/api/v1/alerts`.
pub(crate) fn configure(config: &mut ServiceConfig) {
    config.service(scope("/api/v1/alerts").service(list_alerts));
}
