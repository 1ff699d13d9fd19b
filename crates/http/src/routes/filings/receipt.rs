//! `POST /api/v1/filings/{id}/receipt`: 收到备案.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, post};
use bangban_api_types::Text;
use bangban_api_types::filings::{FilingView, ReceiptRequest};
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

/// 收到备案
///
/// By an approval officer of the department it is addressed to, under the given number or the next one of the
/// department in this year. Nobody receives what he or she did, filed, or is the subject of (403 `own_act`).
#[utoipa::path(
    tag = "备案",
    operation_id = "receive_filing",
    summary = "收到备案",
    params(IfMatchHeader),
    request_body = ReceiptRequest,
    responses((status = 200, body = FilingView, description = "备案现状", example = json!({
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
#[post("/{id}/receipt")]
pub(super) async fn receive_filing(
    request: HttpRequest,
    Signed(caller): Signed,
    id: Result<PathId<Uuid>, Problem>,
    if_match: Result<IfMatch, Problem>,
    body: Result<Body<ReceiptRequest>, Problem>,
) -> Result<HttpResponse, Problem> {
    caller.must(Permission::ReadFilings)?;
    let PathId(id) = id?;
    let platform = platform(&request)?;
    let seen = filings::get_for(&platform, &caller, id.into(), FilingAct::Receive).await?;
    let version = if_match?.expects(seen.version)?;
    let Body(sent) = body?;
    let number = sent.filing_number.map(Text::trimmed);
    let filing = filings::receive(&platform, &caller, seen.id, number, version).await?;
    versioned_response(&request, StatusCode::OK, filing.version, &view(filing))
}
