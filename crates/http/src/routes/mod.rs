//! The routes of the API, by root (`docs/api.md`).
//!
//! Owns their registration. Each module registers its own operations.

pub(crate) mod agents;
pub(crate) mod alerts;
pub(crate) mod approval_requests;
pub(crate) mod audit_events;
pub(crate) mod auth;
pub(crate) mod calendar;
pub(crate) mod cases;
pub(crate) mod coverage;
pub(crate) mod described;
pub(crate) mod divisions;
pub(crate) mod filings;
pub(crate) mod jwks;
pub(crate) mod lists;
pub(crate) mod me;
pub(crate) mod norms;
pub(crate) mod notifications;
pub(crate) mod organizations;
pub(crate) mod paging;
pub(crate) mod reply;
pub(crate) mod service_items;
pub(crate) mod site;
pub(crate) mod track;
pub(crate) mod users;
pub(crate) mod windows;

use utoipa_actix_web::service_config::ServiceConfig;

/// How the cookie of a browser's session is set.
pub use auth::CookieSettings;

/// Every route of the API.
pub fn configure(config: &mut ServiceConfig) {
    config
        .configure(auth::configure)
        .configure(me::configure)
        .configure(users::configure)
        .configure(divisions::configure)
        .configure(organizations::configure)
        .configure(windows::configure)
        .configure(agents::configure)
        .configure(filings::configure)
        .configure(norms::configure)
        .configure(coverage::configure)
        .configure(service_items::configure)
        .configure(calendar::configure)
        .configure(notifications::configure)
        .configure(alerts::configure)
        .configure(audit_events::configure)
        .configure(jwks::configure)
        .configure(site::configure)
        .configure(cases::configure)
        .configure(approval_requests::configure)
        .configure(track::configure);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::describe;
    use crate::openapi::lint::lint;

    #[test]
    fn every_operation_is_described_whole() {
        let complaints = lint(&describe(configure));
        assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    }
}
