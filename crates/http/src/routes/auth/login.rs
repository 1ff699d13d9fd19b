//! `POST /api/v1/auth/login`: 登录.

use actix_web::{HttpRequest, HttpResponse, post};
use bangban_api_types::auth::{ClientKind, LoginRequest, TokenResponse};
use bangban_application::auth::{Credentials, login};

use super::reply;
use crate::caller::{platform, trace_id};
use crate::extract::body::Body;
use crate::problem::Problem;
use crate::routes::described::Problem401;

/// 登录
///
/// Name, or an applicant's phone, and password for an access token of 15 minutes. The refresh token comes in an HttpOnly cookie;
/// with `"client": "api"` also in the body. After five failures the account is locked for 15 minutes.
#[utoipa::path(
    tag = "登录",
    operation_id = "log_in",
    summary = "登录",
    security(()),
    request_body = LoginRequest,
    responses(
        (status = 200, body = TokenResponse, description = "令牌", example = json!({
            "access_token": "eyJ0eXAiOiJhdCtqd3QiLCJhbGciOiJFZERTQSJ9.e30.c2ln", "token_type": "Bearer",
            "expires_in": 900
        })),
        (status = 401, response = Problem401),
    )
)]
#[post("/login")]
pub(super) async fn log_in(
    request: HttpRequest,
    body: Body<LoginRequest>,
) -> Result<HttpResponse, Problem> {
    let sent = body.0;
    let credentials = Credentials {
        username: sent.username.trimmed(),
        // As typed: blanks may belong to it.
        password: sent.password.0,
        otp: sent.otp.map(String::from),
    };
    let platform = platform(&request)?;
    let signed_in = login(&platform, credentials, &trace_id(&request)).await?;
    Ok(reply::tokens(
        &request,
        signed_in,
        sent.client == Some(ClientKind::Api),
    ))
}
