//! `POST /api/v1/cases/{id}/suspensions/{sid}/end`: 续办.

use actix_web::{HttpResponse, post};
use bangban_api_types::cases::acts::SuspensionEndRequest;
use bangban_api_types::cases::view::CaseView;
use bangban_domain::case::Action;
use bangban_domain::case::acts::resume::Resume;
use bangban_domain::id::SuspensionId;

use super::on_case::OnCase;
use crate::extract::body::Body;
use crate::openapi::IfMatchHeader;
use crate::problem::Problem;

/// 续办
///
/// The entrustment goes on; what it rested moves its due date (C13).
#[utoipa::path(
    tag = "办件",
    operation_id = "resume_case",
    summary = "续办",
    params(IfMatchHeader),
    request_body = SuspensionEndRequest,
    responses((status = 200, body = CaseView, description = "办件现状"))
)]
#[post("/{id}/suspensions/{sid}/end")]
pub(crate) async fn resume_case(
    on: OnCase,
    body: Result<Body<SuspensionEndRequest>, Problem>,
) -> Result<HttpResponse, Problem> {
    let part = on.part()?;
    on.act(
        Action::Resumption,
        body,
        async |work, request: SuspensionEndRequest| {
            let command = Resume {
                id: SuspensionId::new(part),
                ended_on: request.ended_on.0,
                note: request.note.map(String::from),
            };
            work.finish(command).await
        },
    )
    .await
}
