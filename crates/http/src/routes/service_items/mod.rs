//! Service items (事项), public reference data: the routes below `/api/v1/service-items`, one operation
//! per file.

mod guide;
mod list;
mod read;
mod versions;

use utoipa_actix_web::scope::scope;
use utoipa_actix_web::service_config::ServiceConfig;

/// The routes below `/api/v1/service-items`.
pub(crate) fn configure(config: &mut ServiceConfig) {
    config.service(
        scope("/api/v1/service-items")
            .service(list::list_service_items)
            .service(guide::get_service_item_guide)
            .service(versions::list_service_item_versions)
            .service(versions::get_service_item_version)
            .service(read::get_service_item),
    );
}
