//! `POST /api/v1/cases/{id}/acceptance`: 受理委托.

use actix_web::{HttpResponse, post};
use bangban_api_types::cases::acts::AcceptanceRequest;
use bangban_api_types::cases::view::CaseView;
use bangban_application::cases;
use bangban_domain::case::Action;
use bangban_domain::id::UserId;

use super::on_case::OnCase;
use crate::extract::body::Body;
use crate::openapi::IfMatchHeader;
use crate::problem::Problem;

/// 受理委托
///
/// Registers the case and names the agent (C7–C9), one of `GET /api/v1/agents?organization_id=` of the
/// venue; the entrustment's clock starts (C13).
#[utoipa::path(
    tag = "办件",
    operation_id = "accept_case",
    summary = "受理委托",
    params(IfMatchHeader),
    request_body = AcceptanceRequest,
    responses((status = 200, body = CaseView, description = "办件现状"))
)]
#[post("/{id}/acceptance")]
pub(crate) async fn accept_case(
    on: OnCase,
    body: Result<Body<AcceptanceRequest>, Problem>,
) -> Result<HttpResponse, Problem> {
    on.act(
        Action::Acceptance,
        body,
        async |work, request: AcceptanceRequest| {
            cases::accept(work, UserId::new(request.agent_id)).await
        },
    )
    .await
}
