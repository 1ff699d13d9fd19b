//! Methods: HEAD is answered by the handler of GET (RFC 9110 §9.3.2; the connection drops the body,
//! because it remembers the method that came in), and a path that is described without parameters takes
//! no other methods than those described: otherwise `GET /cases/search` would be read as the case with
//! the id `search`.

use actix_web::Error;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::middleware::Next;
use actix_web::web;

use crate::app::Foundations;

/// Middleware: routes HEAD as GET and refuses with 405 what a path doesn't take.
///
/// # Errors
/// Those from inside.
pub async fn methods<B: MessageBody + 'static>(
    mut request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    if request.method() == Method::HEAD {
        request.head_mut().method = Method::GET;
    }
    let refusal = request
        .app_data::<web::Data<Foundations>>()
        .and_then(|foundations| {
            let routes = &foundations.description.routes;
            routes.refusal_of_exact(request.match_info().as_str(), request.method())
        });
    match refusal {
        Some(problem) => Ok(request.error_response(problem)),
        None => Ok(next.call(request).await?.map_into_boxed_body()),
    }
}

#[cfg(test)]
mod tests {
    use actix_web::middleware::from_fn;
    use actix_web::{App, test};

    use super::*;

    #[actix_web::test]
    async fn head_reaches_the_handler_of_get() {
        let app = test::init_service(
            App::new()
                .wrap(from_fn(methods))
                .route("/", web::get().to(|| async { "text" })),
        )
        .await;
        let request = test::TestRequest::default()
            .method(Method::HEAD)
            .to_request();
        assert_eq!(test::call_service(&app, request).await.status(), 200);
    }
}
