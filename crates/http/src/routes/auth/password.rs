//! `PUT /api/v1/auth/password`: 修改密码.

use actix_web::{HttpRequest, HttpResponse, put};
use bangban_api_types::auth::{PasswordRequest, TokenResponse};
use bangban_application::auth;

use super::{cookie, reply};
use crate::caller::{Signed, platform};
use crate::extract::body::Body;
use crate::problem::Problem;

/// 修改密码
///
/// The current password stands in for `If-Match`. Every session of the account ends, this one too: the
/// answer carries the tokens of a new one, the refresh token in its cookie, or in the body where none
/// was sent.
#[utoipa::path(
    tag = "登录",
    operation_id = "change_password",
    summary = "修改密码",
    request_body = PasswordRequest,
    responses((status = 200, body = TokenResponse, description = "新令牌", example = json!({
        "access_token": "eyJ0eXAiOiJhdCtqd3QiLCJhbGciOiJFZERTQSJ9.e30.c2ln", "token_type": "Bearer",
        "expires_in": 900
    })))
)]
#[put("/password")]
pub(super) async fn change_password(
    request: HttpRequest,
    Signed(caller): Signed,
    body: Body<PasswordRequest>,
) -> Result<HttpResponse, Problem> {
    let sent = body.0;
    let platform = platform(&request)?;
    let changed = auth::change_password(
        &platform,
        &caller,
        sent.current_password.0,
        sent.new_password.0,
    );
    let signed_in = changed.await?;
    let in_body = cookie::value(&request).is_none();
    Ok(reply::tokens(&request, signed_in, in_body))
}
