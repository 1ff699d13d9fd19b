//! `POST /api/v1/cases/{id}/problems/{pid}/solution`: 问题解决.

use actix_web::{HttpResponse, post};
use bangban_api_types::cases::acts::ProblemSolutionRequest;
use bangban_api_types::cases::view::CaseView;
use bangban_domain::case::Action;
use bangban_domain::case::acts::solve_problem::SolveProblem;
use bangban_domain::id::ProblemId;

use super::on_case::OnCase;
use crate::extract::body::Body;
use crate::problem::Problem;

/// 问题解决
///
/// Says how a problem was solved (C20).
#[utoipa::path(
    tag = "办件",
    operation_id = "solve_problem",
    summary = "问题解决",
    request_body = ProblemSolutionRequest,
    responses((status = 200, body = CaseView, description = "办件现状"))
)]
#[post("/{id}/problems/{pid}/solution")]
pub(crate) async fn solve_problem(
    on: OnCase,
    body: Result<Body<ProblemSolutionRequest>, Problem>,
) -> Result<HttpResponse, Problem> {
    let part = on.part()?;
    on.act(
        Action::ProblemSolution,
        body,
        async |work, request: ProblemSolutionRequest| {
            work.finish(SolveProblem {
                id: ProblemId::new(part),
                text: request.text.into(),
            })
            .await
        },
    )
    .await
}
