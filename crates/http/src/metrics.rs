//! Metrics for Prometheus: requests, their durations and how many are in flight. Owns the registry and
//! the listener that shows it; other crates may register their own metrics through [`Metrics::register`].

use std::io;
use std::net::ToSocketAddrs;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use actix_web::dev::Server;
use actix_web::http::{StatusCode, header};
use actix_web::{App, HttpResponse, HttpServer, web};
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};

/// Upper bounds of the duration buckets, in seconds: around the targets of 100 ms and 300 ms.
const BUCKETS: [f64; 11] = [
    0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 1.0, 5.0, 30.0,
];

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Request {
    method: &'static str,
    route: String,
    status: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Route {
    method: &'static str,
    route: String,
}

/// All metrics of a process.
pub struct Metrics {
    registry: Mutex<Registry>,
    requests: Family<Request, Counter>,
    durations: Family<Route, Histogram, fn() -> Histogram>,
    in_flight: Gauge,
}

impl Default for Metrics {
    fn default() -> Self {
        Self::new()
    }
}

impl Metrics {
    /// An empty set.
    #[must_use]
    pub fn new() -> Self {
        let mut registry = Registry::default();
        let requests = Family::default();
        let durations: Family<Route, Histogram, fn() -> Histogram> =
            Family::new_with_constructor(|| Histogram::new(BUCKETS));
        let in_flight = Gauge::default();
        registry.register("http_requests", "Requests answered", requests.clone());
        registry.register_with_unit(
            "http_request_duration",
            "Time from request to response head",
            Unit::Seconds,
            durations.clone(),
        );
        registry.register(
            "http_requests_in_flight",
            "Requests being handled",
            in_flight.clone(),
        );
        Self {
            registry: Mutex::new(registry),
            requests,
            durations,
            in_flight,
        }
    }

    /// Lets another part register metrics of its own.
    pub fn register(&self, with: impl FnOnce(&mut Registry)) {
        with(&mut self.registry.lock().unwrap_or_else(PoisonError::into_inner));
    }

    /// Counts a request in; dropping the guard counts it out, also when the request is cut off.
    pub(crate) fn start(&self) -> InFlight {
        self.in_flight.inc();
        InFlight(self.in_flight.clone())
    }

    /// Records the end of a request.
    pub(crate) fn finish(
        &self,
        method: &'static str,
        route: &str,
        status: StatusCode,
        elapsed: Duration,
    ) {
        let route = route.to_owned();
        self.durations
            .get_or_create(&Route {
                method,
                route: route.clone(),
            })
            .observe(elapsed.as_secs_f64());
        let status = status_class(status);
        self.requests
            .get_or_create(&Request {
                method,
                route,
                status,
            })
            .inc();
    }

    /// Everything in the OpenMetrics text format.
    #[must_use]
    pub fn exposition(&self) -> String {
        let registry = self.registry.lock().unwrap_or_else(PoisonError::into_inner);
        let mut text = String::new();
        // Writing to a String can't fail; were it to, half an exposition is refused by its reader.
        let _ = encode(&mut text, &registry);
        text
    }
}

/// One request that is being handled.
pub(crate) struct InFlight(Gauge);

impl Drop for InFlight {
    fn drop(&mut self) {
        self.0.dec();
    }
}

fn status_class(status: StatusCode) -> &'static str {
    match status.as_u16() {
        ..200 => "1xx",
        200..300 => "2xx",
        300..400 => "3xx",
        400..500 => "4xx",
        500.. => "5xx",
    }
}

/// A server for `/metrics` on its own address, which should not be reachable from outside. It runs when
/// the returned future is awaited.
///
/// # Errors
/// When the address can't be bound.
pub fn serve_metrics(address: impl ToSocketAddrs, metrics: Arc<Metrics>) -> io::Result<Server> {
    let server = HttpServer::new(move || {
        App::new()
            .app_data(web::Data::from(metrics.clone()))
            .service(web::resource("/metrics").route(web::get().to(show)))
    });
    Ok(server.workers(1).disable_signals().bind(address)?.run())
}

async fn show(metrics: web::Data<Metrics>) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((
            header::CONTENT_TYPE,
            "application/openmetrics-text; version=1.0.0; charset=utf-8",
        ))
        .body(metrics.exposition())
}

#[cfg(test)]
mod tests {
    use actix_web::test;

    use super::*;

    #[actix_web::test]
    async fn shows_what_was_recorded() {
        let metrics = Arc::new(Metrics::new());
        metrics.finish(
            "GET",
            "/cases/{id}",
            StatusCode::OK,
            Duration::from_millis(4),
        );
        let running = metrics.start();
        metrics.register(|registry| {
            let outbox: Gauge = Gauge::default();
            outbox.set(3);
            registry.register("outbox_waiting", "Events not yet delivered", outbox);
        });
        let app = test::init_service(
            App::new()
                .app_data(web::Data::from(metrics.clone()))
                .service(web::resource("/metrics").route(web::get().to(show))),
        )
        .await;
        let request = test::TestRequest::get().uri("/metrics").to_request();
        let body = test::call_and_read_body(&app, request).await;
        let body = std::str::from_utf8(&body).unwrap();
        for line in [
            "http_requests_total{method=\"GET\",route=\"/cases/{id}\",status=\"2xx\"} 1",
            "http_request_duration_seconds_bucket{le=\"0.005\",method=\"GET\",route=\"/cases/{id}\"} 1",
            "http_requests_in_flight 1",
            "outbox_waiting 3",
            "# EOF",
        ] {
            assert!(body.contains(line), "{line} not in {body}");
        }
        drop(running);
        assert!(metrics.exposition().contains("http_requests_in_flight 0"));
    }
}
