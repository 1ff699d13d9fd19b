//! `Idempotency-Key` on every POST of a signed-in caller: one effect, however often it is sent.
//!
//! Owns the header's rules. An act on a case keeps its answer in the transaction of its effect (it
//! takes the ticket out of the request); for everything else the answer is kept right after it. A
//! refused request had no effect: its key is given back, and the next one under it is judged anew.

use actix_web::body::{BodySize, BodyStream, BoxBody, MessageBody, to_bytes, to_bytes_limited};
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{self, HeaderValue};
use actix_web::middleware::Next;
use actix_web::web::Bytes;
use actix_web::{Error, FromRequest, HttpMessage, HttpResponse, ResponseError};
use bangban_application::replies::{self, Claim, Reply, Request, Ticket};
use bangban_application::{Caller, Platform, cases};
use bangban_domain::id::CaseId;
use futures_util::StreamExt;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::caller::{Signed, platform};
use crate::extract::body::{BodyLimit, in_time};
use crate::extract::idempotency_key::{IDEMPOTENCY_KEY, IDEMPOTENCY_REPLAYED, IdempotencyKey};
use crate::extract::room::{Share, append};
use crate::problem::{Problem, ProblemCode};
use crate::routes::cases::documents;
use crate::routes::reply::response;

/// Where cases are.
const CASES: &str = "/api/v1/cases/";

/// The largest answer that is kept; ours are far smaller.
const MOST_KEPT: u64 = 1024 * 1024;

/// Middleware: claims the key, gives a kept answer again, or keeps this one.
pub(crate) async fn idempotency(
    mut request: ServiceRequest,
    next: Next<BoxBody>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    if request.method() != Method::POST || !request.headers().contains_key(IDEMPOTENCY_KEY) {
        return next.call(request).await;
    }
    if is_never_kept(&request) {
        return match read_key(&mut request).await {
            Ok(_) => next.call(request).await,
            Err(problem) => Ok(refused(request, &problem)),
        };
    }
    let (http, payload) = request.parts_mut();
    let signed = match Signed::from_request(http, payload).await {
        Ok(Signed(caller)) => caller,
        // Without a caller a key belongs to nobody; the handler answers 401, or needs no sign-in.
        Err(problem) if problem.status() == 401 => return next.call(request).await,
        // Where nobody can say who calls, the request must not go on without its key: by the time the
        // handler asks again, the database may be back.
        Err(problem) => return Ok(refused(request, &problem)),
    };
    let key = match read_key(&mut request).await {
        Ok(Some(key)) => key,
        Ok(None) => return next.call(request).await,
        Err(problem) => return Ok(refused(request, &problem)),
    };
    let platform = platform(request.request())?;
    // Held to the end of the request. The handler reads the body once more: it is counted once.
    let mut room = Share::of(signed.actor.user_id, request.request())?;
    let body = match whole_body(&mut request, &mut room).await {
        Ok(body) => body,
        Err(problem) => return Ok(refused(request, &problem)),
    };
    room.covers(request.request());
    let fingerprint = fingerprint(&request, &body);
    request.set_payload(Payload::from(body));
    let caller = signed.actor.user_id.to_string();
    let claim = Request {
        caller: &caller,
        key: &key,
        fingerprint: &fingerprint,
    };
    let problem = match replies::claim(&platform, &claim).await {
        Ok(Claim::Fresh(ticket)) => return run(&platform, request, next, ticket).await,
        Ok(Claim::Replay(reply)) => match still_sees(&platform, &signed, &request).await {
            Ok(()) => return Ok(replayed(request, reply)),
            Err(problem) => problem,
        },
        Ok(Claim::Running) => Problem::new(ProblemCode::IdempotencyInProgress).with_retry_after(1),
        Ok(Claim::Mismatch) => Problem::new(ProblemCode::IdempotencyKeyReused),
        Err(error) => Problem::from(error),
    };
    Ok(refused(request, &problem))
}

/// A search has no effect to have once, and yesterday's answer is no answer; nor has following a case, or looking at
/// it. Tokens and disclosed personal data are never kept. By the path as routes see it: written with escapes it is the
/// same one.
fn is_never_kept(request: &ServiceRequest) -> bool {
    let path = request.match_info().as_str();
    let ends = [
        "/search",
        "/track",
        "/viewers",
        "/disclosure",
        "/disclosures",
    ];
    path.starts_with("/api/v1/auth/") || ends.iter().any(|end| path.ends_with(end))
}

/// An answer about a case is given again only to who may still see the case.
async fn still_sees(
    platform: &Platform,
    caller: &Caller,
    request: &ServiceRequest,
) -> Result<(), Problem> {
    let below = request.match_info().as_str().strip_prefix(CASES);
    let id = below.and_then(|below| Uuid::try_parse(below.split('/').next()?).ok());
    match id {
        Some(id) => Ok(cases::read(platform, caller, CaseId::new(id))
            .await
            .map(drop)?),
        None => Ok(()),
    }
}

