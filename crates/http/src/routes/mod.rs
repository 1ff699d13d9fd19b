//! The routes of the API, by root (`docs/api.md`).
//!
//! Owns their registration. Each module registers its own operations.

pub(crate) mod approval_requests;
pub(crate) mod cases;
pub(crate) mod paging;
pub(crate) mod reply;
pub(crate) mod track;

use utoipa_actix_web::service_config::ServiceConfig;

/// Every route of the API.
pub fn configure(config: &mut ServiceConfig) {
    config
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
