//! HEAD (RFC 9110 §9.3.2): answered by the handler of GET. The connection drops the body, because it
//! remembers the method that came in.

use actix_web::Error;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::middleware::Next;

/// Middleware: routes HEAD as GET.
///
/// # Errors
/// Those from inside.
pub async fn head<B: MessageBody + 'static>(
    mut request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    if request.method() == Method::HEAD {
        request.head_mut().method = Method::GET;
    }
    next.call(request).await
}

#[cfg(test)]
mod tests {
    use actix_web::middleware::from_fn;
    use actix_web::{App, test, web};

    use super::*;

    #[actix_web::test]
    async fn head_reaches_the_handler_of_get() {
        let app = test::init_service(
            App::new().wrap(from_fn(head)).route("/", web::get().to(|| async { "text" })),
        )
        .await;
        let request = test::TestRequest::default().method(Method::HEAD).to_request();
        assert_eq!(test::call_service(&app, request).await.status(), 200);
    }
}
