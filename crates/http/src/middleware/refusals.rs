//! A refused attempt is in the audit trail: who tried what, and which problem was the answer.
//!
//! Owns which refusals are kept: those of signed-in callers who meant to change something, or looked at what they may
//! not see. Does not
//! keep what was sent: it may be personal data.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage};
use bangban_application::{Caller, refusals};

use crate::caller::platform;
use crate::problem::{Problem, ProblemCode};

/// Middleware: notes a refusal after the handler has answered.
pub(crate) async fn note_refusals<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let looks_only = request.method().is_safe();
    let response = next.call(request).await?;
    // Who looks at what he or she may not see is noted; who looks for what is not there is not, and so is every 404.
    let kept = match looks_only {
        true => response.status() == StatusCode::FORBIDDEN,
        false => response.status().is_client_error(),
    };
    if !kept {
        return Ok(response);
    }
    let http = response.request();
    let caller = http.extensions().get::<Caller>().cloned();
    let code = response
        .response()
        .extensions()
        .get::<Problem>()
        .map(|problem| problem.code);
    // Too many requests are counted, not written down: writing is what a flood would want.
    if let (Some(caller), Some(code)) = (caller, code)
        && code != ProblemCode::TooManyRequests
    {
        let platform = platform(http)?;
        let route = http.match_pattern().unwrap_or_default();
        let action = format!("{} {route}", http.method());
        let subject = http.match_info().get("id").map(str::to_owned);
        let refused = refusals::Refused {
            action,
            subject,
            denied: matches!(code.status().as_u16(), 403 | 404),
            code: code.name(),
        };
        if let Err(error) = refusals::record(&platform, &caller, refused).await {
            tracing::error!(%error, "a refusal is missing from the audit trail");
        }
    }
    Ok(response)
}
