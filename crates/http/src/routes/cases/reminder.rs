//! `POST /api/v1/cases/{id}/reminders`: 催办提醒.

use actix_web::{HttpResponse, post};
use bangban_api_types::cases::acts::ReminderRequest;
use bangban_api_types::cases::view::CaseView;
use bangban_domain::case::acts::remind::Remind;

use super::on_case::OnCase;
use crate::extract::body::Body;
use crate::openapi::IfMatchHeader;
use crate::problem::Problem;

/// 催办提醒
///
/// Asks the applicant to cooperate, with a date (C15).
#[utoipa::path(
    tag = "办件",
    operation_id = "remind_applicant",
    summary = "催办提醒",
    params(IfMatchHeader),
    request_body = ReminderRequest,
    responses((status = 200, body = CaseView, description = "办件现状"))
)]
#[post("/{id}/reminders")]
pub(crate) async fn remind_applicant(
    on: OnCase,
    body: Result<Body<ReminderRequest>, Problem>,
) -> Result<HttpResponse, Problem> {
    on.command::<ReminderRequest, Remind>(body).await
}
