//! `POST /api/v1/cases/{id}/approval-requests` and its decision: 申请审批, 审批决定.

use actix_web::{HttpResponse, post};
use bangban_api_types::cases::approval::{ApprovalDecisionInput, ApprovalRequestInput};
use bangban_api_types::cases::view::CaseView;
use bangban_application::cases::{self, NewRequest};
use bangban_domain::case::Action;
use bangban_domain::id::ApprovalRequestId;

use super::on_case::OnCase;
use crate::extract::body::Body;
use crate::problem::Problem;

/// 申请审批
///
/// Asks a supervisor for one of the five things that need approval (C4, C10, C11, C15).
#[utoipa::path(
    tag = "审批",
    operation_id = "request_approval",
    summary = "申请审批",
    request_body = ApprovalRequestInput,
    responses((status = 201, body = CaseView, description = "办件现状", headers(("Location" = String, description = "审批申请的地址"))))
)]
#[post("/{id}/approval-requests")]
pub(crate) async fn request_approval(
    on: OnCase,
    body: Result<Body<ApprovalRequestInput>, Problem>,
) -> Result<HttpResponse, Problem> {
    on.act(
        Action::ApprovalRequests,
        body,
        async |work, request: ApprovalRequestInput| {
            let new = NewRequest {
                wish: request.payload.into_wish(request.kind),
                reason_code: request.reason_code,
                reason: request.reason.into(),
            };
            cases::request_approval(on.caller(), work, new).await
        },
    )
    .await
}

/// 审批决定
///
/// A supervisor who neither asked nor is the agent decides; a yes is carried out at once.
#[utoipa::path(
    tag = "审批",
    operation_id = "decide_approval_request",
    summary = "审批决定",
    request_body = ApprovalDecisionInput,
    responses((status = 200, body = CaseView, description = "办件现状"))
)]
#[post("/{id}/approval-requests/{rid}/decision")]
pub(crate) async fn decide_approval_request(
    on: OnCase,
    body: Result<Body<ApprovalDecisionInput>, Problem>,
) -> Result<HttpResponse, Problem> {
    let part = on.part()?;
    on.act(
        Action::ApprovalDecision,
        body,
        async |work, request: ApprovalDecisionInput| {
            let id = ApprovalRequestId::new(part);
            cases::decide_request(
                on.caller(),
                work,
                id,
                request.approved,
                request.reason.into(),
            )
            .await
        },
    )
    .await
}
