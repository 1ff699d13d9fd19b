//! `POST /api/v1/cases/{id}/archive`: 归档.

use actix_web::{HttpResponse, post};
use bangban_api_types::cases::acts::ArchiveRequest;
use bangban_api_types::cases::view::CaseView;
use bangban_domain::case::acts::archive::ArchiveCase;

use super::on_case::OnCase;
use crate::extract::body::Body;
use crate::openapi::IfMatchHeader;
use crate::problem::Problem;

/// 归档
///
/// The archivist takes the case over (C14).
#[utoipa::path(
    tag = "办件",
    operation_id = "archive_case",
    summary = "归档",
    params(IfMatchHeader),
    request_body = ArchiveRequest,
    responses((status = 200, body = CaseView, description = "办件现状"))
)]
#[post("/{id}/archive")]
pub(crate) async fn archive_case(
    on: OnCase,
    body: Result<Body<ArchiveRequest>, Problem>,
) -> Result<HttpResponse, Problem> {
    on.command::<ArchiveRequest, ArchiveCase>(body).await
}
