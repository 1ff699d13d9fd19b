//! `POST /api/v1/cases/{id}/rejection`: 不受理.

use actix_web::{HttpResponse, post};
use bangban_api_types::cases::acts::RejectionRequest;
use bangban_api_types::cases::view::CaseView;
use bangban_domain::case::acts::reject::Reject;

use super::on_case::OnCase;
use crate::extract::body::Body;
use crate::openapi::IfMatchHeader;
use crate::problem::Problem;

/// 不受理
///
/// The venue does not accept, with reason and alternative (C6).
#[utoipa::path(
    tag = "办件",
    operation_id = "reject_case",
    summary = "不受理",
    params(IfMatchHeader),
    request_body = RejectionRequest,
    responses((status = 200, body = CaseView, description = "办件现状"))
)]
#[post("/{id}/rejection")]
pub(crate) async fn reject_case(
    on: OnCase,
    body: Result<Body<RejectionRequest>, Problem>,
) -> Result<HttpResponse, Problem> {
    on.command::<RejectionRequest, Reject>(body).await
}
