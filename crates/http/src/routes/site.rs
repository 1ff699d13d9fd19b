//! `GET /api/v1/site`: what a page has to know before anybody signs in.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, get};
use bangban_api_types::site::SiteView;
use bangban_application::site;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::caller::platform;
use crate::problem::Problem;

/// 本站
///
/// Whether this installation holds demonstration data: pages then offer its accounts for signing in.
#[utoipa::path(
    tag = "登录",
    operation_id = "get_site",
    summary = "本站",
    security(()),
    responses((status = 200, body = SiteView, description = "本站"))
)]
#[get("/api/v1/site")]
async fn get_site(request: HttpRequest) -> Result<HttpResponse, Problem> {
    let platform = platform(&request)?;
    let demonstration = site::is_demonstration(&platform).await?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-cache"))
        .json(SiteView { demonstration }))
}

/// The route `/api/v1/site`.
pub(crate) fn configure(config: &mut ServiceConfig) {
    config.service(get_site);
}
