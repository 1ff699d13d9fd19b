//! `POST /api/v1/agents/{id}/undertaking`: 签署保密承诺书.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, post};
use bangban_api_types::agents::{AgentView, UndertakingForm as Form, UndertakingRequest};
use bangban_application::network::agents::{self, Undertaking, UndertakingForm};
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

/// 签署保密承诺书
///
/// By the agent in person (`electronic`, today), or by the supervisor who records what was signed on paper.
/// Without it nobody is named in a case (C9).
#[utoipa::path(
    tag = "代办员",
    operation_id = "sign_agent_undertaking",
    summary = "签署保密承诺书",
    params(IfMatchHeader),
    request_body = UndertakingRequest,
    responses((status = 200, body = AgentView, description = "代办员现状", example = json!({ "id": "01999999-9999-7999-8999-999999999999", "name": "孙建国",
        "organization_id": "01999999-9999-7999-8999-999999999998", "kind": "full_time", "active": true,
        "undertaking_signed_on": "2026-03-02", "duty_phone": "0539-8123456", "source": "staff",
        "dispatched_by": null, "term_from": null, "term_until": null, "window_id": null,
        "criteria": { "service_awareness": true, "professional_skill": true, "work_style": true },
        "honours": null, "version": 1 })))
)]
#[post("/{id}/undertaking")]
pub(super) async fn sign_agent_undertaking(
    request: HttpRequest,
    Signed(caller): Signed,
    id: Result<PathId<Uuid>, Problem>,
    if_match: Result<IfMatch, Problem>,
    body: Result<Body<UndertakingRequest>, Problem>,
) -> Result<HttpResponse, Problem> {
    caller.must(Permission::ReadAgents)?;
    let PathId(id) = id?;
    let platform = platform(&request)?;
    let agent = agents::managed_or_own(&platform, &caller, id.into()).await?;
    let version = if_match?.expects(agent.version)?;
    let Body(sent) = body?;
    let undertaking = Undertaking {
        form: match sent.form {
            Form::Electronic => UndertakingForm::Electronic,
            Form::Paper => UndertakingForm::Paper,
        },
        signed_on: sent.signed_on.0,
    };
    let signed =
        agents::sign_undertaking(&platform, &caller, agent.id, undertaking, version).await?;
    versioned_response(&request, StatusCode::OK, signed.version, &view(signed))
}
