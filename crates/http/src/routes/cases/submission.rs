//! `POST /api/v1/cases/{id}/submission`: 提交申请.

use actix_web::{HttpResponse, post};
use bangban_api_types::cases::acts::SubmissionRequest;
use bangban_api_types::cases::view::CaseView;
use bangban_application::cases;
use bangban_domain::case::Action;

use super::on_case::OnCase;
use crate::extract::body::Body;
use crate::openapi::IfMatchHeader;
use crate::problem::Problem;

/// 提交申请
///
/// From draft to submitted: the number exists from here on; the tracking code is shown this once (C8).
#[utoipa::path(
    tag = "办件",
    operation_id = "submit_case",
    summary = "提交申请",
    params(IfMatchHeader),
    request_body = SubmissionRequest,
    responses((status = 200, body = CaseView, description = "办件现状，含办件编号；查询码只显示这一次"))
)]
#[post("/{id}/submission")]
pub(crate) async fn submit_case(
    on: OnCase,
    body: Result<Body<SubmissionRequest>, Problem>,
) -> Result<HttpResponse, Problem> {
    on.act_with(
        Action::Submission,
        body,
        async |work, request: SubmissionRequest| {
            let submitted = cases::submit(on.platform(), work, request.declaration).await?;
            Ok((submitted.pending, Some(submitted.tracking_code)))
        },
    )
    .await
}
