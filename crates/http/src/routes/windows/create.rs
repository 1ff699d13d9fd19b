//! `POST /api/v1/windows`: 新建窗口.

use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, post};
use bangban_api_types::organizations::counter_phone;
use bangban_api_types::windows::{WindowRequest, WindowView};
use bangban_application::network::windows::{self, NewWindow};
use bangban_domain::policy::Permission;

use super::view;
use crate::caller::{Signed, platform};
use crate::etag::versioned_response;
use crate::extract::body::Body;
use crate::problem::{Problem, ProblemCode};

/// 新建窗口
///
/// Each comprehensive window of a hall that is open has a norm of its own (N2).
#[utoipa::path(
    tag = "窗口",
    operation_id = "create_window",
    summary = "新建窗口",
    request_body = WindowRequest,
    responses((status = 201, body = WindowView, description = "新窗口", headers(("ETag" = String)), example = json!({
        "id": "01999999-9999-7999-8999-999999999988", "organization_id": "01999999-9999-7999-8999-999999999998",
        "number": "A03", "name": "投资项目综合窗口", "comprehensive": true, "assistance": false,
        "phone": "0539-8123456", "active": true, "version": 1
    })))
)]
#[post("")]
pub(super) async fn create_window(
    request: HttpRequest,
    Signed(caller): Signed,
    body: Result<Body<WindowRequest>, Problem>,
) -> Result<HttpResponse, Problem> {
    caller.must(Permission::ManageOrganizations)?;
    let Body(sent) = body?;
    let new = NewWindow {
        organization_id: sent.organization_id.into(),
        number: sent.number.trimmed(),
        name: sent.name.trimmed(),
        comprehensive: sent.comprehensive,
        assistance: sent.assistance,
        phone: sent.phone.and_then(|phone| counter_phone(&phone.0)),
        active: sent.active,
    };
    let platform = platform(&request)?;
    let window = windows::create(&platform, &caller, new).await?;
    let location = format!("/api/v1/windows/{}", window.id);
    let mut response =
        versioned_response(&request, StatusCode::CREATED, window.version, &view(window))?;
    let location = HeaderValue::from_str(&location).map_err(|_| ProblemCode::Internal)?;
    response.headers_mut().insert(header::LOCATION, location);
    Ok(response)
}
