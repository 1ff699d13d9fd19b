//! Tests of the description, and the pattern that routes follow: see `routes` below.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::middleware::{Next, from_fn};
use actix_web::{get, patch, post, test};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_actix_web::scope::scope;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;
use validator::Validate;

use super::*;
use crate::app::{app, describe};
use crate::etag::versioned_response;
use crate::extract::body::Body;
use crate::extract::if_match::IfMatch;
use crate::extract::path::PathId;
use crate::extract::query::Query;
use crate::problem::Problem;

#[derive(Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"name": "企业开办"}))]
struct NewThing {
    #[validate(length(min = 1, max = 40))]
    #[schema(min_length = 1, max_length = 40)]
    name: String,
}

#[derive(Serialize, ToSchema)]
struct Thing {
    id: Uuid,
    name: String,
}

#[derive(Deserialize, Validate, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
struct Filter {
    /// How many at most.
    #[validate(range(min = 1, max = 100))]
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u32>,
}

/// Lists things.
#[utoipa::path(tag = "things", operation_id = "list_things", params(Filter), responses((status = 200, body = Vec<Thing>, example = json!([]))))]
#[get("")]
async fn list(query: Query<Filter>) -> HttpResponse {
    HttpResponse::Ok().json(vec![query.0.limit; 0])
}

/// Makes a thing.
#[utoipa::path(tag = "things", operation_id = "create_thing", request_body = NewThing, responses((status = 201, body = Thing)))]
#[post("")]
async fn create(request: HttpRequest, body: Body<NewThing>) -> Result<HttpResponse, Problem> {
    let thing = Thing {
        id: Uuid::nil(),
        name: body.0.name,
    };
    versioned_response(&request, StatusCode::CREATED, 1, &thing)
}

/// Shows a thing.
#[utoipa::path(tag = "things", operation_id = "get_thing", responses((status = 200, body = Thing, example = json!({}))))]
#[get("/{id}")]
async fn show(request: HttpRequest, id: PathId<Uuid>) -> Result<HttpResponse, Problem> {
    let thing = Thing {
        id: id.0,
        name: "x".into(),
    };
    versioned_response(&request, StatusCode::OK, 3, &thing)
}

/// Renames a thing.
#[utoipa::path(
    tag = "things",
    operation_id = "rename_thing",
    params(IfMatchHeader),
    request_body(content = NewThing, content_type = "application/merge-patch+json"),
    responses((status = 200, body = Thing))
)]
#[patch("/{id}")]
async fn rename(
    request: HttpRequest,
    id: PathId<Uuid>,
    if_match: Result<IfMatch, Problem>,
    body: Result<Body<NewThing>, Problem>,
) -> Result<HttpResponse, Problem> {
    let version = if_match?.expects(3)?;
    let Body(change) = body?;
    let thing = Thing {
        id: id.0,
        name: change.name,
    };
    versioned_response(&request, StatusCode::OK, version + 1, &thing)
}

/// Searches things.
#[utoipa::path(tag = "things", operation_id = "search_things", security(()), request_body = NewThing, responses((status = 200, body = Vec<Thing>)))]
#[post("/search")]
async fn search(_body: Body<NewThing>) -> HttpResponse {
    HttpResponse::Ok().json(Vec::<Thing>::new())
}

/// The pattern: nested scopes, and literal paths before those with parameters, because actix takes the
/// first that matches. utoipa reads method and path from `#[get("…")]`; queries and headers are named in
/// `params(…)`, bodies in `request_body`; an id in the path needs no mention. A scope may be wrapped.
fn routes(config: &mut ServiceConfig) {
    let things = scope("/things")
        .service(list)
        .service(create)
        .service(search)
        .service(show)
        .service(rename);
    config.service(scope("/api/v1").wrap(from_fn(pass)).service(things));
}

/// Where authentication would stand. What it refuses it answers with `request.error_response(problem)`.
async fn pass<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, actix_web::Error> {
    next.call(request).await
}

