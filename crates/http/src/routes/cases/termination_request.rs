//! `POST /api/v1/cases/{id}/termination-request`: 申请终止委托.

use actix_web::{HttpResponse, post};
use bangban_api_types::cases::acts::TerminationWishRequest;
use bangban_api_types::cases::view::CaseView;
use bangban_domain::case::acts::request_termination::RequestTermination;

use super::on_case::OnCase;
use crate::extract::body::Body;
use crate::openapi::IfMatchHeader;
use crate::problem::Problem;

/// 申请终止委托
///
/// The applicant asks to end the entrustment (C15).
#[utoipa::path(
    tag = "办件",
    operation_id = "request_termination",
    summary = "申请终止委托",
    params(IfMatchHeader),
    request_body = TerminationWishRequest,
    responses((status = 200, body = CaseView, description = "办件现状"))
)]
#[post("/{id}/termination-request")]
pub(crate) async fn request_termination(
    on: OnCase,
    body: Result<Body<TerminationWishRequest>, Problem>,
) -> Result<HttpResponse, Problem> {
    on.command::<TerminationWishRequest, RequestTermination>(body)
        .await
}
