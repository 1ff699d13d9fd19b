//! `POST /api/v1/cases/{id}/withdrawal`: 撤回.

use actix_web::{HttpResponse, post};
use bangban_api_types::cases::acts::WithdrawalRequest;
use bangban_api_types::cases::view::CaseView;
use bangban_domain::case::acts::withdraw::Withdraw;

use super::on_case::OnCase;
use crate::extract::body::Body;
use crate::openapi::IfMatchHeader;
use crate::problem::Problem;

/// 撤回
///
/// The applicant takes the application back.
#[utoipa::path(
    tag = "办件",
    operation_id = "withdraw_case",
    summary = "撤回",
    params(IfMatchHeader),
    request_body = WithdrawalRequest,
    responses((status = 200, body = CaseView, description = "办件现状"))
)]
#[post("/{id}/withdrawal")]
pub(crate) async fn withdraw_case(
    on: OnCase,
    body: Result<Body<WithdrawalRequest>, Problem>,
) -> Result<HttpResponse, Problem> {
    on.command::<WithdrawalRequest, Withdraw>(body).await
}
