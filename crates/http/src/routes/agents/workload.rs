//! `GET /api/v1/agents/{id}/workload`: 在办量.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, get};
use bangban_api_types::agents::{StateCount, WorkloadView};
use bangban_application::network::agents::{self, Workload};
use bangban_domain::policy::Permission;
use uuid::Uuid;

use crate::caller::{Signed, platform};
use crate::etag::versioned_response;
use crate::extract::path::PathId;
use crate::problem::Problem;
use crate::routes::lists::NO_VERSION;

/// 在办量
///
/// The open cases of an agent by state, each counted up to 1,000: for the agent, the supervisor of the subtree
/// and the clerks of the venue.
#[utoipa::path(
    tag = "代办员",
    operation_id = "get_agent_workload",
    summary = "在办量",
    responses((status = 200, body = WorkloadView, description = "在办量", example = json!({
        "agent_id": "01999999-9999-7999-8999-999999999999", "open": 7,
        "by_state": [{ "state": "accepted", "count": 1 }, { "state": "in_progress", "count": 5 },
            { "state": "suspended", "count": 1 }, { "state": "completed", "count": 0 }],
        "overdue": 1
    })))
)]
#[get("/{id}/workload")]
pub(super) async fn get_agent_workload(
    request: HttpRequest,
    Signed(caller): Signed,
    id: Result<PathId<Uuid>, Problem>,
) -> Result<HttpResponse, Problem> {
    caller.must(Permission::ReadAgents)?;
    let PathId(id) = id?;
    let platform = platform(&request)?;
    let found = agents::workload(&platform, &caller, id.into()).await?;
    versioned_response(&request, StatusCode::OK, NO_VERSION, &view(id, found))
}

fn view(agent_id: Uuid, found: Workload) -> WorkloadView {
    let by_state: Vec<StateCount> = found
        .by_state
        .into_iter()
        .map(|(state, count)| StateCount { state, count })
        .collect();
    WorkloadView {
        agent_id,
        open: by_state.iter().map(|it| it.count).sum(),
        by_state,
        overdue: found.overdue,
    }
}
