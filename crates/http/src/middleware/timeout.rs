//! Ends a request that takes too long. Owns the clock of it; what was begun is dropped, so a database
//! transaction rolls back.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::{Error, web};

use crate::app::Foundations;
use crate::problem::{Problem, ProblemCode};

/// Middleware: answers 503 `timeout` after the configured time.
///
/// # Errors
/// `timeout` when the time is up; those from inside otherwise.
pub async fn timeout<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let limit = request
        .app_data::<web::Data<Foundations>>()
        .map(|foundations| foundations.settings.request_timeout);
    let Some(limit) = limit else {
        return next.call(request).await;
    };
    match tokio::time::timeout(limit, next.call(request)).await {
        Ok(outcome) => outcome,
        Err(_elapsed) => Err(Problem::new(ProblemCode::Timeout)
            .with_retry_after(5)
            .into()),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use actix_web::middleware::from_fn;
    use actix_web::{App, HttpResponse, test};

    use super::*;

    async fn slow() -> HttpResponse {
        tokio::time::sleep(Duration::from_secs(60)).await;
        HttpResponse::Ok().finish()
    }

    #[actix_web::test]
    async fn a_slow_handler_is_cut_off() {
        let mut foundations = Foundations::for_tests();
        foundations.settings.request_timeout = Duration::from_millis(20);
        let app = test::init_service(
            App::new()
                .app_data(web::Data::new(foundations))
                .wrap(from_fn(timeout))
                .route("/slow", web::get().to(slow))
                .route("/fast", web::get().to(HttpResponse::Ok)),
        )
        .await;
        let request = test::TestRequest::get().uri("/slow").to_request();
        let error = test::try_call_service(&app, request).await.unwrap_err();
        assert_eq!(
            error.as_error::<Problem>().unwrap().code,
            ProblemCode::Timeout
        );
        let request = test::TestRequest::get().uri("/fast").to_request();
        assert_eq!(test::call_service(&app, request).await.status(), 200);
    }
}
