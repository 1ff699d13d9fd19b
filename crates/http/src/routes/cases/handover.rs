//! `POST /api/v1/cases/{id}/handover`: 交接.

use actix_web::{HttpResponse, post};
use bangban_api_types::cases::acts::HandoverRequest;
use bangban_api_types::cases::view::CaseView;
use bangban_domain::case::acts::hand_over::HandOver;

use super::on_case::OnCase;
use crate::extract::body::Body;
use crate::openapi::IfMatchHeader;
use crate::problem::Problem;

/// 交接
///
/// Hands over to the applicant and to the venue (C14).
#[utoipa::path(
    tag = "办件",
    operation_id = "hand_over_case",
    summary = "交接",
    params(IfMatchHeader),
    request_body = HandoverRequest,
    responses((status = 200, body = CaseView, description = "办件现状"))
)]
#[post("/{id}/handover")]
pub(crate) async fn hand_over_case(
    on: OnCase,
    body: Result<Body<HandoverRequest>, Problem>,
) -> Result<HttpResponse, Problem> {
    on.command::<HandoverRequest, HandOver>(body).await
}
