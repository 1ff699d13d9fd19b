//! `POST /api/v1/cases/{id}/department-progress`: 登记部门办理进度.

use actix_web::{HttpResponse, post};
use bangban_api_types::cases::acts::DepartmentProgressRequest;
use bangban_api_types::cases::view::CaseView;
use bangban_domain::case::acts::record_department::RecordDepartment;

use super::on_case::OnCase;
use crate::extract::body::Body;
use crate::openapi::IfMatchHeader;
use crate::problem::Problem;

/// 登记部门办理进度
///
/// Keeps what a paper of the department says (C13), in the order of the papers: `filed` first, then
/// `accepted`, with the limits that the department promises, then its decision.
#[utoipa::path(
    tag = "办件",
    operation_id = "record_department_progress",
    summary = "登记部门办理进度",
    params(IfMatchHeader),
    request_body = DepartmentProgressRequest,
    responses((status = 200, body = CaseView, description = "办件现状"))
)]
#[post("/{id}/department-progress")]
pub(crate) async fn record_department_progress(
    on: OnCase,
    body: Result<Body<DepartmentProgressRequest>, Problem>,
) -> Result<HttpResponse, Problem> {
    on.command::<DepartmentProgressRequest, RecordDepartment>(body)
        .await
}
