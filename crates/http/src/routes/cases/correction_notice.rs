//! `POST /api/v1/cases/{id}/correction-notice`: 一次性告知.

use actix_web::{HttpResponse, post};
use bangban_api_types::cases::acts::CorrectionNoticeRequest;
use bangban_api_types::cases::view::CaseView;
use bangban_domain::case::acts::issue_notice::IssueNotice;

use super::on_case::OnCase;
use crate::extract::body::Body;
use crate::openapi::IfMatchHeader;
use crate::problem::Problem;

/// 一次性告知
///
/// Lists everything that is missing, once (C4).
#[utoipa::path(
    tag = "办件",
    operation_id = "issue_correction_notice",
    summary = "一次性告知",
    params(IfMatchHeader),
    request_body = CorrectionNoticeRequest,
    responses((status = 200, body = CaseView, description = "办件现状"))
)]
#[post("/{id}/correction-notice")]
pub(crate) async fn issue_correction_notice(
    on: OnCase,
    body: Result<Body<CorrectionNoticeRequest>, Problem>,
) -> Result<HttpResponse, Problem> {
    on.command::<CorrectionNoticeRequest, IssueNotice>(body)
        .await
}
