//! `POST /api/v1/agents/{id}/dismissal`: 解聘.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, post};
use bangban_api_types::Text;
use bangban_api_types::agents::{DismissalRequest, StaffChangeView};
use bangban_application::network::agents::{self, Dismissal};
use bangban_domain::policy::Permission;
use uuid::Uuid;

use super::done;
use crate::caller::{Signed, platform};
use crate::extract::body::Body;
use crate::extract::if_match::IfMatch;
use crate::extract::path::PathId;
use crate::openapi::IfMatchHeader;
use crate::problem::Problem;

/// 解聘
///
/// The account stays, without the role of agent; the filing is made with it. Where the organisation would then
/// lack more than the norms allow, the answer is 409 `norm_would_break` and names what, unless `despite_norm` says
/// why.
#[utoipa::path(
    tag = "代办员",
    operation_id = "dismiss_agent",
    summary = "解聘",
    params(IfMatchHeader),
    request_body = DismissalRequest,
    responses((status = 200, body = StaffChangeView, description = "代办员现状和待报备的备案", example = json!({ "agent": { "id": "01999999-9999-7999-8999-999999999999", "name": "孙建国",
        "organization_id": "01999999-9999-7999-8999-999999999998", "kind": "full_time", "active": true,
        "undertaking_signed_on": "2026-03-02", "duty_phone": "0539-8123456", "source": "staff",
        "dispatched_by": null, "term_from": null, "term_until": null, "window_id": null,
        "criteria": { "service_awareness": true, "professional_skill": true, "work_style": true },
        "honours": null, "version": 1 }, "filing": { "id": "01999999-9999-7999-8999-999999999990", "kind": "appointment", "state": "unfiled",
        "agent_id": "01999999-9999-7999-8999-999999999999", "agent_name": "孙建国", "agent_kind": "full_time",
        "window_id": null, "organization_id": "01999999-9999-7999-8999-999999999998",
        "from_organization_id": null, "superior_id": "01999999-9999-7999-8999-999999999997",
        "effective_on": "2026-03-02", "applied": true, "reason_code": null, "reason": null, "despite_norm": null,
        "acted_by": "01999999-9999-7999-8999-999999999996", "acted_at": "2026-03-02T01:30:00Z",
        "due_on": "2026-03-16", "filed_by": null, "filed_at": null, "decided_by": null,
        "decided_at": null, "filing_number": null, "return_reason": null, "version": 2 } })))
)]
#[post("/{id}/dismissal")]
pub(super) async fn dismiss_agent(
    request: HttpRequest,
    Signed(caller): Signed,
    id: Result<PathId<Uuid>, Problem>,
    if_match: Result<IfMatch, Problem>,
    body: Result<Body<DismissalRequest>, Problem>,
) -> Result<HttpResponse, Problem> {
    let platform = platform(&request)?;
    caller.must(Permission::ManageAgents)?;
    let PathId(id) = id?;
    let agent = agents::managed(&platform, &caller, id.into()).await?;
    let version = if_match?.expects(agent.version)?;
    let Body(sent) = body?;
    let act = Dismissal {
        reason_code: sent.reason_code,
        reason: sent.reason.map(Text::trimmed),
        effective_on: sent.effective_on.0,
        despite_norm: sent.despite_norm.map(Text::trimmed),
    };
    let outcome = agents::dismiss(&platform, &caller, agent.id, act, version).await?;
    done(&request, StatusCode::OK, outcome)
}
