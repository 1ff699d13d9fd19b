//! Agents (帮办代办员): the routes below `/api/v1/agents`, one operation per file but for the two reads, which
//! are for all staff.

mod absences;
mod appoint;
mod change;
mod dismissal;
mod record;
mod transfer;
mod undertaking;
mod workload;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, get};
use bangban_api_types::agents::{AgentView, StaffChangeView};
use bangban_api_types::{Day, Page as PageView};
use bangban_application::network::agents::{self, Agent, AgentFilter, Done};
use bangban_domain::agent::AgentKind;
use bangban_domain::policy::Permission;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_actix_web::scope::scope;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;
use validator::Validate;

use super::filings;
use super::lists::list_response;
use super::paging::page;
use crate::caller::{Signed, platform};
use crate::etag::versioned_response;
use crate::extract::path::PathId;
use crate::extract::query::Query;
use crate::problem::Problem;

/// The filters of the list. Names are personal data and stand in no URL.
#[derive(Debug, Clone, Default, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
struct AgentQuery {
    /// 只看该机构的。
    organization_id: Option<Uuid>,
    /// 该机构及其全部下级的。
    within: Option<Uuid>,
    /// 专职、兼职或志愿者。
    kind: Option<AgentKind>,
    /// `true`：只看在岗的。
    active: Option<bool>,
    /// 每页条数，1–100，默认 20。
    #[validate(range(min = 1, max = 100, code = "out_of_range"))]
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u32>,
    /// 上一页的 `next_cursor`。
    #[param(max_length = 1024)]
    cursor: Option<String>,
}

/// 代办员列表
///
/// In the order in which their accounts were made.
#[utoipa::path(
    tag = "代办员",
    operation_id = "list_agents",
    summary = "代办员列表",
    params(AgentQuery),
    responses((status = 200, body = PageView<AgentView>, description = "一页代办员", example = json!({ "items": [{
        "id": "01999999-9999-7999-8999-999999999999", "name": "孙建国",
        "organization_id": "01999999-9999-7999-8999-999999999998", "kind": "full_time", "active": true,
        "undertaking_signed_on": "2026-03-02", "duty_phone": "0539-8123456", "source": "staff",
        "dispatched_by": null, "term_from": null, "term_until": null, "window_id": null,
        "criteria": { "service_awareness": true, "professional_skill": true, "work_style": true },
        "honours": null, "version": 1
    }], "next_cursor": null })))
)]
#[get("")]
async fn list_agents(
    request: HttpRequest,
    Signed(caller): Signed,
    query: Result<Query<AgentQuery>, Problem>,
) -> Result<HttpResponse, Problem> {
    caller.must(Permission::ReadAgents)?;
    let Query(query) = query?;
    let filter = AgentFilter {
        organization_id: query.organization_id.map(Into::into),
        kind: query.kind,
        active: query.active,
        ..AgentFilter::default()
    };
    let platform = platform(&request)?;
    let within = query.within.map(Into::into);
    let found = agents::list(
        &platform,
        &caller,
        filter,
        within,
        &page(query.limit, query.cursor),
    )
    .await?;
    Ok(list_response(found, view))
}

/// 查看代办员
///
/// Where the agent belongs, and whether he or she may be named in a case (C9).
#[utoipa::path(
    tag = "代办员",
    operation_id = "get_agent",
    summary = "查看代办员",
    responses((status = 200, body = AgentView, description = "代办员", example = json!({
        "id": "01999999-9999-7999-8999-999999999999", "name": "孙建国",
        "organization_id": "01999999-9999-7999-8999-999999999998", "kind": "full_time", "active": true,
        "undertaking_signed_on": "2026-03-02", "duty_phone": "0539-8123456", "source": "staff",
        "dispatched_by": null, "term_from": null, "term_until": null, "window_id": null,
        "criteria": { "service_awareness": true, "professional_skill": true, "work_style": true },
        "honours": null, "version": 1
    })))
)]
#[get("/{id}")]
async fn get_agent(
    request: HttpRequest,
    Signed(caller): Signed,
    id: Result<PathId<Uuid>, Problem>,
) -> Result<HttpResponse, Problem> {
    caller.must(Permission::ReadAgents)?;
    let PathId(id) = id?;
    let platform = platform(&request)?;
    let agent = agents::get(&platform, &caller, id.into()).await?;
    versioned_response(&request, StatusCode::OK, agent.version, &view(agent))
}

fn view(agent: Agent) -> AgentView {
    AgentView {
        id: agent.id.uuid(),
        name: agent.name,
        organization_id: agent.organization_id.uuid(),
        kind: agent.kind,
        active: agent.active,
        undertaking_signed_on: agent.undertaking_signed_on.map(Day),
        duty_phone: agent.duty_phone,
        source: agent.profile.source,
        dispatched_by: agent.profile.dispatched_by,
        term_from: agent.profile.term_from.map(Day),
        term_until: agent.profile.term_until.map(Day),
        window_id: agent.profile.window_id.map(Into::into),
        criteria: agent.profile.criteria,
        honours: agent.profile.honours,
        version: agent.version,
    }
}

/// What was done about an agent: the answer carries the agent's version.
fn done(request: &HttpRequest, status: StatusCode, done: Done) -> Result<HttpResponse, Problem> {
    let version = done.agent.version;
    let shown = StaffChangeView {
        agent: view(done.agent),
        filing: filings::view(done.filing),
    };
    versioned_response(request, status, version, &shown)
}

/// The routes below `/api/v1/agents`.
pub(crate) fn configure(config: &mut ServiceConfig) {
    config.service(
        scope("/api/v1/agents")
            .service(list_agents)
            .service(appoint::appoint_agent)
            .service(change::change_agent)
            .service(transfer::transfer_agent)
            .service(dismissal::dismiss_agent)
            .service(undertaking::sign_agent_undertaking)
            .service(absences::list_agent_absences)
            .service(absences::record_agent_absence)
            .service(absences::end_agent_absence)
            .service(record::put_agent_record)
            .service(record::disclose_agent_record)
            .service(workload::get_agent_workload)
            .service(get_agent),
    );
}
