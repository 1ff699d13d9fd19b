//! Windows (窗口): the routes below `/api/v1/windows`. Reading is public; the system administrator enters and
//! changes them.

mod change;
mod create;
mod read;

use bangban_api_types::windows::WindowView;
use bangban_application::network::windows::Window;
use utoipa_actix_web::scope::scope;
use utoipa_actix_web::service_config::ServiceConfig;

/// The routes below `/api/v1/windows`.
pub(crate) fn configure(config: &mut ServiceConfig) {
    config.service(
        scope("/api/v1/windows")
            .service(read::list_windows)
            .service(create::create_window)
            .service(read::get_window)
            .service(change::change_window),
    );
}

fn view(window: Window) -> WindowView {
    WindowView {
        id: window.id.uuid(),
        organization_id: window.organization_id.uuid(),
        number: window.number,
        name: window.name,
        comprehensive: window.comprehensive,
        assistance: window.assistance,
        phone: window.phone,
        active: window.active,
        version: window.version,
    }
}
