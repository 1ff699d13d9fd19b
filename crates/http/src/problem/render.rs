//! Writes the body of problems, and turns every other bare error response into one.
//!
//! Owns the JSON of a problem. It leaves alone error bodies that a handler wrote as JSON itself
//! (RFC 6749 prescribes them for `/oauth2/token`).

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::error::InternalError;
use actix_web::http::header::{self, HeaderName, HeaderValue};
use actix_web::http::{StatusCode, Uri};
use actix_web::middleware::Next;
use actix_web::{Error, HttpRequest, HttpResponse};
use serde_json::{Map, Value, json};

use super::{Language, PROBLEM_JSON, Problem, ProblemCode, language};
use crate::middleware::request_id::RequestId;

/// Middleware: renders problems. Everything that may fail stands inside of it.
///
/// # Errors
/// An error from inside comes out as an error again, with the rendered response in it: the request it
/// belonged to is gone (a panic, a timeout), and actix answers with what the error carries.
pub(crate) async fn problems<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let occasion = Occasion::of(request.request());
    match next.call(request).await {
        Ok(response) if response.status().as_u16() < 400 => Ok(response.map_into_boxed_body()),
        Ok(response) => {
            let (request, response) = response.into_parts();
            let response = occasion.render(response.map_into_boxed_body());
            Ok(ServiceResponse::new(request, response))
        }
        Err(error) => {
            let response = occasion.render(error.error_response());
            Err(InternalError::from_response(Rendered(response.status()), response).into())
        }
    }
}

/// What takes the place of an error whose response is written already. Says nothing of the cause.
#[derive(Debug)]
struct Rendered(StatusCode);

impl std::fmt::Display for Rendered {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "answered with {}", self.0)
    }
}

/// What the body of a problem needs of the request. Taken before the request is handed on; all of it is
/// cheap to clone.
struct Occasion {
    uri: Uri,
    accept_language: Option<HeaderValue>,
    trace_id: Option<RequestId>,
}

impl Occasion {
    fn of(request: &HttpRequest) -> Self {
        Self {
            uri: request.uri().clone(),
            accept_language: request.headers().get(header::ACCEPT_LANGUAGE).cloned(),
            trace_id: RequestId::of(request),
        }
    }

    fn render(&self, response: HttpResponse) -> HttpResponse {
        let problem = response.extensions().get::<Problem>().cloned();
        let problem = match problem {
            Some(problem) => problem,
            None if has_own_body(&response) => return response,
            None => Problem::new(ProblemCode::by_status(response.status())),
        };
        let language = language::preferred(self.accept_language.as_ref());
        let body = self.body(&problem, language).to_string();

        let mut rendered = response.set_body(BoxBody::new(body));
        // Another status than the catalogue's (actix answered 411, say) would contradict the body.
        *rendered.status_mut() = problem.status();
        let headers = rendered.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(PROBLEM_JSON));
        headers.insert(
            header::CONTENT_LANGUAGE,
            HeaderValue::from_static(language.tag()),
        );
        headers.append(header::VARY, HeaderValue::from_static("Accept-Language"));
        // Nothing about a refusal may be kept by a cache; 404 and 405 are cacheable by default.
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        headers.remove(HeaderName::from_static("content-length"));
        rendered
    }

    fn body(&self, problem: &Problem, language: Language) -> Value {
        let entry = problem.code.entry();
        let (title, explanation) = match language {
            Language::Zh => (entry.title.0, entry.explanation.0),
            Language::En => (entry.title.1, entry.explanation.1),
        };
        let detail = problem
            .detail
            .as_ref()
            .map_or(explanation, |text| text.in_language(language));
        let mut body: Map<String, Value> = problem.extensions.clone();
        body.insert("type".into(), format!("/problems/{}", entry.name).into());
        body.insert("title".into(), title.into());
        body.insert("status".into(), problem.status().as_u16().into());
        body.insert("detail".into(), detail.into());
        body.insert("instance".into(), self.uri.path().into());
        body.insert("code".into(), entry.name.into());
        body.insert(
            "trace_id".into(),
            json!(self.trace_id.as_ref().map(RequestId::as_str)),
        );
        if !problem.errors.is_empty() {
            let errors = problem.errors.iter().map(|fault| fault.told_in(language));
            body.insert("errors".into(), json!(errors.collect::<Vec<_>>()));
        }
        Value::Object(body)
    }
}

