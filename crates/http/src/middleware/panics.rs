//! Turns a panic in a handler into a 500 problem; actix by itself would drop the connection.
//! Owns the catching and the quiet panic hook. Does not own the body: that is the problem renderer's.

use std::panic::AssertUnwindSafe;

use actix_web::Error;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use futures_util::FutureExt;

use crate::problem::{Problem, ProblemCode};

/// Middleware: catches panics.
///
/// # Errors
/// `internal` after a panic; those from inside otherwise.
pub async fn panics<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    // Unwind safety: nothing of the request outlives it but what is behind locks, pools and
    // transactions, and those roll back or are poisoned by themselves.
    let handled = AssertUnwindSafe(async move { next.call(request).await }).catch_unwind();
    match handled.await {
        Ok(outcome) => outcome,
        // The payload may quote data; the hook below has logged the place.
        Err(_payload) => {
            tracing::error!("a handler panicked");
            Err(Problem::new(ProblemCode::Internal).into())
        }
    }
}

/// Makes panics log where they happened and nothing else: a message may quote personal data. To be
/// called once at the start of the process.
pub fn log_panics_by_place() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string);
        tracing::error!(place = place.as_deref(), "panic");
    }));
}

#[cfg(test)]
mod tests {
    use actix_web::middleware::from_fn;
    use actix_web::{App, HttpResponse, test, web};

    use super::*;
    use crate::middleware::request_id::{X_REQUEST_ID, request_id};
    use crate::problem::render::problems;

    async fn panicking() -> HttpResponse {
        panic!("王芳 371302199001010011")
    }

    #[actix_web::test]
    async fn a_panic_is_a_problem_and_the_service_lives_on() {
        let app = test::init_service(
            App::new()
                .wrap(from_fn(panics))
                .wrap(from_fn(problems))
                .wrap(from_fn(request_id))
                .route("/panic", web::get().to(panicking))
                .route("/fine", web::get().to(HttpResponse::Ok)),
        )
        .await;
        let request = test::TestRequest::get().uri("/panic").to_request();
        let error = test::try_call_service(&app, request).await.unwrap_err();
        let response = error.error_response();
        assert_eq!(response.status(), 500);
        assert!(response.headers().contains_key(X_REQUEST_ID));
        let body = actix_web::body::to_bytes(response.into_body())
            .await
            .unwrap();
        let body: serde_json::Value = serde_json::from_slice(&body).unwrap();
        assert_eq!(body["code"], "internal");
        assert!(!body.to_string().contains("王芳"));

        let request = test::TestRequest::get().uri("/fine").to_request();
        assert_eq!(test::call_service(&app, request).await.status(), 200);
    }
}
