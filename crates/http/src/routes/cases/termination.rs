//! `POST /api/v1/cases/{id}/termination`: 终止委托.

use actix_web::{HttpResponse, post};
use bangban_api_types::cases::acts::TerminationRequest;
use bangban_api_types::cases::view::CaseView;
use bangban_domain::case::acts::terminate::Terminate;

use super::on_case::OnCase;
use crate::extract::body::Body;
use crate::openapi::IfMatchHeader;
use crate::problem::Problem;

/// 终止委托
///
/// Ends the entrustment unfinished (C15).
#[utoipa::path(
    tag = "办件",
    operation_id = "terminate_case",
    summary = "终止委托",
    params(IfMatchHeader),
    request_body = TerminationRequest,
    responses((status = 200, body = CaseView, description = "办件现状"))
)]
#[post("/{id}/termination")]
pub(crate) async fn terminate_case(
    on: OnCase,
    body: Result<Body<TerminationRequest>, Problem>,
) -> Result<HttpResponse, Problem> {
    on.command::<TerminationRequest, Terminate>(body).await
}
