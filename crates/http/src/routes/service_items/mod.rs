//! Service items (事项): the routes below `/api/v1/service-items`, one operation per file. Reading is public;
//! drafts are written, published and thrown away by the system administrator.

mod create;
mod discard;
mod draft;
mod guide;
mod list;
mod publish;
mod read;
mod replace;
mod versions;

use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpRequest, HttpResponse};
use bangban_api_types::Day;
use bangban_api_types::service_items::{ServiceItemVersionView, ServiceItemView};
use bangban_application::service_items::StoredVersion;
use utoipa_actix_web::scope::scope;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::etag::versioned_response;
use crate::problem::{Problem, ProblemCode};

/// The routes below `/api/v1/service-items`.
pub(crate) fn configure(config: &mut ServiceConfig) {
    config.service(
        scope("/api/v1/service-items")
            .service(list::list_service_items)
            .service(create::create_service_item)
            .service(guide::get_service_item_guide)
            .service(publish::publish_service_item_version)
            .service(versions::list_service_item_versions)
            .service(draft::create_service_item_version)
            .service(versions::get_service_item_version)
            .service(replace::replace_service_item_version)
            .service(discard::discard_service_item_version)
            .service(read::get_service_item),
    );
}

fn view(version: &StoredVersion) -> ServiceItemVersionView {
    ServiceItemVersionView {
        version: version.item.version,
        state: version.state.as_str().to_owned(),
        published_at: version.published_at,
        effective_on: version.effective_on.map(Day),
        item: ServiceItemView::from(&version.item),
    }
}

/// A version, with the `ETag` that a change of it names.
fn answer(
    request: &HttpRequest,
    status: StatusCode,
    version: &StoredVersion,
) -> Result<HttpResponse, Problem> {
    versioned_response(request, status, version.row_version, &view(version))
}

/// A draft that was made, and where it is.
fn made(request: &HttpRequest, draft: &StoredVersion) -> Result<HttpResponse, Problem> {
    let mut response = answer(request, StatusCode::CREATED, draft)?;
    let (id, version) = (draft.item.id, draft.item.version);
    let location = format!("/api/v1/service-items/{id}/versions/{version}");
    let location = HeaderValue::from_str(&location).map_err(|_| ProblemCode::Internal)?;
    response.headers_mut().insert(header::LOCATION, location);
    Ok(response)
}
