//! `POST /api/v1/cases/{id}/suspensions`: 中止.

use actix_web::{HttpResponse, post};
use bangban_api_types::cases::acts::SuspensionRequest;
use bangban_api_types::cases::view::CaseView;
use bangban_domain::case::acts::suspend::Suspend;

use super::on_case::OnCase;
use crate::extract::body::Body;
use crate::openapi::IfMatchHeader;
use crate::problem::Problem;

/// 中止
///
/// The entrustment rests; its clock stops (C13).
#[utoipa::path(
    tag = "办件",
    operation_id = "suspend_case",
    summary = "中止",
    params(IfMatchHeader),
    request_body = SuspensionRequest,
    responses((status = 201, body = CaseView, description = "已登记，返回办件现状", headers(("Location" = String, description = "新记录的地址"))))
)]
#[post("/{id}/suspensions")]
pub(crate) async fn suspend_case(
    on: OnCase,
    body: Result<Body<SuspensionRequest>, Problem>,
) -> Result<HttpResponse, Problem> {
    on.command::<SuspensionRequest, Suspend>(body).await
}
