//! `Idempotency-Key`: what makes a POST safe to repeat. Owns the reading of the header; storing keys and
//! replies is the application's.

use actix_web::dev::Payload;
use actix_web::http::header::{HeaderMap, HeaderName};
use actix_web::{FromRequest, HttpRequest};
use futures_util::future::{Ready, ready};

use crate::problem::{Problem, ProblemCode};

/// The request header.
pub const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");
/// The response header that marks the first reply given again.
pub const IDEMPOTENCY_REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");

/// The key of a request, if it has one: 1 to 255 visible ASCII characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdempotencyKey(pub Option<String>);

impl IdempotencyKey {
    /// The key, from a caller who must send one (portal clients).
    ///
    /// # Errors
    /// `idempotency_key_required` without one.
    pub fn required(&self) -> Result<&str, Problem> {
        self.0
            .as_deref()
            .ok_or_else(|| ProblemCode::IdempotencyKeyRequired.into())
    }
}

impl FromRequest for IdempotencyKey {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(read(request.headers()).map(Self))
    }
}

fn read(headers: &HeaderMap) -> Result<Option<String>, Problem> {
    let mut values = headers.get_all(IDEMPOTENCY_KEY);
    let Some(value) = values.next() else {
        return Ok(None);
    };
    let visible =
        (1..=255).contains(&value.len()) && value.as_bytes().iter().all(u8::is_ascii_graphic);
    match value.to_str() {
        Ok(key) if visible && values.next().is_none() => Ok(Some(key.to_owned())),
        _ => Err(ProblemCode::IdempotencyKeyInvalid.into()),
    }
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn given(values: &[&str]) -> Result<Option<String>, ProblemCode> {
        let mut request = TestRequest::post();
        for value in values {
            request = request.append_header((IDEMPOTENCY_KEY, (*value).to_owned()));
        }
        read(request.to_http_request().headers()).map_err(|problem| problem.code)
    }

    #[test]
    fn takes_one_key_of_visible_characters() {
        assert_eq!(given(&[]), Ok(None));
        assert_eq!(
            given(&["0193f000-\"x\""]),
            Ok(Some("0193f000-\"x\"".into()))
        );
        let long = "k".repeat(255);
        assert_eq!(given(&[&long]), Ok(Some(long.clone())));
        let too_long = "k".repeat(256);
        for bad in [&[""][..], &["a b"], &["a\tb"], &[&too_long], &["a", "a"]] {
            assert_eq!(
                given(bad),
                Err(ProblemCode::IdempotencyKeyInvalid),
                "{bad:?}"
            );
        }
        assert_eq!(
            IdempotencyKey(None).required().unwrap_err().code,
            ProblemCode::IdempotencyKeyRequired
        );
    }
}