fn document() -> serde_json::Value {
    serde_json::to_value(describe(routes)).unwrap()
}

#[actix_web::test]
async fn the_head_of_the_document() {
    let document = document();
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
    assert_eq!(document["info"]["title"], TITLE);
    assert_eq!(document["info"]["license"]["identifier"], "Apache-2.0");
    assert_eq!(document["servers"][0]["url"], "/");
    assert_eq!(
        document["components"]["securitySchemes"]["bearer"]["scheme"],
        "bearer"
    );
    assert_eq!(
        document["components"]["securitySchemes"]["bearer"]["bearerFormat"],
        "JWT"
    );
    let tags = document["tags"].as_array().unwrap();
    assert_eq!(
        tags[0]["name"], TAGS[0].0,
        "those that are described come first"
    );
    assert!(tags.iter().any(|tag| tag["name"] == "things"));
    assert!(document["components"]["schemas"]["Thing"].is_object());
}

#[actix_web::test]
async fn operations_are_completed() {
    let document = document();
    let statuses = |path: &str, method: &str| -> Vec<String> {
        document["paths"][path][method]["responses"]
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect()
    };
    assert_eq!(
        statuses("/api/v1/things", "get"),
        ["200", "400", "401", "403", "429", "500", "503"]
    );
    assert_eq!(
        statuses("/api/v1/things/{id}", "patch"),
        [
            "200", "400", "401", "403", "404", "408", "409", "412", "413", "415", "422", "428",
            "429", "500", "503"
        ]
    );
    assert_eq!(
        statuses("/api/v1/things/{id}", "get"),
        [
            "200", "304", "400", "401", "403", "404", "429", "500", "503"
        ]
    );
    assert_eq!(
        statuses("/api/v1/things/search", "post"),
        [
            "200", "400", "408", "409", "413", "415", "422", "429", "500", "503"
        ],
        "public"
    );
    let names = |path: &str, method: &str| -> Vec<String> {
        let parameters = document["paths"][path][method]["parameters"]
            .as_array()
            .unwrap();
        parameters
            .iter()
            .map(|parameter| {
                parameter["name"]
                    .as_str()
                    .or(parameter["$ref"].as_str())
                    .unwrap()
                    .to_owned()
            })
            .collect()
    };
    assert_eq!(names("/api/v1/things", "get"), ["limit"]);
    assert_eq!(
        names("/api/v1/things", "post"),
        ["#/components/parameters/IdempotencyKey"]
    );
    assert_eq!(
        names("/api/v1/things/{id}", "patch"),
        ["#/components/parameters/IfMatch", "id"]
    );
    let reply = &document["paths"]["/api/v1/things"]["post"]["responses"]["201"]["headers"];
    assert_eq!(
        document["paths"]["/api/v1/things"]["post"]["responses"]["201"]["description"],
        "已创建。 Created."
    );
    assert_eq!(reply["Location"]["$ref"], "#/components/headers/Location");
    for reference in references(&document) {
        assert!(
            document
                .pointer(reference.trim_start_matches('#'))
                .is_some(),
            "{reference} leads nowhere"
        );
    }
}

fn references(value: &serde_json::Value) -> Vec<String> {
    match value {
        serde_json::Value::Object(members) => members
            .iter()
            .flat_map(|(key, member)| match member.as_str() {
                Some(text) if key == "$ref" => vec![text.to_owned()],
                _ => references(member),
            })
            .collect(),
        serde_json::Value::Array(items) => items.iter().flat_map(references).collect(),
        _ => Vec::new(),
    }
}

#[actix_web::test]
async fn the_lint_is_content_and_complains_when_it_should() {
    assert_eq!(lint::lint(&describe(routes)), Vec::<String>::new());
    /// No summary would be this line.
    #[utoipa::path(operation_id = "list_things", responses((status = 404)))]
    #[get("/other")]
    async fn other() -> HttpResponse {
        HttpResponse::Ok().finish()
    }
    let complaints = lint::lint(&describe(|config| {
        routes(config);
        config.service(other);
    }));
    assert_eq!(complaints.len(), 3, "{complaints:?}");
}

