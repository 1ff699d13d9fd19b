//! Answers of changes: built before the commit, so that they can be kept with it (`Idempotency-Key`).
//!
//! Owns the form of such an answer. Does not own what is in it.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, HttpResponseBuilder};
use bangban_application::Error;
use bangban_application::cases::Pending;
use bangban_application::replies::{Reply, Ticket};
use bangban_domain::case::{Case, Event};
use serde::Serialize;

use crate::etag::etag;

/// Commits the change, and its answer with it, then gives the answer.
///
/// # Errors
/// Those of storage.
pub(crate) async fn commit(
    pending: Pending<'_>,
    ticket: Option<&Ticket>,
    status: u16,
    location: Option<String>,
    view: &impl Serialize,
) -> Result<HttpResponse, Error> {
    let body = serde_json::to_string(view).map_err(|_| Error::Internal)?;
    let mut headers = vec![
        (
            "ETag".to_owned(),
            etag(pending.case.version, body.as_bytes()),
        ),
        (
            "Vary".to_owned(),
            "Authorization, Accept-Language".to_owned(),
        ),
        ("Cache-Control".to_owned(), "private, no-cache".to_owned()),
    ];
    headers.extend(location.map(|location| ("Location".to_owned(), location)));
    let reply = Reply {
        status,
        headers,
        body,
    };
    match ticket {
        Some(ticket) => pending.commit_with(ticket, &reply).await?,
        None => pending.commit().await?,
    };
    Ok(response(reply))
}

/// The response that a reply stands for.
pub(crate) fn response(reply: Reply) -> HttpResponse {
    let status = StatusCode::from_u16(reply.status).unwrap_or(StatusCode::OK);
    let mut response = HttpResponseBuilder::new(status);
    for (name, value) in reply.headers {
        response.insert_header((name, value));
    }
    if reply.body.is_empty() {
        return response.finish();
    }
    response.content_type("application/json").body(reply.body)
}

/// Where the one thing with an id of its own is that these events made, if they made one.
pub(crate) fn location_of(case: &Case, events: &[Event]) -> Option<String> {
    let base = format!("/api/v1/cases/{}", case.id);
    events.iter().find_map(|event| match event {
        Event::Drafted => Some(base.clone()),
        Event::WorkLogged { id, .. } => Some(format!("{base}/log-entries/{id}")),
        Event::ChargeRecorded { id, .. } => Some(format!("{base}/charges/{id}")),
        Event::ProblemRaised { id, .. } => Some(format!("{base}/problems/{id}")),
        Event::Suspended { id, .. } => Some(format!("{base}/suspensions/{id}")),
        Event::ApprovalRequested(request) => {
            Some(format!("{base}/approval-requests/{}", request.id))
        }
        Event::DocumentAdded { id, .. } => Some(format!("{base}/documents/{id}")),
        _ => None,
    })
}
