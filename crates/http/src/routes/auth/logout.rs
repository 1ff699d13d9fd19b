//! `POST /api/v1/auth/logout`: 退出.

use actix_web::{HttpRequest, HttpResponse, post};
use bangban_api_types::auth::RefreshRequest;
use bangban_application::auth::logout;

use super::{cookie, refresh_token};
use crate::caller::{Signed, platform, trace_id};
use crate::extract::body::Body;
use crate::problem::{Problem, ProblemCode};

/// 退出
///
/// Ends the session of the access token, and that of the refresh token in the cookie or in the body.
/// Either is enough, so that it works after the access token has run out.
#[utoipa::path(
    tag = "登录",
    operation_id = "log_out",
    summary = "退出",
    security((), ("bearer" = [])),
    request_body = RefreshRequest,
    responses((status = 204, description = "已退出"))
)]
#[post("/logout")]
pub(super) async fn log_out(
    request: HttpRequest,
    signed: Result<Signed, Problem>,
    body: Result<Body<RefreshRequest>, Problem>,
) -> Result<HttpResponse, Problem> {
    let sent = refresh_token(&request, body)?;
    let caller = match signed {
        Ok(Signed(caller)) => Some(caller),
        Err(problem) if sent.is_some() && is_of_token(problem.code) => None,
        Err(problem) => return Err(problem),
    };
    let token = sent.as_ref().map(|sent| sent.token.as_str());
    let platform = platform(&request)?;
    logout(&platform, caller.as_ref(), token, &trace_id(&request)).await?;
    Ok(HttpResponse::NoContent()
        .cookie(cookie::cleared(&request))
        .finish())
}

/// Whether a request was refused for its access token.
fn is_of_token(code: ProblemCode) -> bool {
    matches!(
        code,
        ProblemCode::Unauthenticated | ProblemCode::TokenExpired
    )
}
