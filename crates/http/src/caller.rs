//! Who a request comes from: the bearer token, verified (RFC 6750).
//!
//! Owns the reading of `Authorization` and the one caller of a request, which later readers find in its
//! extensions. Does not own the verifying (`bangban_application::auth`), nor what a caller may do.

use actix_web::dev::Payload;
use actix_web::http::header::{self, HeaderMap, HeaderValue};
use actix_web::{FromRequest, HttpMessage, HttpRequest, web};
use bangban_application::auth::authenticate;
use bangban_application::{Caller, Error, Platform};
use futures_util::FutureExt;
use futures_util::future::{LocalBoxFuture, ready};

use crate::middleware::request_id::RequestId;
use crate::problem::{Problem, ProblemCode};

/// The signed-in caller. Without a token, or with one that is not good, the request is refused with
/// 401. Name it before other arguments of a handler, so that this is what comes first.
#[derive(Debug, Clone)]
pub struct Signed(pub Caller);

impl FromRequest for Signed {
    type Error = Problem;
    type Future = LocalBoxFuture<'static, Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let known = request.extensions().get::<Caller>().cloned();
        if let Some(caller) = known {
            return ready(Ok(Self(caller))).boxed_local();
        }
        let request = request.clone();
        async move {
            let caller = verify(&request).await?;
            request.extensions_mut().insert(caller.clone());
            Ok(Self(caller))
        }
        .boxed_local()
    }
}

/// The caller of what is public and shows more to some: nobody, where no token was sent. A token that is
/// not good is refused all the same, so that a client learns to renew it.
#[derive(Debug, Clone)]
pub struct MaybeSigned(pub Option<Caller>);

impl FromRequest for MaybeSigned {
    type Error = Problem;
    type Future = LocalBoxFuture<'static, Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        if !request.headers().contains_key(header::AUTHORIZATION) {
            return ready(Ok(Self(None))).boxed_local();
        }
        Signed::from_request(request, payload)
            .map(|signed| signed.map(|Signed(caller)| Self(Some(caller))))
            .boxed_local()
    }
}

/// What the use cases share.
///
/// # Errors
/// `internal` where the server was put together without it.
pub fn platform(request: &HttpRequest) -> Result<web::Data<Platform>, Problem> {
    request
        .app_data::<web::Data<Platform>>()
        .cloned()
        .ok_or_else(|| ProblemCode::Internal.into())
}

/// The trace id of a request, for the audit trail.
pub(crate) fn trace_id(request: &HttpRequest) -> String {
    RequestId::of(request)
        .map(|id| id.as_str().to_owned())
        .unwrap_or_default()
}

async fn verify(request: &HttpRequest) -> Result<Caller, Problem> {
    let token = bearer(request.headers())?;
    let platform = platform(request)?;
    authenticate(&platform, token, trace_id(request))
        .await
        .map_err(|error| match error {
            Error::Unauthenticated => refused_token(ProblemCode::Unauthenticated),
            Error::TokenExpired => refused_token(ProblemCode::TokenExpired),
            error => error.into(),
        })
}

/// The token of an `Authorization` header. A client that sent none is not told what was wrong with it.
fn bearer(headers: &HeaderMap) -> Result<&str, Problem> {
    let mut values = headers.get_all(header::AUTHORIZATION);
    let value = values.next().ok_or(ProblemCode::Unauthenticated)?;
    let credentials = value.to_str().ok().and_then(|text| text.split_once(' '));
    match credentials {
        Some((scheme, token))
            if scheme.eq_ignore_ascii_case("bearer") && values.next().is_none() =>
        {
            Ok(token.trim())
        }
        _ => Err(ProblemCode::Unauthenticated.into()),
    }
}

/// A token was sent, and is not good (RFC 6750 §3.1).
fn refused_token(code: ProblemCode) -> Problem {
    let challenge = HeaderValue::from_static("Bearer realm=\"bangban\", error=\"invalid_token\"");
    Problem::new(code).with_header(header::WWW_AUTHENTICATE, challenge)
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn token(values: &[&'static str]) -> Option<String> {
        let mut request = TestRequest::get();
        for value in values {
            request = request.append_header((header::AUTHORIZATION, *value));
        }
        bearer(request.to_http_request().headers())
            .ok()
            .map(str::to_owned)
    }

    #[test]
    fn takes_one_bearer_token() {
        assert_eq!(token(&["Bearer abc"]).as_deref(), Some("abc"));
        assert_eq!(token(&["bearer  abc"]).as_deref(), Some("abc"));
        for bad in [
            &[][..],
            &["abc"],
            &["Basic abc"],
            &["Bearer"],
            &["Bearer a", "Bearer b"],
        ] {
            assert_eq!(token(bad), None, "{bad:?}");
        }
    }

    #[actix_web::test]
    async fn what_is_public_needs_no_token_and_takes_no_bad_one() {
        let nobody = MaybeSigned::extract(&TestRequest::get().to_http_request()).await;
        assert!(nobody.unwrap().0.is_none());
        let bad = TestRequest::get().append_header((header::AUTHORIZATION, "Basic abc"));
        let refused = MaybeSigned::extract(&bad.to_http_request()).await;
        assert_eq!(refused.unwrap_err().code, ProblemCode::Unauthenticated);
    }

    #[actix_web::test]
    async fn without_a_token_it_is_401_with_a_challenge() {
        let problem = Signed::extract(&TestRequest::get().to_http_request())
            .await
            .unwrap_err();
        assert_eq!(problem.code, ProblemCode::Unauthenticated);
        let response = actix_web::ResponseError::error_response(&problem);
        assert_eq!(
            response.headers().get("www-authenticate").unwrap(),
            "Bearer realm=\"bangban\""
        );
        for code in [ProblemCode::Unauthenticated, ProblemCode::TokenExpired] {
            let response = actix_web::ResponseError::error_response(&refused_token(code));
            assert_eq!(response.status(), 401);
            let challenge = response.headers().get("www-authenticate").unwrap();
            assert!(challenge.to_str().unwrap().contains("invalid_token"));
        }
    }
}
