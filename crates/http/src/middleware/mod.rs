//! What every request passes through. Owns the wrappers and their order; a wrapper knows nothing of any
//! route's business.
//!
//! From the outside in, which is the reverse of the order of the `wrap` calls in [`crate::app::app`]:
//!
//! 1. [`request_id::request_id`]: gives the request its id and puts it on every response.
//! 2. [`observe::observe`]: the tracing span, the line of the access log and the metrics; sees the final
//!    status of everything below.
//! 3. [`security_headers::security_headers`]: on every response, problems included.
//! 4. `problems` of [`crate::problem`]: writes the bodies of problems; all that may fail is inside.
//! 5. [`panics::panics`]: a panic becomes a 500 problem.
//! 6. [`timeout::timeout`]: so does a handler that takes too long (503).
//! 7. [`rate_limit::rate_limit`]: before any work is done for the request.
//! 8. [`methods::methods`]: HEAD as GET; 405 where a described path would be taken for another.
//! 9. [`refusals::note_refusals`]: a refused attempt of a signed-in caller goes into the audit trail.
//! 10. [`idempotency::idempotency`]: a POST with a key has one effect; the innermost, since it gives
//!     kept answers in place of a handler.
//!
//! Authentication is an extractor ([`crate::caller::Signed`]), which comes first in every handler.
//!
//! Wrappers outside of 4 also meet errors without a request (after a panic or a timeout), and put their
//! headers on those through `edit_headers`.

pub mod idempotency;
pub mod methods;
pub mod observe;
pub mod panics;
pub mod rate_limit;
pub mod refusals;
pub mod request_id;
pub mod security_headers;
pub mod timeout;

use actix_web::Error;
use actix_web::dev::ServiceResponse;
use actix_web::error::InternalError;
use actix_web::http::header::HeaderMap;

/// Changes the headers of an outcome, whether it is a response or an error that carries one.
pub(crate) fn edit_headers<B>(
    outcome: Result<ServiceResponse<B>, Error>,
    edit: impl FnOnce(&mut HeaderMap),
) -> Result<ServiceResponse<B>, Error> {
    match outcome {
        Ok(mut response) => {
            edit(response.headers_mut());
            Ok(response)
        }
        Err(error) => {
            let cause = error.to_string();
            let mut response = error.error_response();
            edit(response.headers_mut());
            Err(InternalError::from_response(cause, response).into())
        }
    }
}
