//! The id of a request, called trace id in problems and logs. Owns where it comes from and where it is
//! shown; does not own randomness, which comes in through [`RequestIds`].

use std::sync::Arc;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, HttpRequest, web};

use super::edit_headers;
use crate::app::Foundations;

/// The header that carries it, both ways.
pub const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Makes ids for requests that come without one.
pub trait RequestIds: Send + Sync {
    /// A fresh id: 8 to 64 characters of `A-Z a-z 0-9 -`.
    fn next_id(&self) -> String;
}

impl<F: Fn() -> String + Send + Sync> RequestIds for F {
    fn next_id(&self) -> String {
        self()
    }
}

/// The id of a request; in the request's extensions once [`request_id`] has run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestId(Arc<str>);

impl RequestId {
    /// The id of `request`; none outside of the middleware.
    #[must_use]
    pub fn of(request: &HttpRequest) -> Option<Self> {
        request.extensions().get::<Self>().cloned()
    }

    /// As text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Middleware: gives the request its id and repeats it in the response.
///
/// # Errors
/// Those from inside, with the header added.
pub async fn request_id<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let id = incoming(&request)
        .or_else(|| fresh(&request))
        .unwrap_or_else(|| RequestId(Arc::from("unidentified")));
    request.extensions_mut().insert(id.clone());
    let outcome = next.call(request).await;
    edit_headers(outcome, |headers| {
        if let Ok(value) = HeaderValue::from_str(id.as_str()) {
            headers.insert(X_REQUEST_ID, value);
        }
    })
}

/// The caller's own id, if it is a UUID or a trace id (W3C Trace Context): nothing else, since it goes
/// into logs and audit trail, where a name or a number of somebody must not stand.
fn incoming(request: &ServiceRequest) -> Option<RequestId> {
    let text = request.headers().get(X_REQUEST_ID)?.to_str().ok()?;
    let hex = |text: &str| text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let uuid = text.len() == 36 && uuid::Uuid::try_parse(text).is_ok();
    let trace_id = text.len() == 32 && hex(text);
    (uuid || trace_id).then(|| RequestId(Arc::from(text)))
}

fn fresh(request: &ServiceRequest) -> Option<RequestId> {
    let foundations = request.app_data::<web::Data<Foundations>>()?;
    Some(RequestId(Arc::from(foundations.request_ids.next_id())))
}

#[cfg(test)]
mod tests {
    use actix_web::middleware::from_fn;
    use actix_web::{App, HttpResponse, test};

    use super::*;

    async fn answered(incoming: Option<&str>) -> String {
        let app = test::init_service(
            App::new()
                .app_data(web::Data::new(Foundations::for_tests()))
                .wrap(from_fn(request_id))
                .route("/", web::get().to(HttpResponse::Ok)),
        )
        .await;
        let mut request = test::TestRequest::get();
        if let Some(id) = incoming {
            request = request.insert_header((X_REQUEST_ID, id.to_owned()));
        }
        let response = test::call_service(&app, request.to_request()).await;
        response
            .headers()
            .get(X_REQUEST_ID)
            .unwrap()
            .to_str()
            .unwrap()
            .to_owned()
    }

    #[actix_web::test]
    async fn keeps_a_harmless_id_and_replaces_others() {
        for own in [
            "01999999-9999-7999-8999-999999999999",
            "4bf92f3577b34da6a3ce929d0e0e4736",
        ] {
            assert_eq!(answered(Some(own)).await, own);
        }
        let long = "a".repeat(65);
        for other in [
            None,
            Some("short"),
            Some("371302199001010011"),
            Some("with space 1234"),
            Some("quote\"12345678"),
            Some(long.as_str()),
        ] {
            assert_eq!(answered(other).await, "test-request-1", "{other:?}");
        }
    }
}
