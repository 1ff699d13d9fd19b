//! `POST /api/v1/cases/{id}/completion`: 办结.

use actix_web::{HttpResponse, post};
use bangban_api_types::cases::acts::CompletionRequest;
use bangban_api_types::cases::view::CaseView;
use bangban_domain::case::acts::complete::Complete;

use super::on_case::OnCase;
use crate::extract::body::Body;
use crate::openapi::IfMatchHeader;
use crate::problem::Problem;

/// 办结
///
/// Completes the case with its result (C14).
#[utoipa::path(
    tag = "办件",
    operation_id = "complete_case",
    summary = "办结",
    params(IfMatchHeader),
    request_body = CompletionRequest,
    responses((status = 200, body = CaseView, description = "办件现状"))
)]
#[post("/{id}/completion")]
pub(crate) async fn complete_case(
    on: OnCase,
    body: Result<Body<CompletionRequest>, Problem>,
) -> Result<HttpResponse, Problem> {
    on.command::<CompletionRequest, Complete>(body).await
}