async fn read_key(request: &mut ServiceRequest) -> Result<Option<String>, Problem> {
    let (http, payload) = request.parts_mut();
    IdempotencyKey::from_request(http, payload)
        .await
        .map(|key| key.0)
}

/// Runs the request under its ticket.
async fn run(
    platform: &Platform,
    request: ServiceRequest,
    next: Next<BoxBody>,
    ticket: Ticket,
) -> Result<ServiceResponse<BoxBody>, Error> {
    request.extensions_mut().insert(ticket.clone());
    let answered = next.call(request).await;
    let response = match answered {
        Ok(response) if response.status().is_success() => response,
        refused => {
            give_back(platform, &ticket).await;
            return refused;
        }
    };
    // The handler took the ticket: the answer is kept already, with its effect.
    let untouched = response.request().extensions_mut().remove::<Ticket>();
    match untouched {
        None => Ok(response),
        Some(ticket) => keep(platform, &ticket, response).await,
    }
}

async fn keep(
    platform: &Platform,
    ticket: &Ticket,
    response: ServiceResponse<BoxBody>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    // What is too large to keep, or of unknown size, goes out as it is; the key is free again.
    if !matches!(response.response().body().size(), BodySize::Sized(size) if size <= MOST_KEPT) {
        give_back(platform, ticket).await;
        return Ok(response);
    }
    let (request, response) = response.into_parts();
    let (head, body) = response.into_parts();
    let body = to_bytes(body).await?;
    let kept = [
        header::ETAG,
        header::LOCATION,
        header::VARY,
        header::CACHE_CONTROL,
    ];
    let headers = kept.iter().filter_map(|name| {
        let value = head.headers().get(name)?.to_str().ok()?;
        Some((name.to_string(), value.to_owned()))
    });
    let text = String::from_utf8_lossy(&body).into_owned();
    let reply = Reply {
        status: head.status().as_u16(),
        headers: headers.collect(),
        body: text,
    };
    if let Err(error) = replies::keep(platform, ticket, &reply).await {
        tracing::warn!(%error, "an answer was not kept for repetition");
    }
    Ok(ServiceResponse::new(
        request,
        head.set_body(body).map_into_boxed_body(),
    ))
}

async fn give_back(platform: &Platform, ticket: &Ticket) {
    if let Err(error) = replies::release(platform, ticket).await {
        // It is free again after a minute even so.
        tracing::warn!(%error, "an idempotency key was not given back");
    }
}

async fn whole_body(request: &mut ServiceRequest, room: &mut Share) -> Result<Bytes, Problem> {
    let multipart = request
        .content_type()
        .eq_ignore_ascii_case("multipart/form-data");
    if multipart {
        documents::check_size(request.headers())?;
        // A file may take as long as the request.
        return whole_form(request.take_payload(), room).await;
    }
    let limit = request.app_data::<BodyLimit>().copied().unwrap_or_default();
    let payload = request.take_payload();
    // No longer than without a key.
    in_time(async {
        let read = to_bytes_limited(BodyStream::new(payload), limit.0).await;
        let bytes = read.map_err(|_| Problem::new(ProblemCode::PayloadTooLarge))?;
        bytes.map_err(|_| Problem::new(ProblemCode::BadRequest))
    })
    .await
}

async fn whole_form(mut payload: Payload, room: &mut Share) -> Result<Bytes, Problem> {
    let mut bytes = Vec::new();
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|_| Problem::new(ProblemCode::BadRequest))?;
        append(&mut bytes, &chunk, documents::MOST_OF_FORM, room)?;
    }
    Ok(bytes.into())
}

/// What was asked: method, path and body. Another one under the same key is a mistake.
fn fingerprint(request: &ServiceRequest, body: &[u8]) -> String {
    let mut digest = Sha256::new();
    for part in [
        request.method().as_str().as_bytes(),
        request.uri().to_string().as_bytes(),
        body,
    ] {
        digest.update((part.len() as u64).to_be_bytes());
        digest.update(part);
    }
    hex::encode(digest.finalize())
}

fn replayed(request: ServiceRequest, reply: Reply) -> ServiceResponse<BoxBody> {
    let mut response: HttpResponse = response(reply);
    response
        .headers_mut()
        .insert(IDEMPOTENCY_REPLAYED, HeaderValue::from_static("true"));
    request.into_response(response)
}

fn refused(request: ServiceRequest, problem: &Problem) -> ServiceResponse<BoxBody> {
    request.into_response(problem.error_response().map_into_boxed_body())
}
