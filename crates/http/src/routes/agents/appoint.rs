//! `POST /api/v1/agents`: 聘任.

use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, post};
use bangban_api_types::Text;
use bangban_api_types::agents::{AppointmentRequest, StaffChangeView};
use bangban_api_types::organizations::counter_phone;
use bangban_application::network::agents::{self, Appointment, Profile, Who};
use bangban_domain::policy::Permission;

use super::done;
use crate::caller::{Signed, platform};
use crate::extract::body::Body;
use crate::problem::{Problem, ProblemCode};

/// 聘任
///
/// Somebody who has an account, or somebody new, whose account is made without a password: signing in waits
/// for the security administrator. The filing with the superior department is made with it, and waits to be
/// filed. From a later day on, where that is said; until then the agent is not in service.
#[utoipa::path(
    tag = "代办员",
    operation_id = "appoint_agent",
    summary = "聘任",
    request_body = AppointmentRequest,
    responses((status = 201, body = StaffChangeView, description = "代办员和待报备的备案", headers(("ETag" = String)), example = json!({ "agent": { "id": "01999999-9999-7999-8999-999999999999", "name": "孙建国",
        "organization_id": "01999999-9999-7999-8999-999999999998", "kind": "full_time", "active": true,
        "undertaking_signed_on": "2026-03-02", "duty_phone": "0539-8123456", "source": "staff",
        "dispatched_by": null, "term_from": null, "term_until": null, "window_id": null,
        "criteria": { "service_awareness": true, "professional_skill": true, "work_style": true },
        "honours": null, "version": 1 }, "filing": { "id": "01999999-9999-7999-8999-999999999990", "kind": "appointment", "state": "unfiled",
        "agent_id": "01999999-9999-7999-8999-999999999999", "agent_name": "孙建国", "agent_kind": "full_time",
        "window_id": null, "organization_id": "01999999-9999-7999-8999-999999999998",
        "from_organization_id": null, "superior_id": "01999999-9999-7999-8999-999999999997",
        "effective_on": "2026-03-02", "applied": true, "reason_code": null, "reason": null, "despite_norm": null,
        "acted_by": "01999999-9999-7999-8999-999999999996", "acted_at": "2026-03-02T01:30:00Z",
        "due_on": "2026-03-16", "filed_by": null, "filed_at": null, "decided_by": null,
        "decided_at": null, "filing_number": null, "return_reason": null, "version": 2 } })))
)]
#[post("")]
pub(super) async fn appoint_agent(
    request: HttpRequest,
    Signed(caller): Signed,
    body: Result<Body<AppointmentRequest>, Problem>,
) -> Result<HttpResponse, Problem> {
    caller.must(Permission::ManageAgents)?;
    let Body(sent) = body?;
    let platform = platform(&request)?;
    let made = agents::appoint(&platform, &caller, appointment(sent)?).await?;
    let location = format!("/api/v1/agents/{}", made.agent.id);
    let mut response = done(&request, StatusCode::CREATED, made)?;
    let location = HeaderValue::from_str(&location).map_err(|_| ProblemCode::Internal)?;
    response.headers_mut().insert(header::LOCATION, location);
    Ok(response)
}

fn appointment(sent: AppointmentRequest) -> Result<Appointment, Problem> {
    let who = match (sent.user_id, sent.person) {
        (Some(id), None) => Who::Account(id.into()),
        (None, Some(person)) => Who::Person {
            name: person.name.trimmed(),
            username: person.username.trimmed(),
        },
        // The body was checked for that.
        _ => return Err(ProblemCode::Internal.into()),
    };
    Ok(Appointment {
        who,
        organization_id: sent.organization_id.into(),
        kind: sent.kind,
        duty_phone: sent.duty_phone.and_then(|phone| counter_phone(&phone.0)),
        profile: Profile {
            source: sent.source,
            dispatched_by: sent.dispatched_by.map(Text::trimmed),
            term_from: sent.term_from.map(Into::into),
            term_until: sent.term_until.map(Into::into),
            window_id: sent.window_id.map(Into::into),
            criteria: sent.criteria,
            honours: None,
        },
        effective_on: sent.effective_on.0,
    })
}
