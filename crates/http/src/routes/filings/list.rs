//! `GET /api/v1/filings` and one of them: 备案.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, get};
use bangban_api_types::Page as PageView;
use bangban_api_types::filings::FilingView;
use bangban_application::network::filings::{self, FilingFilter};
use bangban_domain::network::{FilingKind, FilingState};
use bangban_domain::policy::Permission;
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;
use validator::Validate;

use super::view;
use crate::caller::{Signed, platform};
use crate::etag::versioned_response;
use crate::extract::path::PathId;
use crate::extract::query::Query;
use crate::problem::Problem;
use crate::routes::lists::list_response;
use crate::routes::paging::page;

/// The filters of the list.
#[derive(Debug, Clone, Default, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
struct FilingQuery {
    /// 该机构及其全部下级的。
    within: Option<Uuid>,
    /// 状态。
    state: Option<FilingState>,
    /// 种类。
    kind: Option<FilingKind>,
    /// 关于该代办员的。
    agent_id: Option<Uuid>,
    /// `true`：只看逾期未报备的。
    overdue: Option<bool>,
    /// 每页条数，1–100，默认 20。
    #[validate(range(min = 1, max = 100, code = "out_of_range"))]
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u32>,
    /// 上一页的 `next_cursor`。
    #[param(max_length = 1024)]
    cursor: Option<String>,
}

/// 备案列表
///
/// A supervisor sees those of the subtree, an approval officer those addressed to the own department; the
/// newest first.
#[utoipa::path(
    tag = "备案",
    operation_id = "list_filings",
    summary = "备案列表",
    params(FilingQuery),
    responses((status = 200, body = PageView<FilingView>, description = "一页备案", example = json!({ "items": [{
        "id": "01999999-9999-7999-8999-999999999990", "kind": "appointment", "state": "unfiled",
        "agent_id": "01999999-9999-7999-8999-999999999999", "agent_name": "孙建国", "agent_kind": "full_time",
        "window_id": null, "organization_id": "01999999-9999-7999-8999-999999999998",
        "from_organization_id": null, "superior_id": "01999999-9999-7999-8999-999999999997",
        "effective_on": "2026-03-02", "applied": true, "reason_code": null, "reason": null, "despite_norm": null,
        "acted_by": "01999999-9999-7999-8999-999999999996", "acted_at": "2026-03-02T01:30:00Z",
        "due_on": "2026-03-16", "filed_by": null, "filed_at": null, "decided_by": null,
        "decided_at": null, "filing_number": null, "return_reason": null, "version": 2
    }], "next_cursor": null })))
)]
#[get("")]
pub(super) async fn list_filings(
    request: HttpRequest,
    Signed(caller): Signed,
    query: Result<Query<FilingQuery>, Problem>,
) -> Result<HttpResponse, Problem> {
    caller.must(Permission::ReadFilings)?;
    let Query(query) = query?;
    let platform = platform(&request)?;
    let filter = FilingFilter {
        state: query.state,
        kind: query.kind,
        agent_id: query.agent_id.map(Into::into),
        overdue_on: query.overdue.filter(|only| *only).map(|_| platform.today()),
        ..FilingFilter::default()
    };
    let within = query.within.map(Into::into);
    let page = page(query.limit, query.cursor);
    let found = filings::list(&platform, &caller, filter, within, &page).await?;
    Ok(list_response(found, view))
}

/// 查看备案
///
/// What was done, and how far the superior department knows of it.
#[utoipa::path(
    tag = "备案",
    operation_id = "get_filing",
    summary = "查看备案",
    responses((status = 200, body = FilingView, description = "备案", example = json!({
        "id": "01999999-9999-7999-8999-999999999990", "kind": "appointment", "state": "received",
        "agent_id": "01999999-9999-7999-8999-999999999999", "agent_name": "孙建国", "agent_kind": "full_time",
        "window_id": null, "organization_id": "01999999-9999-7999-8999-999999999998",
        "from_organization_id": null, "superior_id": "01999999-9999-7999-8999-999999999997",
        "effective_on": "2026-03-02", "applied": true, "reason_code": null, "reason": null, "despite_norm": null,
        "acted_by": "01999999-9999-7999-8999-999999999996", "acted_at": "2026-03-02T01:30:00Z",
        "due_on": "2026-03-16", "filed_by": "01999999-9999-7999-8999-999999999996", "filed_at": "2026-03-03T01:30:00Z", "decided_by": "01999999-9999-7999-8999-999999999995",
        "decided_at": "2026-03-04T01:30:00Z", "filing_number": "备〔2026〕00012号", "return_reason": null, "version": 4
    })))
)]
#[get("/{id}")]
pub(super) async fn get_filing(
    request: HttpRequest,
    Signed(caller): Signed,
    id: Result<PathId<Uuid>, Problem>,
) -> Result<HttpResponse, Problem> {
    caller.must(Permission::ReadFilings)?;
    let PathId(id) = id?;
    let platform = platform(&request)?;
    let filing = filings::get(&platform, &caller, id.into()).await?;
    versioned_response(&request, StatusCode::OK, filing.version, &view(filing))
}
