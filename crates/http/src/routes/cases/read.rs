//! `GET /api/v1/cases/{id}`: one case.

use actix_web::{HttpResponse, get};
use bangban_api_types::cases::view::CaseView;

use super::on_case::OnCase;
use crate::problem::Problem;

/// 查看办件
///
/// Masked by default (P2); out of scope it does not exist (P3). `allowed_actions` is what this caller
/// may do now.
#[utoipa::path(
    tag = "办件",
    operation_id = "get_case",
    summary = "查看办件",
    responses((status = 200, body = CaseView, description = "办件"))
)]
#[get("/{id}")]
pub(crate) async fn get_case(on: OnCase) -> Result<HttpResponse, Problem> {
    let case = on.read().await?;
    on.show(&case).await
}
