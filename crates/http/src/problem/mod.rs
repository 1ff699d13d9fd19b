//! Errors as RFC 9457 problems (`application/problem+json`).
//!
//! Owns what a problem is and the catalogue of all of them; `render` writes the body, because only the
//! request knows the language, the path and the trace id. Does not own why a request was refused: that
//! is the caller's, who returns a [`Problem`] as the error of a handler or an extractor.

mod catalogue;
mod code;
#[cfg(test)]
mod fault_coverage;
mod from_error;
mod language;
pub mod pages;
pub(crate) mod render;

use std::borrow::Cow;
use std::fmt;

use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderName, HeaderValue};
use actix_web::{HttpResponse, ResponseError};
use serde_json::{Map, Value};

pub use bangban_api_types::faults::{Bilingual, InputFault, Language};
pub use catalogue::CATALOGUE;
pub use code::{Entry, ProblemCode};

/// The media type of a problem (RFC 9457 §3).
pub const PROBLEM_JSON: &str = "application/problem+json";

/// Why a request was refused. Return it as the error of a handler; the body is written on the way out.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// Which problem; fixes status, title and the page at `/problems/<code>`.
    pub code: ProblemCode,
    /// What happened this time. Without it the catalogue's explanation is sent.
    pub detail: Option<Box<Bilingual>>,
    /// Every fault of the input at once; sent as `errors` when not empty.
    pub errors: Vec<InputFault>,
    /// Extension members (RFC 9457 §3.2), such as `state` and `allowed_actions`.
    pub extensions: Map<String, Value>,
    /// Seconds to wait, sent as `Retry-After` (RFC 9110 §10.2.3).
    pub retry_after: Option<u32>,
    /// Further response headers, such as `Allow`.
    pub headers: Vec<(HeaderName, HeaderValue)>,
}

impl Problem {
    /// The problem as the catalogue describes it, with nothing particular to this occurrence.
    #[must_use]
    pub fn new(code: ProblemCode) -> Self {
        Self {
            code,
            detail: None,
            errors: Vec::new(),
            extensions: Map::new(),
            retry_after: None,
            headers: Vec::new(),
        }
    }

    /// Says what happened this time. No personal data, no internals.
    #[must_use]
    pub fn with_detail(
        mut self,
        zh: impl Into<Cow<'static, str>>,
        en: impl Into<Cow<'static, str>>,
    ) -> Self {
        self.detail = Some(Box::new(Bilingual::new(zh, en)));
        self
    }

    /// Sets the faults of the input.
    #[must_use]
    pub fn with_errors(mut self, errors: Vec<InputFault>) -> Self {
        self.errors = errors;
        self
    }

    /// Adds an extension member. The names of the standard members are taken and are ignored here.
    #[must_use]
    pub fn with_extension(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        self.extensions.insert(name.into(), value.into());
        self
    }

    /// Tells the caller to come back after so many seconds.
    #[must_use]
    pub fn with_retry_after(mut self, seconds: u32) -> Self {
        self.retry_after = Some(seconds);
        self
    }

    /// Adds a response header.
    #[must_use]
    pub fn with_header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.push((name, value));
        self
    }

    /// The status of the response.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.code.status()
    }
}

impl From<ProblemCode> for Problem {
    fn from(code: ProblemCode) -> Self {
        Self::new(code)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code.name())
    }
}

impl std::error::Error for Problem {}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        self.status()
    }

    /// Status and headers; the body comes from the middleware `problems`, which finds the problem in
    /// the extensions of the response.
    fn error_response(&self) -> HttpResponse {
        let mut response = HttpResponse::new(self.status());
        for (name, value) in &self.headers {
            response.headers_mut().append(name.clone(), value.clone());
        }
        if let Some(seconds) = self.retry_after {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if self.status() == StatusCode::UNAUTHORIZED
            && !response.headers().contains_key(header::WWW_AUTHENTICATE)
        {
            // RFC 9110 §11.6.1: a 401 must carry a challenge. Bearer makes no browser ask for a password.
            response.headers_mut().insert(
                header::WWW_AUTHENTICATE,
                HeaderValue::from_static("Bearer realm=\"bangban\""),
            );
        }
        response.extensions_mut().insert(self.clone());
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn response_carries_status_headers_and_the_problem() {
        let problem = Problem::new(ProblemCode::TooManyRequests)
            .with_retry_after(7)
            .with_header(header::ALLOW, HeaderValue::from_static("GET"));
        let response = problem.error_response();
        assert_eq!(response.status(), 429);
        assert_eq!(response.headers().get("retry-after").unwrap(), "7");
        assert_eq!(response.headers().get("allow").unwrap(), "GET");
        assert_eq!(response.extensions().get::<Problem>(), Some(&problem));
    }

    #[test]
    fn unauthenticated_carries_a_challenge() {
        let response = Problem::new(ProblemCode::Unauthenticated).error_response();
        assert!(response.headers().contains_key("www-authenticate"));
    }

    #[test]
    fn a_problem_is_small_enough_for_results() {
        assert!(size_of::<Problem>() <= 128, "{}", size_of::<Problem>());
    }
}
