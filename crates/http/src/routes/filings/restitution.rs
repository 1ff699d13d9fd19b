//! `POST /api/v1/filings/{id}/return`: 退回备案.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, post};
use bangban_api_types::filings::{FilingView, ReturnRequest};
use bangban_application::network::filings;
use bangban_domain::network::FilingAct;
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

/// 退回备案
///
/// By an approval officer of the department it is addressed to. It can be filed again; what was done holds all
/// the same.
#[utoipa::path(
    tag = "备案",
    operation_id = "return_filing",
    summary = "退回备案",
    params(IfMatchHeader),
    request_body = ReturnRequest,
    responses((status = 200, body = FilingView, description = "备案现状", example = json!({
        "id": "01999999-9999-7999-8999-999999999990", "kind": "appointment", "state": "returned",
        "agent_id": "01999999-9999-7999-8999-999999999999", "agent_name": "孙建国", "agent_kind": "full_time",
        "window_id": null, "organization_id": "01999999-9999-7999-8999-999999999998",
        "from_organization_id": null, "superior_id": "01999999-9999-7999-8999-999999999997",
        "effective_on": "2026-03-02", "applied": true, "reason_code": null, "reason": null, "despite_norm": null,
        "acted_by": "01999999-9999-7999-8999-999999999996", "acted_at": "2026-03-02T01:30:00Z",
        "due_on": "2026-03-16", "filed_by": "01999999-9999-7999-8999-999999999996", "filed_at": "2026-03-03T01:30:00Z", "decided_by": "01999999-9999-7999-8999-999999999995",
        "decided_at": "2026-03-04T01:30:00Z", "filing_number": null, "return_reason": "任期起止日期与来函不一致，请核对", "version": 4
    })))
)]
#[post("/{id}/return")]
pub(super) async fn return_filing(
    request: HttpRequest,
    Signed(caller): Signed,
    id: Result<PathId<Uuid>, Problem>,
    if_match: Result<IfMatch, Problem>,
    body: Result<Body<ReturnRequest>, Problem>,
) -> Result<HttpResponse, Problem> {
    caller.must(Permission::ReadFilings)?;
    let PathId(id) = id?;
    let platform = platform(&request)?;
    let seen = filings::get_for(&platform, &caller, id.into(), FilingAct::Return).await?;
    let version = if_match?.expects(seen.version)?;
    let Body(sent) = body?;
    let reason = sent.reason.trimmed();
    let filing = filings::give_back(&platform, &caller, seen.id, &reason, version).await?;
    versioned_response(&request, StatusCode::OK, filing.version, &view(filing))
}
