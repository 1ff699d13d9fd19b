//! The reusable components of the description: the schema of problems, one response per status (from the
//! catalogue of problems), headers, parameters, the security scheme.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use utoipa::IntoParams;
use utoipa::openapi::content::ContentBuilder;
use utoipa::openapi::example::ExampleBuilder;
use utoipa::openapi::header::{Header, HeaderBuilder};
use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::schema::{
    ArrayBuilder, Components, KnownFormat, ObjectBuilder, SchemaFormat, Type,
};
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
use utoipa::openapi::{OpenApi, Ref, RefOr, Required, Response, ResponseBuilder, Schema};

use crate::problem::{CATALOGUE, Entry, PROBLEM_JSON};

/// The name of the security scheme: a bearer token.
pub const BEARER: &str = "bearer";

/// Documents that an operation takes `If-Match`: name it in `params(...)` of `#[utoipa::path]`.
pub struct IfMatchHeader;

/// Documents that an operation takes `If-Match` where what it replaces is there already, and none where it makes it.
pub struct IfMatchWhereThereHeader;

/// Documents that an operation takes `If-None-Match`; added by itself where a single resource is read.
pub struct IfNoneMatchHeader;

impl IntoParams for IfMatchHeader {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        vec![if_match()]
    }
}

impl IntoParams for IfMatchWhereThereHeader {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        vec![if_match_where_there()]
    }
}

impl IntoParams for IfNoneMatchHeader {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        vec![if_none_match()]
    }
}

/// Adds them all. Components that are there already are kept.
pub(super) fn add(openapi: &mut OpenApi) {
    let components = openapi.components.get_or_insert_with(Components::new);
    let schemas = [
        ("Problem", problem_schema()),
        ("FieldFault", field_fault_schema()),
    ];
    for (name, schema) in schemas {
        components.schemas.entry(name.to_owned()).or_insert(schema);
    }
    for (status, entries) in by_status() {
        let response = RefOr::T(problem_response(&entries));
        components
            .responses
            .entry(response_name(status))
            .or_insert(response);
    }
    for (name, header) in headers() {
        components
            .headers
            .entry(name.to_owned())
            .or_insert(RefOr::T(header));
    }
    let parameters = [
        ("IfMatch", if_match()),
        ("IfMatchWhereThere", if_match_where_there()),
        ("IfNoneMatch", if_none_match()),
        ("IdempotencyKey", idempotency_key()),
    ];
    for (name, parameter) in parameters {
        components
            .parameters
            .entry(name.to_owned())
            .or_insert(RefOr::T(parameter));
    }
    let mut bearer = Http::new(HttpAuthScheme::Bearer);
    bearer.bearer_format = Some("JWT".to_owned());
    bearer.description = Some(
        "登录（POST /api/v1/auth/login）得到的访问令牌 access_token，有效 15 分钟。\
         The access token of a sign-in; it lasts for 15 minutes."
            .to_owned(),
    );
    components.add_security_scheme(BEARER, SecurityScheme::Http(bearer));
}

/// The name of the response component of a status.
pub(super) fn response_name(status: u16) -> String {
    format!("Problem{status}")
}

/// The catalogue by status.
pub(super) fn by_status() -> BTreeMap<u16, Vec<&'static Entry>> {
    let mut statuses: BTreeMap<u16, Vec<&'static Entry>> = BTreeMap::new();
    for entry in CATALOGUE {
        statuses
            .entry(entry.status.as_u16())
            .or_default()
            .push(entry);
    }
    statuses
}

fn problem_response(entries: &[&Entry]) -> Response {
    let description = entries
        .iter()
        .map(|entry| format!("`{}` {} · {}", entry.name, entry.title.0, entry.title.1))
        .collect::<Vec<_>>()
        .join("\n\n");
    let examples = entries.iter().map(|entry| {
        let example = ExampleBuilder::new()
            .summary(entry.title.1)
            .value(Some(example(entry)));
        (entry.name, RefOr::T(example.build()))
    });
    let content = ContentBuilder::new()
        .schema(Some(Ref::from_schema_name("Problem")))
        .examples_from_iter(examples)
        .build();
    let mut response = ResponseBuilder::new()
        .description(description)
        .content(PROBLEM_JSON, content)
        .header_ref("X-Request-Id", header_ref("XRequestId"))
        .header_ref("Content-Language", header_ref("ContentLanguage"));
    let status = entries.first().map(|entry| entry.status.as_u16());
    if matches!(status, Some(429 | 503)) {
        response = response.header_ref("Retry-After", header_ref("RetryAfter"));
    }
    if status == Some(401) {
        response = response.header_ref("WWW-Authenticate", header_ref("WWWAuthenticate"));
    }
    response.build()
}

/// A problem as it is answered, with made-up particulars.
fn example(entry: &Entry) -> Value {
    let mut example = json!({
        "type": format!("/problems/{}", entry.name),
        "title": entry.title.0,
        "status": entry.status.as_u16(),
        "detail": entry.explanation.0,
        "instance": "/api/v1/cases",
        "code": entry.name,
        "trace_id": "0193f0c2-7a1b-7c3d-8e4f-5a6b7c8d9e0f",
    });
    let fault = match entry.name {
        "validation_failed" => ("/applicant/id_number", "required", "此项必填。"),
        "malformed_query" => ("/limit", "range", "数值须在 1 与 100 之间。"),
        _ => return example,
    };
    example["errors"] = json!([{"pointer": fault.0, "code": fault.1, "detail": fault.2}]);
    example
}

pub(super) fn header_ref(name: &str) -> Ref {
    Ref::new(format!("#/components/headers/{name}"))
}

pub(super) fn parameter_ref(name: &str) -> Ref {
    Ref::new(format!("#/components/parameters/{name}"))
}

