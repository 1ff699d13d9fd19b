//! `POST /api/v1/auth/registration/code`: 获取验证码.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, post};
use bangban_api_types::registration::{CodeRequest, CodeView};
use bangban_application::registration::request_code;

use super::registration::phone;
use crate::caller::{platform, trace_id};
use crate::extract::body::Body;
use crate::problem::Problem;

/// 获取验证码
///
/// Has a code of six digits sent to a mobile number. The answer is the same for every number, whether it has an
/// account or not. A number gets one code a minute and five a day; the last one is the one that counts, for five
/// minutes and five tries.
#[utoipa::path(
    tag = "登录",
    operation_id = "request_registration_code",
    summary = "获取验证码",
    security(()),
    request_body = CodeRequest,
    responses((status = 202, body = CodeView, description = "验证码已发送", example = json!({
        "expires_in": 300, "retry_after": 60
    })))
)]
#[post("/registration/code")]
pub(super) async fn request_registration_code(
    request: HttpRequest,
    body: Body<CodeRequest>,
) -> Result<HttpResponse, Problem> {
    let phone = phone(body.0.phone)?;
    let platform = platform(&request)?;
    let sent = request_code(&platform, &phone, &trace_id(&request)).await?;
    Ok(HttpResponse::Accepted()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .json(CodeView {
            expires_in: sent.expires_in,
            retry_after: sent.retry_after,
        }))
}
