//! The cookie that keeps a browser signed in.
//!
//! Owns its attributes: no script reads it, no other site sends it, and it goes to the sign-in routes
//! alone (RFC 6265bis). Does not own what is in it.

use actix_web::HttpRequest;
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};

/// Its name.
const NAME: &str = "bangban_refresh";
/// The only routes that need it.
const PATH: &str = "/api/v1/auth";

/// How the cookie is set; as app data, the default without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CookieSettings {
    /// Whether it is sent over HTTPS alone. Off only where people reach the server by plain HTTP.
    pub secure: bool,
}

impl Default for CookieSettings {
    fn default() -> Self {
        Self { secure: true }
    }
}

/// The cookie for a refresh token that is good for so many seconds.
pub(super) fn with(request: &HttpRequest, token: String, seconds: i64) -> Cookie<'static> {
    let settings = request
        .app_data::<CookieSettings>()
        .copied()
        .unwrap_or_default();
    Cookie::build(NAME, token)
        .path(PATH)
        .http_only(true)
        .secure(settings.secure)
        .same_site(SameSite::Strict)
        .max_age(Duration::seconds(seconds))
        .finish()
}

/// The cookie that takes it away.
pub(super) fn cleared(request: &HttpRequest) -> Cookie<'static> {
    with(request, String::new(), 0)
}

/// The token in a request's cookie.
pub(super) fn value(request: &HttpRequest) -> Option<String> {
    request
        .cookie(NAME)
        .map(|cookie| cookie.value().to_owned())
        .filter(|token| !token.is_empty())
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    #[test]
    fn the_attributes_are_strict() {
        let request = TestRequest::post().to_http_request();
        let text = with(&request, "abc".to_owned(), 60).to_string();
        for part in [
            "bangban_refresh=abc",
            "HttpOnly",
            "SameSite=Strict",
            "Secure",
            "Path=/api/v1/auth",
            "Max-Age=60",
        ] {
            assert!(text.contains(part), "{part} not in {text}");
        }
        let request = TestRequest::post()
            .app_data(CookieSettings { secure: false })
            .to_http_request();
        assert!(
            !with(&request, "abc".to_owned(), 60)
                .to_string()
                .contains("Secure")
        );
        assert!(cleared(&request).to_string().contains("Max-Age=0"));
    }

    #[test]
    fn an_empty_cookie_is_none() {
        let value = |text: &'static str| {
            value(
                &TestRequest::post()
                    .insert_header(("Cookie", text))
                    .to_http_request(),
            )
        };
        assert_eq!(value("bangban_refresh=abc; x=1").as_deref(), Some("abc"));
        assert_eq!(value("bangban_refresh="), None);
        assert_eq!(value("x=1"), None);
    }
}