fn string() -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::String)
}

fn text(description: &str) -> ObjectBuilder {
    string().description(Some(description))
}

fn problem_schema() -> RefOr<Schema> {
    let status = ObjectBuilder::new()
        .schema_type(Type::Integer)
        .format(Some(SchemaFormat::KnownFormat(KnownFormat::Int32)))
        .minimum(Some(400))
        .maximum(Some(599))
        .description(Some("The HTTP status."));
    let errors = ArrayBuilder::new()
        .items(Ref::from_schema_name("FieldFault"))
        .description(Some("Every fault of the input at once. 输入的全部错误。"));
    ObjectBuilder::new()
        .description(Some(
            "A problem (RFC 9457). Some have further members. 问题说明。",
        ))
        .property(
            "type",
            text("Where the problem is explained: `/problems/<code>`.")
                .format(Some(SchemaFormat::Custom("uri-reference".into()))),
        )
        .property(
            "title",
            text("The kind of problem, in the caller's language."),
        )
        .property("status", status)
        .property(
            "detail",
            text("What it means and what to do, in the caller's language."),
        )
        .property(
            "instance",
            text("The path of the request.")
                .format(Some(SchemaFormat::Custom("uri-reference".into()))),
        )
        .property(
            "code",
            text("The problem's name, for programs; new ones may be added."),
        )
        .property(
            "trace_id",
            text("The id of the request, to be quoted when asking for help."),
        )
        .property("errors", errors)
        .required("type")
        .required("title")
        .required("status")
        .required("detail")
        .required("instance")
        .required("code")
        .required("trace_id")
        .into()
}

fn field_fault_schema() -> RefOr<Schema> {
    ObjectBuilder::new()
        .description(Some("One fault of the input. 一处错误。"))
        .property(
            "pointer",
            text("Where: a JSON pointer (RFC 6901) into the body; for a query `/name`.")
                .examples([json!("/applicant/id_number")]),
        )
        .property(
            "code",
            text("What, for programs.").examples([json!("required")]),
        )
        .property(
            "detail",
            text("What, for people, in the caller's language.").examples([json!("此项必填。")]),
        )
        .required("pointer")
        .required("code")
        .required("detail")
        .into()
}

fn headers() -> Vec<(&'static str, Header)> {
    let header = |schema: ObjectBuilder, description: &str| {
        HeaderBuilder::new()
            .schema(Some(schema))
            .description(Some(description))
            .build()
    };
    let seconds = ObjectBuilder::new()
        .schema_type(Type::Integer)
        .minimum(Some(0))
        .examples([json!(5)]);
    vec![
        (
            "XRequestId",
            header(
                string().examples([json!("0193f0c2-7a1b-7c3d-8e4f-5a6b7c8d9e0f")]),
                "The id of the request; a caller's own is kept. 请求编号。",
            ),
        ),
        (
            "ETag",
            header(
                string().examples([json!("\"3-1a2b3c4d\"")]),
                "The version as this caller sees it; send it back as If-Match. 版本标记。",
            ),
        ),
        (
            "RetryAfter",
            header(
                seconds,
                "Seconds to wait before trying again. 请等待的秒数。",
            ),
        ),
        (
            "ContentLanguage",
            header(
                string().examples([json!("zh-CN")]),
                "The language of the texts. 文本的语言。",
            ),
        ),
        (
            "WWWAuthenticate",
            header(
                string().examples([json!("Bearer realm=\"bangban\"")]),
                "How to authenticate. 认证方式。",
            ),
        ),
        (
            "Location",
            header(
                string().examples([json!("/api/v1/cases/0193f0c2-7a1b-7c3d-8e4f-5a6b7c8d9e0f")]),
                "The URL of what was made. 新对象的网址。",
            ),
        ),
        (
            "IdempotencyReplayed",
            header(
                string().examples([json!("true")]),
                "Present on a reply given again. 表示这是第一次的结果。",
            ),
        ),
    ]
}

fn header_parameter(
    name: &str,
    required: Required,
    schema: ObjectBuilder,
    description: &str,
) -> Parameter {
    ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Header)
        .required(required)
        .description(Some(description))
        .schema(Some(schema))
        .build()
}

fn if_match() -> Parameter {
    header_parameter(
        "If-Match",
        Required::True,
        version_seen(),
        "The ETag of the version that was seen. 所看到版本的 ETag。",
    )
}

fn if_match_where_there() -> Parameter {
    header_parameter(
        "If-Match",
        Required::False,
        version_seen(),
        "The ETag of the version that was seen; required to replace what is there, and left out to make what is not. \
         所看到版本的 ETag；替换已有内容时必填，新建时不填。",
    )
}

fn version_seen() -> ObjectBuilder {
    string()
        .pattern(Some(r#"^(\*|"[0-9]+-[0-9a-f]{8}")$"#))
        .examples([json!("\"3-1a2b3c4d\"")])
}

fn if_none_match() -> Parameter {
    let schema = string().examples([json!("\"3-1a2b3c4d\"")]);
    header_parameter(
        "If-None-Match",
        Required::False,
        schema,
        "The ETag that is there already; unchanged is answered with 304. 已有版本的 ETag，未变则返回 304。",
    )
}

fn idempotency_key() -> Parameter {
    let schema = string()
        .min_length(Some(1))
        .max_length(Some(255))
        .pattern(Some("^[!-~]+$"))
        .examples([json!("0193f0c2-7a1b-7c3d-8e4f-5a6b7c8d9e0f")]);
    header_parameter(
        "Idempotency-Key",
        Required::False,
        schema,
        "Makes the request safe to repeat for 24 hours; required from portals. 幂等键，接入系统必填。",
    )
}