/// Whether a handler wrote a body for programs by itself; actix and its services write text or nothing.
fn has_own_body(response: &HttpResponse) -> bool {
    response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|value| value.as_bytes().starts_with(b"application/"))
}

#[cfg(test)]
mod tests {
    use actix_web::middleware::from_fn;
    use actix_web::{App, test, web};
    use serde_json::Value;

    use super::*;
    use crate::problem::InputFault;

    async fn refused() -> Result<HttpResponse, Problem> {
        Err(Problem::new(ProblemCode::ValidationFailed)
            .with_errors(vec![InputFault::at("/name", "required")])
            .with_extension("state", "draft")
            .with_extension("status", 200))
    }

    async fn call(request: test::TestRequest) -> (HttpResponse, Value) {
        let app = test::init_service(
            App::new()
                .wrap(from_fn(problems))
                .route("/refused", web::get().to(refused))
                .route(
                    "/oauth",
                    web::get().to(|| async {
                        HttpResponse::BadRequest().json(json!({"error": "invalid_grant"}))
                    }),
                )
                .service(web::resource("/only-get").route(web::get().to(HttpResponse::Ok))),
        )
        .await;
        let response = test::call_service(&app, request.to_request()).await;
        let response = response.into_parts().1;
        let (head, body) = response.into_parts();
        let bytes = actix_web::body::to_bytes(body).await.unwrap();
        (
            head.set_body(BoxBody::new(())),
            serde_json::from_slice(&bytes).unwrap_or(Value::Null),
        )
    }

    #[actix_web::test]
    async fn renders_in_chinese_by_default() {
        let (head, body) = call(test::TestRequest::get().uri("/refused?q=1")).await;
        assert_eq!(head.status(), 422);
        assert_eq!(head.headers().get("content-type").unwrap(), PROBLEM_JSON);
        assert_eq!(head.headers().get("content-language").unwrap(), "zh-CN");
        assert_eq!(head.headers().get("vary").unwrap(), "Accept-Language");
        assert_eq!(body["type"], "/problems/validation_failed");
        assert_eq!(body["title"], "内容有误");
        assert_eq!(
            body["status"], 422,
            "a standard member can't be replaced by an extension"
        );
        assert_eq!(body["instance"], "/refused");
        assert_eq!(body["code"], "validation_failed");
        assert_eq!(body["state"], "draft");
        assert_eq!(body["errors"][0]["pointer"], "/name");
        assert_eq!(body["errors"][0]["detail"], "此项必填。");
    }

    #[actix_web::test]
    async fn renders_in_english_when_asked() {
        let request = test::TestRequest::get()
            .uri("/refused")
            .insert_header(("Accept-Language", "en-GB"));
        let (head, body) = call(request).await;
        assert_eq!(head.headers().get("content-language").unwrap(), "en");
        assert_eq!(body["title"], "Validation failed");
        assert_eq!(body["errors"][0]["detail"], "This is required.");
    }

    #[actix_web::test]
    async fn bare_errors_of_actix_become_problems() {
        let (head, body) = call(test::TestRequest::get().uri("/nothing")).await;
        assert_eq!(
            (head.status().as_u16(), &body["code"]),
            (404, &json!("not_found"))
        );
        let (head, body) = call(test::TestRequest::post().uri("/only-get")).await;
        assert_eq!(
            (head.status().as_u16(), &body["code"]),
            (405, &json!("method_not_allowed"))
        );
        assert_eq!(head.headers().get("allow").unwrap(), "GET");
    }

    #[actix_web::test]
    async fn json_errors_of_handlers_stay() {
        let (head, body) = call(test::TestRequest::get().uri("/oauth")).await;
        assert_eq!(head.status(), 400);
        assert_eq!(body, json!({"error": "invalid_grant"}));
    }
}
