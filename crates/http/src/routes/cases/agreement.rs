//! `POST /api/v1/cases/{id}/agreement`: 拟定委托协议.

use actix_web::{HttpResponse, post};
use bangban_api_types::cases::acts::AgreementRequest;
use bangban_api_types::cases::view::CaseView;
use bangban_domain::case::acts::draw_up_agreement::DrawUpAgreement;

use super::on_case::OnCase;
use crate::extract::body::Body;
use crate::openapi::IfMatchHeader;
use crate::problem::Problem;

/// 拟定委托协议
///
/// Draws the agreement up, or a supplementary one (C1, C7).
#[utoipa::path(
    tag = "办件",
    operation_id = "draw_up_agreement",
    summary = "拟定委托协议",
    params(IfMatchHeader),
    request_body = AgreementRequest,
    responses((status = 200, body = CaseView, description = "办件现状"))
)]
#[post("/{id}/agreement")]
pub(crate) async fn draw_up_agreement(
    on: OnCase,
    body: Result<Body<AgreementRequest>, Problem>,
) -> Result<HttpResponse, Problem> {
    on.command::<AgreementRequest, DrawUpAgreement>(body).await
}
