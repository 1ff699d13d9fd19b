//! The answer that carries tokens. Owns its form; no cache may keep it (RFC 6749 §5.1).

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse};
use bangban_api_types::auth::TokenResponse;
use bangban_application::auth::SignedIn;

use super::cookie;

/// Tokens: the refresh token in its cookie, and in the body where the client can't keep cookies.
pub(super) fn tokens(request: &HttpRequest, signed_in: SignedIn, in_body: bool) -> HttpResponse {
    let cookie = cookie::with(
        request,
        signed_in.refresh_token.clone(),
        signed_in.refresh_expires_in,
    );
    HttpResponse::Ok()
        .cookie(cookie)
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .json(TokenResponse {
            access_token: signed_in.access_token,
            token_type: "Bearer".to_owned(),
            expires_in: signed_in.expires_in,
            refresh_token: in_body.then_some(signed_in.refresh_token),
        })
}
