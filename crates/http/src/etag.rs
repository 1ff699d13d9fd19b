//! ETags (RFC 9110 §8.8.3) and the responses that carry them. Owns their format, `"<version>-<view>"`:
//! the version is what a change compares; the view tells apart what two callers see of one version.

use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderMap, HeaderValue};
use actix_web::{HttpRequest, HttpResponse};
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::problem::{Problem, ProblemCode};

/// The strong ETag of `body`, which shows `version` of something to one caller.
#[must_use]
pub fn etag(version: i64, body: &[u8]) -> String {
    let digest = Sha256::digest(body);
    format!("\"{version}-{}\"", hex::encode(&digest[..4]))
}

/// The version in an opaque tag of ours (without quotes); none if the tag is not of our making.
#[must_use]
pub fn version_of(opaque: &str) -> Option<i64> {
    let (version, view) = opaque.split_once('-')?;
    // Exactly as written by `etag`: `+1` or `01` is no tag of ours.
    let canonical = version.bytes().all(|byte| byte.is_ascii_digit())
        && !(version.len() > 1 && version.starts_with('0'));
    let hexadecimal = view.len() == 8 && view.bytes().all(|byte| byte.is_ascii_hexdigit());
    (canonical && hexadecimal).then(|| version.parse().ok())?
}

/// A response that shows `version` of a single resource: with `ETag`, told apart per caller and
/// language, kept by the caller only. A GET whose `If-None-Match` names it is answered with 304.
///
/// # Errors
/// `internal` when `value` can't be serialised.
pub fn versioned_response(
    request: &HttpRequest,
    status: StatusCode,
    version: i64,
    value: &impl Serialize,
) -> Result<HttpResponse, Problem> {
    let body = serde_json::to_vec(value).map_err(|_| Problem::new(ProblemCode::Internal))?;
    let tag = etag(version, &body);
    let unchanged = status == StatusCode::OK
        && request.method().is_safe()
        && none_match_names(request.headers(), &tag);
    let mut response = if unchanged {
        HttpResponse::new(StatusCode::NOT_MODIFIED)
    } else {
        HttpResponse::build(status)
            .content_type("application/json")
            .body(body)
    };
    let headers = response.headers_mut();
    if let Ok(value) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, value);
    }
    headers.insert(
        header::VARY,
        HeaderValue::from_static("Authorization, Accept-Language"),
    );
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("private, no-cache"),
    );
    Ok(response)
}

/// Whether `If-None-Match` names `tag` (weak comparison, RFC 9110 §13.1.2).
pub(crate) fn none_match_names(headers: &HeaderMap, tag: &str) -> bool {
    headers
        .get_all(header::IF_NONE_MATCH)
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(str::trim)
        .any(|given| given == "*" || given.strip_prefix("W/").unwrap_or(given) == tag)
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;
    use serde_json::json;

    use super::*;

    #[test]
    fn a_tag_differs_by_version_and_by_view() {
        let tag = etag(3, b"{}");
        assert_eq!(tag, "\"3-44136fa3\"");
        assert_ne!(tag, etag(4, b"{}"));
        assert_ne!(tag, etag(3, b"{\"a\":1}"));
        assert_eq!(version_of(tag.trim_matches('"')), Some(3));
        for other in [
            "",
            "3",
            "3-",
            "a-44136fa3",
            "+3-44136fa3",
            "03-44136fa3",
            "-3-44136fa3",
            "3-44136fa",
            "99999999999999999999-44136fa3",
        ] {
            assert_eq!(version_of(other), None, "{other}");
        }
    }

    #[test]
    fn unchanged_is_304_only_for_reading() {
        let value = json!({"id": 1});
        let tag = etag(2, value.to_string().as_bytes());
        let answer = |request: TestRequest, given: &str| {
            let request = request
                .insert_header(("If-None-Match", given.to_owned()))
                .to_http_request();
            versioned_response(&request, StatusCode::OK, 2, &value).unwrap()
        };
        let weak = format!("\"1-00000000\", W/{tag}");
        for given in [tag.as_str(), "*", weak.as_str()] {
            let response = answer(TestRequest::get(), given);
            assert_eq!(response.status(), 304, "{given}");
            assert_eq!(response.headers().get("etag").unwrap(), tag.as_str());
        }
        assert_eq!(answer(TestRequest::get(), "\"1-00000000\"").status(), 200);
        let response = answer(TestRequest::post(), &tag);
        assert_eq!(response.status(), 200);
        assert_eq!(
            response.headers().get("vary").unwrap(),
            "Authorization, Accept-Language"
        );
        assert_eq!(
            response.headers().get("cache-control").unwrap(),
            "private, no-cache"
        );
    }
}
