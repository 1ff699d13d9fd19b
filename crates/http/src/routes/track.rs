//! `POST /api/v1/track`: following a case without signing in (C18).

use actix_web::{HttpRequest, HttpResponse, post};
use bangban_api_types::cases::track::{StepView, TrackRequest, TrackView};
use bangban_application::Error;
use bangban_application::track;
use utoipa_actix_web::scope::scope;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::caller::platform;
use crate::extract::body::Body;
use crate::problem::Problem;
use crate::routes::cases::shown::contact;

/// 进度查询
///
/// With number and code, no account. Public and masked; a wrong number and a wrong code look the same.
#[utoipa::path(
    tag = "进度查询",
    operation_id = "track_case",
    summary = "进度查询",
    security(()),
    request_body = TrackRequest,
    responses((status = 200, body = TrackView, description = "办件进度"), (status = 404))
)]
#[post("")]
pub(crate) async fn track_case(
    request: HttpRequest,
    body: Body<TrackRequest>,
) -> Result<HttpResponse, Problem> {
    let platform = platform(&request)?;
    let asked = body.0;
    let tracked = track::track(&platform, &asked.case_number.0, &asked.code.0).await;
    let tracked = tracked.map_err(not_tracked)?;
    let steps = tracked.steps.iter().map(|entry| StepView {
        kind: entry.event.kind().to_owned(),
        at: entry.at,
    });
    let steps = steps.collect();
    let organization = (tracked.organization_name, tracked.organization_phone);
    let view = TrackView::of(
        &tracked.case,
        tracked.service_item_name,
        organization,
        steps,
    )
    .ok_or_else(|| not_tracked(Error::NotFound))?
    .at(tracked.organization_address)
    .handled_by(tracked.agent.map(contact));
    Ok(HttpResponse::Ok()
        .insert_header(("Cache-Control", "no-store"))
        .json(view))
}

/// A citizen knows of no scopes; which of the two is wrong stays open.
fn not_tracked(error: Error) -> Problem {
    let unknown = error == Error::NotFound;
    let problem = Problem::from(error);
    if !unknown {
        return problem;
    }
    problem.with_detail(
        "没有查到：请核对办件编号和查询码，二者都在受理回执上。",
        "Nothing found: check the case number and the tracking code; both stand on the receipt.",
    )
}

/// The route `/api/v1/track`.
pub(crate) fn configure(config: &mut ServiceConfig) {
    config.service(scope("/api/v1/track").service(track_case));
}