#[actix_web::test]
async fn the_text_is_the_same_each_time() {
    assert_eq!(
        to_json(&describe(routes)).unwrap(),
        to_json(&describe(routes)).unwrap()
    );
}

/// The whole application with the routes above.
async fn answer(request: test::TestRequest) -> (StatusCode, header::HeaderMap, serde_json::Value) {
    let mut foundations = Foundations::for_tests();
    foundations.description = Description::of(&describe(routes));
    let service = test::init_service(app(web::Data::new(foundations), routes)).await;
    let response = test::call_service(&service, request.to_request()).await;
    let (status, headers) = (response.status(), response.headers().clone());
    let body = test::read_body(response).await;
    (
        status,
        headers,
        serde_json::from_slice(&body).unwrap_or_default(),
    )
}

const THING: &str = "/api/v1/things/0193f000-0000-7000-8000-000000000000";

#[actix_web::test]
async fn the_pattern_works_through_the_whole_application() {
    let (status, headers, body) = answer(test::TestRequest::get().uri(THING)).await;
    assert_eq!((status.as_u16(), &body["name"]), (200, &"x".into()));
    assert!(headers.contains_key("etag") && headers.contains_key("x-request-id"));
    let name = serde_json::json!({"name": "y"});
    let change = test::TestRequest::patch().uri(THING);
    let (status, _, body) = answer(change.set_json(&name)).await;
    assert_eq!(
        (status.as_u16(), &body["code"]),
        (428, &"if_match_required".into())
    );
    assert_eq!(body["trace_id"], "test-request-1");
    let change = test::TestRequest::patch()
        .uri(THING)
        .insert_header(("If-Match", "\"3-00000000\""));
    assert_eq!(answer(change.set_json(&name)).await.0, 200);
    let (status, _, body) = answer(
        test::TestRequest::post()
            .uri("/api/v1/things")
            .set_json([1]),
    )
    .await;
    assert_eq!(
        (status.as_u16(), &body["errors"][0]["code"]),
        (422, &"wrong_type".into())
    );
    let (status, _, body) =
        answer(test::TestRequest::get().uri("/api/v1/things?limit=0&x=1")).await;
    assert_eq!(
        (status.as_u16(), body["errors"].as_array().unwrap().len()),
        (400, 2)
    );
}

#[actix_web::test]
async fn other_methods_are_405_with_allow() {
    for (method, uri, allow) in [
        ("PUT", THING, "GET, HEAD, PATCH"),
        ("DELETE", "/api/v1/things", "GET, HEAD, POST"),
        ("GET", "/api/v1/things/search", "POST"),
        ("OPTIONS", "/api/v1/things", "GET, HEAD, POST"),
        ("POST", "/health/live", "GET"),
    ] {
        let request = test::TestRequest::with_uri(uri).method(method.parse().unwrap());
        let (status, headers, body) = answer(request).await;
        assert_eq!(
            (status.as_u16(), &body["code"]),
            (405, &"method_not_allowed".into()),
            "{method} {uri}"
        );
        assert_eq!(headers.get("allow").unwrap(), allow, "{method} {uri}");
    }
    let (status, _, _) = answer(test::TestRequest::get().uri("/api/v1/nothing")).await;
    assert_eq!(status, 404);
}

#[actix_web::test]
async fn the_description_is_served() {
    let (status, headers, body) = answer(test::TestRequest::get().uri("/api/openapi.json")).await;
    assert_eq!(status, 200);
    assert_eq!(body, document());
    let tag = headers.get("etag").unwrap().clone();
    let again = test::TestRequest::get()
        .uri("/api/openapi.json")
        .insert_header(("If-None-Match", tag));
    assert_eq!(answer(again).await.0, 304);
}
