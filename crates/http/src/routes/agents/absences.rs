//! `/api/v1/agents/{id}/absences`: 离岗.

use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, get, post};
use bangban_api_types::agents::{AbsenceEndRequest, AbsenceRequest, AbsenceView};
use bangban_api_types::{Day, Page as PageView};
use bangban_application::network::agents::{self, Absence, NewAbsence};
use bangban_domain::policy::Permission;
use uuid::Uuid;

use crate::caller::{Signed, platform};
use crate::etag::versioned_response;
use crate::extract::body::Body;
use crate::extract::path::PathId;
use crate::extract::query::Query;
use crate::problem::{Problem, ProblemCode};
use crate::routes::lists::{NO_VERSION, list_response};
use crate::routes::paging::PageQuery;

/// 离岗记录
///
/// For the agent and the supervisor; the newest first.
#[utoipa::path(
    tag = "代办员",
    operation_id = "list_agent_absences",
    summary = "离岗记录",
    params(PageQuery),
    responses((status = 200, body = PageView<AbsenceView>, description = "一页离岗记录", example = json!({ "items": [{
        "id": "01999999-9999-7999-8999-999999999989", "agent_id": "01999999-9999-7999-8999-999999999999",
        "from": "2026-03-09", "until": "2026-03-13", "reason_code": "training",
        "substitute_id": "01999999-9999-7999-8999-999999999991", "ended_on": null,
        "recorded_at": "2026-03-02T01:30:00Z"
    }], "next_cursor": null })))
)]
#[get("/{id}/absences")]
pub(super) async fn list_agent_absences(
    request: HttpRequest,
    Signed(caller): Signed,
    id: Result<PathId<Uuid>, Problem>,
    query: Result<Query<PageQuery>, Problem>,
) -> Result<HttpResponse, Problem> {
    caller.must(Permission::ReadAgents)?;
    let PathId(id) = id?;
    let platform = platform(&request)?;
    let agent = agents::managed_or_own(&platform, &caller, id.into()).await?;
    let Query(query) = query?;
    let found = agents::absences(&platform, &caller, agent.id, &query.page()).await?;
    Ok(list_response(found, view))
}

/// 登记离岗
///
/// By the agent or the supervisor. Who stands in is another agent of the same venue, who is there on all of
/// these days.
#[utoipa::path(
    tag = "代办员",
    operation_id = "record_agent_absence",
    summary = "登记离岗",
    request_body = AbsenceRequest,
    responses((status = 201, body = AbsenceView, description = "离岗记录", example = json!({
        "id": "01999999-9999-7999-8999-999999999989", "agent_id": "01999999-9999-7999-8999-999999999999",
        "from": "2026-03-09", "until": "2026-03-13", "reason_code": "training",
        "substitute_id": "01999999-9999-7999-8999-999999999991", "ended_on": null,
        "recorded_at": "2026-03-02T01:30:00Z"
    })))
)]
#[post("/{id}/absences")]
pub(super) async fn record_agent_absence(
    request: HttpRequest,
    Signed(caller): Signed,
    id: Result<PathId<Uuid>, Problem>,
    body: Result<Body<AbsenceRequest>, Problem>,
) -> Result<HttpResponse, Problem> {
    caller.must(Permission::ReadAgents)?;
    let PathId(id) = id?;
    let platform = platform(&request)?;
    let agent = agents::managed_or_own(&platform, &caller, id.into()).await?;
    let Body(sent) = body?;
    let new = NewAbsence {
        from: sent.from.0,
        until: sent.until.0,
        reason: sent.reason_code,
        substitute_id: sent.substitute_id.map(Into::into),
    };
    let absence = agents::record_absence(&platform, &caller, agent.id, new).await?;
    let location = format!(
        "/api/v1/agents/{}/absences/{}",
        absence.agent_id, absence.id
    );
    let mut response =
        versioned_response(&request, StatusCode::CREATED, NO_VERSION, &view(absence))?;
    let location = HeaderValue::from_str(&location).map_err(|_| ProblemCode::Internal)?;
    response.headers_mut().insert(header::LOCATION, location);
    Ok(response)
}

/// 销假
///
/// Ends an absence on a day that is not to come, whatever was expected.
#[utoipa::path(
    tag = "代办员",
    operation_id = "end_agent_absence",
    summary = "销假",
    request_body = AbsenceEndRequest,
    responses((status = 200, body = AbsenceView, description = "离岗记录", example = json!({
        "id": "01999999-9999-7999-8999-999999999989", "agent_id": "01999999-9999-7999-8999-999999999999",
        "from": "2026-03-09", "until": "2026-03-13", "reason_code": "training",
        "substitute_id": "01999999-9999-7999-8999-999999999991", "ended_on": "2026-03-11",
        "recorded_at": "2026-03-02T01:30:00Z"
    })))
)]
#[post("/{id}/absences/{aid}/end")]
pub(super) async fn end_agent_absence(
    request: HttpRequest,
    Signed(caller): Signed,
    ids: Result<PathId<(Uuid, Uuid)>, Problem>,
    body: Result<Body<AbsenceEndRequest>, Problem>,
) -> Result<HttpResponse, Problem> {
    caller.must(Permission::ReadAgents)?;
    let PathId((id, absence)) = ids?;
    let platform = platform(&request)?;
    let agent = agents::managed_or_own(&platform, &caller, id.into()).await?;
    let ids = (agent.id, absence.into());
    agents::absence(&platform, &caller, ids).await?;
    let Body(sent) = body?;
    let ended = agents::end_absence(&platform, &caller, ids, sent.ended_on.0).await?;
    versioned_response(&request, StatusCode::OK, NO_VERSION, &view(ended))
}

fn view(absence: Absence) -> AbsenceView {
    AbsenceView {
        id: absence.id.uuid(),
        agent_id: absence.agent_id.uuid(),
        from: Day(absence.from),
        until: Day(absence.until),
        reason_code: absence.reason,
        substitute_id: absence.substitute_id.map(Into::into),
        ended_on: absence.ended_on.map(Day),
        recorded_at: absence.recorded_at,
    }
}
