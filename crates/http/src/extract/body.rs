//! The JSON body of a request. Owns its limit, its media type and the telling of all its faults at once.

use std::future::Future;
use std::time::Duration;

use actix_web::dev::Payload;
use actix_web::http::Method;
use actix_web::http::header::{self, HeaderMap};
use actix_web::{FromRequest, HttpRequest, web};
use bangban_api_types::faults::faults_of;
use futures_util::StreamExt;
use futures_util::future::LocalBoxFuture;
use serde::de::DeserializeOwned;
use validator::Validate;

use super::{json, repair};
use crate::problem::{InputFault, Problem, ProblemCode};

/// The largest body in bytes; from the app data, 256 KiB without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BodyLimit(pub usize);

impl Default for BodyLimit {
    fn default() -> Self {
        Self(256 * 1024)
    }
}

/// How long a client may take to send its body.
const PATIENCE: Duration = Duration::from_secs(15);

/// A checked JSON body.
///
/// Refuses with 415 another media type or a compressed body, 413 what is too large, 400 what is not
/// UTF-8 or not JSON, 408 what does not arrive, and 422 with *all* faults: of the shape (unknown and
/// missing fields, types, values) and those of `validator`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body<T>(pub T);

impl<T: DeserializeOwned + Validate + 'static> FromRequest for Body<T> {
    type Error = Problem;
    type Future = LocalBoxFuture<'static, Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let limit = request.app_data::<BodyLimit>().copied().unwrap_or_default();
        let head = check_head(request.method(), request.headers(), limit);
        let payload = payload.take();
        Box::pin(async move {
            head?;
            let bytes = in_time(collect(payload, limit)).await?;
            read(&bytes).map(Self)
        })
    }
}

/// Reads and checks a `T`; for bodies that come another way, such as a part of a multipart form.
///
/// # Errors
/// As [`Body`] from the encoding on.
pub fn read<T: DeserializeOwned + Validate>(bytes: &[u8]) -> Result<T, Problem> {
    let value = json::parse(bytes)?;
    let mut faults = Vec::new();
    json::control_characters(&value, "", &mut faults);
    let reading = repair::read::<T>(value, bytes.len());
    faults.extend(reading.faults);
    if let Some(value) = &reading.value {
        let found = faults_of(value);
        faults.extend(
            found
                .into_iter()
                .filter(|fault| as_sent(fault, &reading.replaced)),
        );
    }
    match reading.value {
        Some(value) if faults.is_empty() => Ok(value),
        _ => Err(invalid(faults)),
    }
}

/// The 422 for these faults, in the order of their pointers.
#[must_use]
pub fn invalid(mut faults: Vec<InputFault>) -> Problem {
    faults.sort();
    faults.dedup();
    Problem::new(ProblemCode::ValidationFailed).with_errors(faults)
}

