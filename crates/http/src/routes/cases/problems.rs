//! `POST /api/v1/cases/{id}/problems`: 上报问题.

use actix_web::{HttpResponse, get, post};
use bangban_api_types::Page;
use bangban_api_types::cases::acts::ProblemRequest;
use bangban_api_types::cases::parts::ProblemView;
use bangban_api_types::cases::view::CaseView;
use bangban_domain::case::acts::raise_problem::RaiseProblem;
use bangban_domain::policy::grants::acts_as_applicant;

use super::on_case::OnCase;
use crate::extract::body::Body;
use crate::problem::Problem;

/// 上报问题
///
/// Raises a problem met in the case (C20).
#[utoipa::path(
    tag = "办件",
    operation_id = "raise_problem",
    summary = "上报问题",
    request_body = ProblemRequest,
    responses((status = 201, body = CaseView, description = "已登记，返回办件现状", headers(("Location" = String, description = "新记录的地址"))))
)]
#[post("/{id}/problems")]
pub(crate) async fn raise_problem(
    on: OnCase,
    body: Result<Body<ProblemRequest>, Problem>,
) -> Result<HttpResponse, Problem> {
    on.command::<ProblemRequest, RaiseProblem>(body).await
}

/// 问题台账
///
/// All of the case, in the order of recording: they are few, so that there is one page. Between members of staff.
#[utoipa::path(
    tag = "办件",
    operation_id = "list_problems",
    summary = "查看问题台账",
    responses((status = 200, body = Page<ProblemView>, description = "全部问题台账"))
)]
#[get("/{id}/problems")]
pub(crate) async fn list_problems(on: OnCase) -> Result<HttpResponse, Problem> {
    let case = on.read().await?;
    // As in the view of the case: an applicant is shown none.
    let to_staff = !acts_as_applicant(&on.caller().actor, &case);
    let mandate = case.record.state.mandate().filter(|_| to_staff);
    let items = mandate
        .map(|mandate| mandate.problems.iter().map(ProblemView::from).collect())
        .unwrap_or_default();
    Ok(HttpResponse::Ok().json(Page::<ProblemView> {
        items,
        next_cursor: None,
    }))
}
