//! `POST /api/v1/cases/{id}/supplement`: 补正.

use actix_web::{HttpResponse, post};
use bangban_api_types::cases::acts::SupplementRequest;
use bangban_api_types::cases::view::CaseView;
use bangban_domain::case::acts::supplement::Supplement;

use super::on_case::OnCase;
use crate::extract::body::Body;
use crate::openapi::IfMatchHeader;
use crate::problem::Problem;

/// 补正
///
/// The applicant supplies what is missing (C4).
#[utoipa::path(
    tag = "办件",
    operation_id = "supplement_case",
    summary = "补正",
    params(IfMatchHeader),
    request_body = SupplementRequest,
    responses((status = 200, body = CaseView, description = "办件现状"))
)]
#[post("/{id}/supplement")]
pub(crate) async fn supplement_case(
    on: OnCase,
    body: Result<Body<SupplementRequest>, Problem>,
) -> Result<HttpResponse, Problem> {
    on.command::<SupplementRequest, Supplement>(body).await
}
