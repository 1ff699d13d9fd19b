//! Signing in and out, and registering: the routes below `/api/v1/auth`, one operation per file.

mod cookie;
mod login;
mod logout;
mod password;
mod refresh;
mod registration;
mod registration_code;
mod reply;

use actix_web::HttpRequest;
use actix_web::http::header;
use bangban_api_types::auth::RefreshRequest;
use utoipa_actix_web::scope::scope;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::extract::body::Body;
use crate::problem::Problem;

pub use cookie::CookieSettings;

/// The routes below `/api/v1/auth`.
pub(crate) fn configure(config: &mut ServiceConfig) {
    config.service(
        scope("/api/v1/auth")
            .service(login::log_in)
            .service(refresh::refresh_session)
            .service(logout::log_out)
            .service(password::change_password)
            .service(registration_code::request_registration_code)
            .service(registration::register_applicant),
    );
}

/// The refresh token of a request: that of the body, else that of the cookie. A browser sends no body.
fn refresh_token(
    request: &HttpRequest,
    body: Result<Body<RefreshRequest>, Problem>,
) -> Result<Option<Sent>, Problem> {
    let in_body = if sends_nothing(request) {
        None
    } else {
        body?.0.refresh_token
    };
    Ok(match in_body {
        Some(token) => Some(Sent {
            token: token.0,
            in_body: true,
        }),
        None => cookie::value(request).map(|token| Sent {
            token,
            in_body: false,
        }),
    })
}

/// A refresh token, and how it came.
struct Sent {
    token: String,
    in_body: bool,
}

fn sends_nothing(request: &HttpRequest) -> bool {
    let headers = request.headers();
    let length = headers
        .get(header::CONTENT_LENGTH)
        .is_none_or(|length| length.as_bytes() == b"0");
    length && !headers.contains_key(header::TRANSFER_ENCODING)
}
