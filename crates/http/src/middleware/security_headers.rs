//! The headers that tell a browser what the answer may do. Owns the policies; a handler that needs a
//! stricter one sets it itself and is left alone.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, web};

use super::edit_headers;
use crate::app::Foundations;

/// For programs: a browser that opens such an answer loads and runs nothing.
const API_POLICY: &str = "default-src 'none'; frame-ancestors 'none'";
/// For the pages: our own files only; WebAssembly may be compiled.
const PAGE_POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
/// For Swagger UI, which writes `style` attributes as it draws.
const DOCS_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
    img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; \
    form-action 'self'";

/// The headers that are the same everywhere.
const FIXED: [(HeaderName, &str); 5] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("permissions-policy"),
        "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()",
    ),
];

/// Middleware: adds the headers.
///
/// # Errors
/// Those from inside, with the headers added.
pub async fn security_headers<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let policy = policy(request.path());
    let hsts = request
        .app_data::<web::Data<Foundations>>()
        .is_some_and(|foundations| foundations.settings.strict_transport_security);
    let outcome = next.call(request).await;
    edit_headers(outcome, |headers| {
        if !headers.contains_key(header::CONTENT_SECURITY_POLICY) {
            headers.insert(
                header::CONTENT_SECURITY_POLICY,
                HeaderValue::from_static(policy),
            );
        }
        if policy == API_POLICY && !headers.contains_key(header::CACHE_CONTROL) {
            // What an answer holds may be personal: nobody keeps it unless its handler says so.
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        }
        for (name, value) in FIXED {
            headers.insert(name, HeaderValue::from_static(value));
        }
        if hsts {
            headers.insert(
                header::STRICT_TRANSPORT_SECURITY,
                HeaderValue::from_static("max-age=31536000; includeSubDomains"),
            );
        }
    })
}

fn policy(path: &str) -> &'static str {
    if ["/api", "/oauth2", "/.well-known", "/health"]
        .iter()
        .any(|root| is_under(path, root))
    {
        API_POLICY
    } else if is_under(path, "/docs") {
        DOCS_POLICY
    } else {
        PAGE_POLICY
    }
}

/// Whether `path` is `root` or lies below it.
pub(crate) fn is_under(path: &str, root: &str) -> bool {
    path.strip_prefix(root)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use actix_web::middleware::from_fn;
    use actix_web::{App, HttpResponse, test};

    use super::*;
    use crate::app::Settings;

    #[actix_web::test]
    async fn each_kind_of_path_has_its_policy() {
        assert_eq!(policy("/api/v1/cases"), API_POLICY);
        assert_eq!(policy("/.well-known/jwks.json"), API_POLICY);
        assert_eq!(policy("/docs/"), DOCS_POLICY);
        assert_eq!(policy("/docsomething"), PAGE_POLICY);
        assert_eq!(policy("/"), PAGE_POLICY);
        assert!(!API_POLICY.contains("unsafe") && !PAGE_POLICY.contains("unsafe-inline"));
    }

    #[actix_web::test]
    async fn sets_the_headers_and_hsts_only_when_configured() {
        for hsts in [false, true] {
            let mut foundations = Foundations::for_tests();
            foundations.settings = Settings {
                strict_transport_security: hsts,
                ..foundations.settings
            };
            let app = test::init_service(
                App::new()
                    .app_data(web::Data::new(foundations))
                    .wrap(from_fn(security_headers))
                    .route(
                        "/own",
                        web::get().to(|| async {
                            HttpResponse::Ok()
                                .insert_header((header::CONTENT_SECURITY_POLICY, "sandbox"))
                                .finish()
                        }),
                    ),
            )
            .await;
            let response =
                test::call_service(&app, test::TestRequest::get().uri("/own").to_request()).await;
            let headers = response.headers();
            assert_eq!(headers.get("content-security-policy").unwrap(), "sandbox");
            assert_eq!(headers.get("x-content-type-options").unwrap(), "nosniff");
            assert_eq!(headers.get("x-frame-options").unwrap(), "DENY");
            assert_eq!(headers.contains_key("strict-transport-security"), hsts);
        }
    }
}
