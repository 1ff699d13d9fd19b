//! The work calendar (工作日历): the routes below `/api/v1/calendar`, one operation per file.

mod deadline;
mod import;
mod read;

use utoipa_actix_web::scope::scope;
use utoipa_actix_web::service_config::ServiceConfig;

/// The routes below `/api/v1/calendar`. The fixed name comes before the year.
pub(crate) fn configure(config: &mut ServiceConfig) {
    config.service(
        scope("/api/v1/calendar")
            .service(read::list_calendar_years)
            .service(deadline::get_deadline)
            .service(read::get_calendar_year)
            .service(import::put_calendar_year),
    );
}
