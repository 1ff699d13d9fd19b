//! The span, the access log line and the metrics of each request. Owns what is recorded: method, route
//! pattern, status, duration, trace id. Never the path or query as sent: they may name a person's case.

use std::time::Instant;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::{Error, web};
use tracing::{Instrument, field};

use super::request_id::RequestId;
use crate::app::Foundations;

/// What stands for the route of a request that reached none.
pub(crate) const NO_ROUTE: &str = "none";

/// Middleware: records the request.
///
/// # Errors
/// Those from inside, unchanged.
pub async fn observe<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let started = Instant::now();
    let method = request.method().clone();
    let metrics = request
        .app_data::<web::Data<Foundations>>()
        .map(|foundations| foundations.metrics.clone());
    let trace_id = RequestId::of(request.request());
    let span = tracing::info_span!(
        "request",
        trace_id = trace_id.as_ref().map(RequestId::as_str),
        method = known_method(&method),
        route = field::Empty,
        status = field::Empty,
    );
    let in_flight = metrics.as_ref().map(|metrics| metrics.start());
    let outcome = next.call(request).instrument(span.clone()).await;
    drop(in_flight);

    let elapsed = started.elapsed();
    let (route, status) = match &outcome {
        Ok(response) => (response.request().match_pattern(), response.status()),
        Err(error) => (None, error.as_response_error().status_code()),
    };
    let route = route.as_deref().unwrap_or(NO_ROUTE);
    span.record("route", route);
    span.record("status", status.as_u16());
    let milliseconds = elapsed.as_secs_f64() * 1_000.0;
    span.in_scope(|| {
        if status.is_server_error() {
            tracing::warn!(duration_ms = milliseconds, "request failed");
        } else {
            tracing::info!(duration_ms = milliseconds, "request");
        }
    });
    if let Some(metrics) = metrics {
        metrics.finish(known_method(&method), route, status, elapsed);
    }
    outcome
}

/// The method by its standard name; anything else counts as one, so that callers can't make up labels.
fn known_method(method: &actix_web::http::Method) -> &'static str {
    match method.as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        "PUT" => "PUT",
        "PATCH" => "PATCH",
        "DELETE" => "DELETE",
        "OPTIONS" => "OPTIONS",
        _ => "OTHER",
    }
}

#[cfg(test)]
mod tests {
    use actix_web::middleware::from_fn;
    use actix_web::{App, HttpResponse, test};

    use super::*;

    #[actix_web::test]
    async fn counts_by_route_pattern_not_by_path() {
        let foundations = web::Data::new(Foundations::for_tests());
        let app = test::init_service(
            App::new()
                .app_data(foundations.clone())
                .wrap(from_fn(observe))
                .service(web::scope("/cases").route("/{id}", web::get().to(HttpResponse::Ok))),
        )
        .await;
        for uri in ["/cases/371302?q=secret", "/cases/2", "/elsewhere"] {
            test::call_service(&app, test::TestRequest::get().uri(uri).to_request()).await;
        }
        let text = foundations.metrics.exposition();
        assert!(
            text.contains(
                "http_requests_total{method=\"GET\",route=\"/cases/{id}\",status=\"2xx\"} 2"
            ),
            "{text}"
        );
        assert!(
            text.contains("http_requests_total{method=\"GET\",route=\"none\",status=\"4xx\"} 1"),
            "{text}"
        );
        assert!(text.contains("http_requests_in_flight 0"), "{text}");
        assert!(!text.contains("371302") && !text.contains("secret"));
    }
}
