//! `/api/v1/norms`: 配备标准 (N2), every version of each.

use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, get, post};
use bangban_api_types::coverage::{NormRequest, NormView};
use bangban_api_types::{Day, Page as PageView};
use bangban_application::network::norms::{self, Listed};
use bangban_domain::network::Norm;
use bangban_domain::policy::Permission;
use utoipa_actix_web::scope::scope;
use utoipa_actix_web::service_config::ServiceConfig;

use super::lists::{NO_VERSION, list_response};
use super::paging::PageQuery;
use crate::caller::{Signed, platform};
use crate::etag::versioned_response;
use crate::extract::body::Body;
use crate::extract::query::Query;
use crate::problem::Problem;

/// 配备标准
///
/// Every version of every norm, those that were set last first. Of each kind and measure the one holds that is
/// the latest by its day.
#[utoipa::path(
    tag = "覆盖",
    operation_id = "list_norms",
    summary = "配备标准",
    params(PageQuery),
    responses((status = 200, body = PageView<NormView>, description = "一页配备标准", example = json!({ "items": [{
        "id": "01999999-9999-7999-8999-999999999987", "organization_kind": "village_station", "measure": "any",
        "required": 1, "effective_on": "2019-04-16", "in_force": true,
        "basis": "临政办字〔2019〕33号 二（一）", "set_by": null, "created_at": "2019-04-16T00:00:00Z"
    }], "next_cursor": null })))
)]
#[get("")]
async fn list_norms(
    request: HttpRequest,
    Signed(caller): Signed,
    query: Result<Query<PageQuery>, Problem>,
) -> Result<HttpResponse, Problem> {
    caller.must(Permission::ReadCoverage)?;
    let Query(query) = query?;
    let platform = platform(&request)?;
    let found = norms::list(&platform, &caller, &query.page()).await?;
    Ok(list_response(found, view))
}

/// 设定配备标准
///
/// By an approval officer of the city, for the whole city, from a day on that is not before today. What was set
/// never changes: a later version takes its place.
#[utoipa::path(
    tag = "覆盖",
    operation_id = "set_norm",
    summary = "设定配备标准",
    request_body = NormRequest,
    responses((status = 201, body = NormView, description = "新的配备标准", example = json!({
        "id": "01999999-9999-7999-8999-999999999987", "organization_kind": "village_station", "measure": "any",
        "required": 1, "effective_on": "2019-04-16", "in_force": true,
        "basis": "临政办字〔2019〕33号 二（一）", "set_by": null, "created_at": "2019-04-16T00:00:00Z"
    })))
)]
#[post("")]
async fn set_norm(
    request: HttpRequest,
    Signed(caller): Signed,
    body: Result<Body<NormRequest>, Problem>,
) -> Result<HttpResponse, Problem> {
    norms::must_set(&caller)?;
    let Body(sent) = body?;
    let platform = platform(&request)?;
    let norm = Norm {
        kind: sent.organization_kind,
        measure: sent.measure,
        required: sent.required,
        effective_on: sent.effective_on.0,
    };
    let set = norms::set(&platform, &caller, norm, sent.basis.trimmed()).await?;
    let mut response = versioned_response(&request, StatusCode::CREATED, NO_VERSION, &view(set))?;
    let location = HeaderValue::from_static("/api/v1/norms");
    response.headers_mut().insert(header::LOCATION, location);
    Ok(response)
}

fn view(norm: Listed) -> NormView {
    let Listed { stored, in_force } = norm;
    NormView {
        id: stored.id,
        organization_kind: stored.norm.kind,
        measure: stored.norm.measure,
        required: stored.norm.required,
        effective_on: Day(stored.norm.effective_on),
        in_force,
        basis: stored.basis,
        set_by: stored.set_by.map(Into::into),
        created_at: stored.created_at,
    }
}

/// The routes below `/api/v1/norms`.
pub(crate) fn configure(config: &mut ServiceConfig) {
    config.service(scope("/api/v1/norms").service(list_norms).service(set_norm));
}
