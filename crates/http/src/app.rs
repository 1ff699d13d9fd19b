//! Puts the parts together: what every request needs, and the one function that makes the `App`.
//! Owns the order of the wrappers and the routes that are not of the API. The API's own routes come in
//! as an argument.

use std::sync::Arc;
use std::time::Duration;

use actix_web::body::BoxBody;
use actix_web::dev::{ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::middleware::from_fn;
use actix_web::{App, Error, web};
use utoipa::openapi::OpenApi;
use utoipa_actix_web::AppExt;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::extract::body::BodyLimit;
use crate::extract::room::Room;
use crate::health::ReadyCheck;
use crate::metrics::Metrics;
use crate::middleware::idempotency::idempotency;
use crate::middleware::methods::methods;
use crate::middleware::observe::observe;
use crate::middleware::panics::panics;
use crate::middleware::rate_limit::{Limits, RateLimits, rate_limit};
use crate::middleware::refusals::note_refusals;
use crate::middleware::request_id::{RequestIds, request_id};
use crate::middleware::security_headers::security_headers;
use crate::middleware::timeout::timeout;
use crate::openapi::Description;
use crate::pages::Pages;
use crate::problem::render::problems;
use crate::{docs, health, openapi, pages, problem};

/// What the operator sets of this crate.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The largest JSON body, in bytes.
    pub body_limit: usize,
    /// How long a request may take before it is answered with 503.
    pub request_timeout: Duration,
    /// Whether to send `Strict-Transport-Security`: only where TLS ends in front of us for good.
    pub strict_transport_security: bool,
    /// How often an address may ask.
    pub limits: Limits,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            body_limit: BodyLimit::default().0,
            request_timeout: Duration::from_secs(30),
            strict_transport_security: false,
            limits: Limits::default(),
        }
    }
}

/// What the wrappers and the operational routes share, over all workers of a process.
pub struct Foundations {
    /// The operator's settings.
    pub settings: Settings,
    /// Makes the ids of requests.
    pub request_ids: Arc<dyn RequestIds>,
    /// Says whether requests can be served.
    pub ready: Arc<dyn ReadyCheck>,
    /// The metrics of all requests.
    pub metrics: Arc<Metrics>,
    /// The counters of the rate limits.
    pub rate_limits: RateLimits,
    /// What files on their way may take of memory.
    pub(crate) room: Arc<Room>,
    /// The embedded frontend.
    pub pages: Pages,
    /// The API's description, ready to be sent.
    pub description: Description,
}

impl Foundations {
    /// The foundations for an API with these routes.
    pub fn new(
        settings: Settings,
        request_ids: Arc<dyn RequestIds>,
        ready: Arc<dyn ReadyCheck>,
        routes: impl FnOnce(&mut ServiceConfig),
    ) -> Self {
        Self {
            rate_limits: RateLimits::new(&settings.limits),
            settings,
            request_ids,
            ready,
            metrics: Arc::new(Metrics::new()),
            room: Arc::default(),
            pages: Pages::embedded(),
            description: Description::of(&describe(routes)),
        }
    }

    /// Foundations with fixed ids, always ready, without limits and routes.
    #[cfg(test)]
    pub(crate) fn for_tests() -> Self {
        Self::new(
            Settings::default(),
            Arc::new(|| "test-request-1".to_owned()),
            Arc::new(health::tests::Ready(true)),
            |_| {},
        )
    }
}

/// The OpenAPI description of `routes`, completed by [`openapi::finish`].
#[must_use]
pub fn describe(routes: impl FnOnce(&mut ServiceConfig)) -> OpenApi {
    let (_, derived) = App::new()
        .into_utoipa_app()
        .openapi(OpenApi::default())
        .configure(routes)
        .split_for_parts();
    openapi::finish(derived)
}

/// The whole application: `routes` with everything around them.
pub fn app(
    foundations: web::Data<Foundations>,
    routes: impl FnOnce(&mut ServiceConfig),
) -> App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<BoxBody>,
        Error = Error,
        InitError = (),
    >,
> {
    App::new()
        .app_data(BodyLimit(foundations.settings.body_limit))
        .app_data(foundations)
        .into_utoipa_app()
        .configure(routes)
        .into_app()
        .configure(health::configure)
        .configure(problem::pages::configure)
        .configure(openapi::configure)
        .configure(docs::configure)
        .default_service(web::to(pages::fallback))
        // The last one wrapped is the outermost. The order is explained in `middleware`.
        .wrap(from_fn(idempotency))
        .wrap(from_fn(note_refusals))
        .wrap(from_fn(methods))
        .wrap(from_fn(rate_limit))
        .wrap(from_fn(timeout))
        .wrap(from_fn(panics))
        .wrap(from_fn(problems))
        .wrap(from_fn(security_headers))
        .wrap(from_fn(observe))
        .wrap(from_fn(request_id))
}
