//! `PATCH /api/v1/agents/{id}`: 修改代办员档案, as JSON Merge Patch.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, patch};
use bangban_api_types::Text;
use bangban_api_types::agents::{AgentPatch, AgentView};
use bangban_api_types::organizations::counter_phone;
use bangban_application::network::agents::{self, ProfileChange};
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

/// 修改代办员档案
///
/// Phone, source, term, window, criteria and honours, by the supervisor of the subtree. Where and how somebody
/// serves is changed by a transfer.
#[utoipa::path(
    tag = "代办员",
    operation_id = "change_agent",
    summary = "修改代办员档案",
    params(IfMatchHeader),
    request_body(content = AgentPatch, content_type = "application/merge-patch+json"),
    responses((status = 200, body = AgentView, description = "代办员现状", example = json!({ "id": "01999999-9999-7999-8999-999999999999", "name": "孙建国",
        "organization_id": "01999999-9999-7999-8999-999999999998", "kind": "full_time", "active": true,
        "undertaking_signed_on": "2026-03-02", "duty_phone": "0539-8123456", "source": "staff",
        "dispatched_by": null, "term_from": null, "term_until": null, "window_id": null,
        "criteria": { "service_awareness": true, "professional_skill": true, "work_style": true },
        "honours": null, "version": 1 })))
)]
#[patch("/{id}")]
pub(super) async fn change_agent(
    request: HttpRequest,
    Signed(caller): Signed,
    id: Result<PathId<Uuid>, Problem>,
    if_match: Result<IfMatch, Problem>,
    body: Result<Body<AgentPatch>, Problem>,
) -> Result<HttpResponse, Problem> {
    caller.must(Permission::ManageAgents)?;
    let PathId(id) = id?;
    let platform = platform(&request)?;
    let agent = agents::managed(&platform, &caller, id.into()).await?;
    let version = if_match?.expects(agent.version)?;
    let Body(sent) = body?;
    let change = ProfileChange {
        // In its one form; that it has one was checked with the body.
        duty_phone: sent
            .duty_phone
            .map(|phone| phone.and_then(|phone| counter_phone(&phone.0))),
        source: sent.source,
        dispatched_by: sent.dispatched_by.map(|body| body.map(Text::trimmed)),
        term_from: sent.term_from.map(|day| day.map(Into::into)),
        term_until: sent.term_until.map(|day| day.map(Into::into)),
        window_id: sent.window_id.map(|window| window.map(Into::into)),
        criteria: sent.criteria,
        honours: sent.honours.map(|honours| honours.map(Text::trimmed)),
    };
    let changed = agents::change_profile(&platform, &caller, agent.id, change, version).await?;
    versioned_response(&request, StatusCode::OK, changed.version, &view(changed))
}
