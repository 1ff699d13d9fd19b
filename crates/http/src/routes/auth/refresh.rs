//! `POST /api/v1/auth/refresh`: 刷新令牌.

use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, post};
use bangban_api_types::auth::{RefreshRequest, TokenResponse};
use bangban_application::auth::refresh;

use super::{cookie, refresh_token, reply};
use crate::caller::{platform, trace_id};
use crate::extract::body::Body;
use crate::problem::{Problem, ProblemCode};
use crate::routes::described::Problem401;

/// 刷新令牌
///
/// A new pair of tokens for the refresh token in the cookie, or in the body. It works once: a second use
/// ends the session, for whoever holds it.
#[utoipa::path(
    tag = "登录",
    operation_id = "refresh_session",
    summary = "刷新令牌",
    security(()),
    request_body = RefreshRequest,
    responses(
        (status = 200, body = TokenResponse, description = "新令牌", example = json!({
            "access_token": "eyJ0eXAiOiJhdCtqd3QiLCJhbGciOiJFZERTQSJ9.e30.c2ln", "token_type": "Bearer",
            "expires_in": 900
        })),
        (status = 401, response = Problem401),
    )
)]
#[post("/refresh")]
pub(super) async fn refresh_session(
    request: HttpRequest,
    body: Result<Body<RefreshRequest>, Problem>,
) -> Result<HttpResponse, Problem> {
    let sent = refresh_token(&request, body)?.ok_or(ProblemCode::Unauthenticated)?;
    let platform = platform(&request)?;
    match refresh(&platform, &sent.token, &trace_id(&request)).await {
        Ok(signed_in) => Ok(reply::tokens(&request, signed_in, sent.in_body)),
        Err(error) => Err(without_cookie(&request, error.into())),
    }
}

/// A browser need not try again with a token that is no good.
fn without_cookie(request: &HttpRequest, problem: Problem) -> Problem {
    if problem.code != ProblemCode::Unauthenticated {
        return problem;
    }
    match HeaderValue::from_str(&cookie::cleared(request).to_string()) {
        Ok(value) => problem.with_header(header::SET_COOKIE, value),
        Err(_) => problem,
    }
}
