//! `POST /api/v1/cases/{id}/agreement/signatures`: 签署协议.

use actix_web::{HttpResponse, post};
use bangban_api_types::cases::acts::SignatureRequest;
use bangban_api_types::cases::view::CaseView;
use bangban_domain::case::Action;
use bangban_domain::policy::grants::acts_as_applicant;

use super::on_case::OnCase;
use crate::extract::body::Body;
use crate::openapi::IfMatchHeader;
use crate::problem::Problem;

/// 签署协议
///
/// One party signs (C7). A clerk records the signatures of those who stand there; an applicant signs
/// for herself, electronically. For a simplified item the applicant's consent is recorded here too.
#[utoipa::path(
    tag = "办件",
    operation_id = "sign_agreement",
    summary = "签署协议",
    params(IfMatchHeader),
    request_body = SignatureRequest,
    responses((status = 200, body = CaseView, description = "办件现状"))
)]
#[post("/{id}/agreement/signatures")]
pub(crate) async fn sign_agreement(
    on: OnCase,
    body: Result<Body<SignatureRequest>, Problem>,
) -> Result<HttpResponse, Problem> {
    on.act(
        Action::Signatures,
        body,
        async |work, request: SignatureRequest| {
            let by_applicant = acts_as_applicant(&on.caller().actor, work.case());
            work.finish(request.into_command(by_applicant)).await
        },
    )
    .await
}