/// Whether what the fault speaks of is as it was sent: neither in something replaced nor, for a fault of
/// a whole object, with something replaced in it.
fn as_sent(fault: &InputFault, replaced: &[String]) -> bool {
    let lies_in = |inner: &str, outer: &str| {
        inner
            .strip_prefix(outer)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    // How many elements there are is as sent even if one of them was replaced.
    let of_the_whole = fault.code != "length";
    !replaced.iter().any(|place| {
        lies_in(&fault.pointer, place) || (of_the_whole && lies_in(place, &fault.pointer))
    })
}

fn check_head(method: &Method, headers: &HeaderMap, limit: BodyLimit) -> Result<(), Problem> {
    let declared = headers
        .get(header::CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok()?.parse::<usize>().ok());
    let nothing_sent =
        declared.unwrap_or(0) == 0 && !headers.contains_key(header::TRANSFER_ENCODING);
    match headers.get(header::CONTENT_TYPE) {
        Some(value) if is_json(value.as_bytes(), method) => {}
        // No body at all is rather a body that was forgotten than one of another type.
        None if nothing_sent => {}
        _ => return Err(ProblemCode::UnsupportedMediaType.into()),
    }
    let compressed = headers
        .get(header::CONTENT_ENCODING)
        .is_some_and(|value| !value.as_bytes().eq_ignore_ascii_case(b"identity"));
    if compressed {
        return Err(ProblemCode::UnsupportedMediaType.into());
    }
    if declared.is_some_and(|length| length > limit.0) {
        return Err(too_large(limit));
    }
    Ok(())
}

/// `application/json`, for PATCH also `application/merge-patch+json` (RFC 7396); UTF-8 if it says so.
fn is_json(content_type: &[u8], method: &Method) -> bool {
    let Ok(text) = std::str::from_utf8(content_type) else {
        return false;
    };
    let mut parts = text.split(';').map(str::trim);
    let essence = parts.next().unwrap_or_default();
    let known = essence.eq_ignore_ascii_case("application/json")
        || (method == Method::PATCH
            && essence.eq_ignore_ascii_case("application/merge-patch+json"));
    known
        && parts.all(|parameter| {
            let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
            !name.trim().eq_ignore_ascii_case("charset")
                || value.trim().trim_matches('"').eq_ignore_ascii_case("utf-8")
        })
}

/// Gives a body up that does not arrive.
///
/// # Errors
/// 408 then; those of the reading otherwise.
pub(crate) async fn in_time<T>(
    reading: impl Future<Output = Result<T, Problem>>,
) -> Result<T, Problem> {
    tokio::time::timeout(PATIENCE, reading)
        .await
        .unwrap_or_else(|_| Err(ProblemCode::RequestTimeout.into()))
}

async fn collect(mut payload: Payload, limit: BodyLimit) -> Result<web::BytesMut, Problem> {
    let mut bytes = web::BytesMut::new();
    while let Some(chunk) = payload.next().await {
        // A connection that broke off, or a chunk that is none.
        let chunk = chunk.map_err(|_| ProblemCode::BadRequest)?;
        if bytes.len() + chunk.len() > limit.0 {
            return Err(too_large(limit));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

fn too_large(limit: BodyLimit) -> Problem {
    let kibibytes = limit.0 / 1024;
    Problem::new(ProblemCode::PayloadTooLarge)
        .with_detail(
            format!("请求体不能超过 {kibibytes} KiB。"),
            format!("The body must not be larger than {kibibytes} KiB."),
        )
        .with_extension("limit_bytes", limit.0)
}

#[cfg(test)]
mod tests {
    use actix_web::{App, HttpResponse, test};
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize, Validate)]
    #[serde(deny_unknown_fields)]
    struct Applicant {
        #[validate(length(min = 2, max = 50))]
        name: String,
        #[validate(length(equal = 18))]
        id_number: String,
    }

    #[derive(Debug, Deserialize, Validate)]
    #[serde(deny_unknown_fields)]
    #[validate(schema(function = "copies_need_a_name", skip_on_field_errors = false))]
    struct Case {
        #[validate(nested)]
        applicant: Applicant,
        #[validate(range(min = 1, max = 9))]
        copies: u8,
        #[validate(length(max = 3))]
        note: Option<String>,
    }

    fn copies_need_a_name(case: &Case) -> Result<(), validator::ValidationError> {
        if case.copies > 1 && case.applicant.name.is_empty() {
            return Err(validator::ValidationError::new("contradiction"));
        }
        Ok(())
    }

    const GOOD: &str =
        r#"{"applicant":{"name":"王芳","id_number":"371302199001010011"},"copies":1}"#;

    fn codes(text: &str) -> Vec<String> {
        let problem = read::<Case>(text.as_bytes()).unwrap_err();
        assert_eq!(problem.code, ProblemCode::ValidationFailed);
        problem
            .errors
            .iter()
            .map(|fault| format!("{} {}", fault.pointer, fault.code))
            .collect()
    }

    #[actix_web::test]
    async fn shape_and_rules_are_told_together() {
        let case = read::<Case>(GOOD.as_bytes()).unwrap();
        assert_eq!((case.applicant.name.as_str(), case.copies), ("王芳", 1));
        assert_eq!(
            codes(
                r#"{"applicant":{"name":"王","id_number":7,"x":1},"copies":0,"note":"long\u0000"}"#
            ),
            [
                "/applicant/id_number wrong_type",
                "/applicant/name length",
                "/applicant/x unknown_field",
                "/copies range",
                "/note control_character",
                "/note length",
            ]
        );
    }

    #[actix_web::test]
    async fn no_fault_is_made_up_for_what_was_replaced() {
        assert_eq!(
            codes(r#"{"applicant":{"name":5,"id_number":"371302199001010011"},"copies":2}"#),
            ["/applicant/name wrong_type"]
        );
        assert_eq!(codes(r#"{"copies":1}"#), ["/applicant required"]);
        assert_eq!(
            codes(r#"{"applicant":{"name":"","id_number":"371302199001010011"},"copies":2}"#),
            [" contradiction", "/applicant/name length"]
        );
    }

    #[actix_web::test]
    async fn what_a_patch_cannot_take_away_is_required() {
        use bangban_api_types::{cases::draft::CaseDraftPatch, users::UserPatch};
        let refused = |problem: Problem| {
            assert_eq!(problem.code, ProblemCode::ValidationFailed);
            let faults = problem.errors.into_iter();
            faults
                .map(|fault| format!("{} {}", fault.pointer, fault.code))
                .collect::<Vec<_>>()
        };
        let patch = br#"{"mode":null,"applicant":null,"service_item_id":null,"organization_id":null,"consent":null}"#;
        assert_eq!(
            refused(read::<CaseDraftPatch>(patch).unwrap_err()),
            [
                "/applicant required",
                "/consent required",
                "/mode required",
                "/organization_id required",
                "/service_item_id required",
            ]
        );
        assert_eq!(
            refused(read::<UserPatch>(br#"{"active":null,"roles":null}"#).unwrap_err()),
            ["/active required", "/roles required"]
        );
        assert!(read::<CaseDraftPatch>(br#"{"applicant":{"address":null}}"#).is_ok());
    }

    async fn answer(request: test::TestRequest) -> (u16, Option<ProblemCode>) {
        async fn handler(body: Body<Case>) -> HttpResponse {
            HttpResponse::Ok().body(body.0.applicant.name)
        }
        let app = test::init_service(
            App::new()
                .app_data(BodyLimit(200))
                .default_service(web::to(handler)),
        )
        .await;
        let response = test::call_service(&app, request.to_request()).await;
        let code = response
            .response()
            .extensions()
            .get::<Problem>()
            .map(|problem| problem.code);
        (response.status().as_u16(), code)
    }

    #[actix_web::test]
    async fn media_type_encoding_and_size_are_checked() {
        let post = |content_type: &'static str| {
            test::TestRequest::post().insert_header(("Content-Type", content_type))
        };
        for content_type in [
            "application/json",
            "Application/JSON; charset=\"UTF-8\"",
            "application/json;profile=x",
        ] {
            assert_eq!(
                answer(post(content_type).set_payload(GOOD)).await.0,
                200,
                "{content_type}"
            );
        }
        for content_type in [
            "text/plain",
            "application/json; charset=gbk",
            "application/merge-patch+json",
            "application/x-www-form-urlencoded",
            "",
        ] {
            assert_eq!(
                answer(post(content_type).set_payload(GOOD)).await.0,
                415,
                "{content_type}"
            );
        }
        let patch = test::TestRequest::patch()
            .insert_header(("Content-Type", "application/merge-patch+json"));
        assert_eq!(answer(patch.set_payload(GOOD)).await.0, 200);
        let gzip = post("application/json").insert_header(("Content-Encoding", "gzip"));
        assert_eq!(answer(gzip.set_payload(GOOD)).await.0, 415);

        let long = format!("{GOOD}{}", " ".repeat(200));
        assert_eq!(
            answer(post("application/json").set_payload(long)).await.0,
            413
        );
        let declared = post("application/json").insert_header(("Content-Length", "999999999"));
        assert_eq!(answer(declared).await.0, 413, "refused without reading");
    }

    #[actix_web::test]
    async fn what_cannot_be_read_is_400() {
        let json = || test::TestRequest::post().insert_header(("Content-Type", "application/json"));
        assert_eq!(
            answer(json().set_payload("{")).await,
            (400, Some(ProblemCode::MalformedJson))
        );
        assert_eq!(
            answer(json().set_payload(&b"\"\xff\""[..])).await,
            (400, Some(ProblemCode::MalformedEncoding))
        );
        assert_eq!(
            answer(json()).await,
            (400, Some(ProblemCode::MalformedJson))
        );
        assert_eq!(
            answer(test::TestRequest::post()).await,
            (400, Some(ProblemCode::MalformedJson))
        );
        assert_eq!(
            answer(json().set_payload("[]")).await,
            (422, Some(ProblemCode::ValidationFailed))
        );
    }
}
