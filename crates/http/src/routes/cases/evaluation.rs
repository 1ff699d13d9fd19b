//! `POST /api/v1/cases/{id}/evaluation`: 评价.

use actix_web::{HttpResponse, post};
use bangban_api_types::cases::acts::EvaluationRequest;
use bangban_api_types::cases::view::CaseView;
use bangban_domain::case::acts::evaluate::Evaluate;

use super::on_case::OnCase;
use crate::extract::body::Body;
use crate::problem::Problem;

/// 评价
///
/// The applicant's own rating, once (S5).
#[utoipa::path(
    tag = "办件",
    operation_id = "evaluate_case",
    summary = "评价",
    request_body = EvaluationRequest,
    responses((status = 200, body = CaseView, description = "办件现状"))
)]
#[post("/{id}/evaluation")]
pub(crate) async fn evaluate_case(
    on: OnCase,
    body: Result<Body<EvaluationRequest>, Problem>,
) -> Result<HttpResponse, Problem> {
    on.command::<EvaluationRequest, Evaluate>(body).await
}
