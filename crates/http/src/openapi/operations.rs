//! Completes each operation: the problems that can happen to it, the parameters and headers that follow
//! from its path and method, its security. What the handler says itself is kept.

use std::collections::BTreeSet;

use utoipa::openapi::path::{Operation, Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::schema::{KnownFormat, ObjectBuilder, SchemaFormat, Type};
use utoipa::openapi::security::SecurityRequirement;
use utoipa::openapi::{OpenApi, PathItem, Ref, RefOr, Required, ResponseBuilder, Tag};

use super::components::{BEARER, header_ref, parameter_ref, response_name};

/// Completes every operation, and the list of tags.
pub(super) fn complete(openapi: &mut OpenApi) {
    let mut tags = BTreeSet::new();
    for (path, item) in &mut openapi.paths.paths {
        for (method, operation) in operations_mut(item) {
            complete_one(path, method, operation);
            tags.extend(operation.tags.iter().flatten().cloned());
        }
    }
    let known = openapi.tags.get_or_insert_default();
    tags.retain(|name| known.iter().all(|tag| tag.name != *name));
    known.extend(tags.into_iter().map(Tag::new));
    openapi.security = Some(vec![bearer()]);
}

/// The operations of a path, each with its method.
pub(super) fn operations_mut(
    item: &mut PathItem,
) -> impl Iterator<Item = (&'static str, &mut Operation)> {
    [
        ("get", item.get.as_mut()),
        ("put", item.put.as_mut()),
        ("post", item.post.as_mut()),
        ("delete", item.delete.as_mut()),
        ("patch", item.patch.as_mut()),
    ]
    .into_iter()
    .filter_map(|(method, operation)| Some((method, operation?)))
}

fn bearer() -> SecurityRequirement {
    SecurityRequirement::new(BEARER, Vec::<String>::new())
}

fn complete_one(path: &str, method: &str, operation: &mut Operation) {
    let security = operation.security.get_or_insert_with(|| vec![bearer()]);
    // `security(())` of utoipa is one requirement that requires nothing.
    let public = security
        .iter()
        .all(|requirement| *requirement == SecurityRequirement::default());
    let reads_one = method == "get" && path.ends_with('}');
    let parameters = operation.parameters.get_or_insert_default();
    for name in path_parameters(path) {
        if !has(parameters, name, &ParameterIn::Path) {
            parameters.push(RefOr::T(id_parameter(name)));
        }
    }
    let mut refer =
        |name, required, component| replace_by_reference(parameters, name, required, component);
    let if_match = refer("If-Match", Required::True, "IfMatch")
        || refer("If-Match", Required::False, "IfMatchWhereThere");
    let if_none_match = refer("If-None-Match", Required::False, "IfNoneMatch");
    let idempotency_key = refer("Idempotency-Key", Required::False, "IdempotencyKey");
    if reads_one && !if_none_match {
        parameters.push(RefOr::Ref(parameter_ref("IfNoneMatch")));
    }
    if method == "post" && !idempotency_key {
        parameters.push(RefOr::Ref(parameter_ref("IdempotencyKey")));
    }
    let facts = Facts {
        public,
        if_match,
        reads_one,
        post: method == "post",
        has_path_parameters: path.contains('{'),
        has_parameters: !parameters.is_empty(),
        has_body: operation.request_body.is_some(),
    };
    add_problems(&facts, operation);
    add_headers(&facts, operation);
    if operation.parameters.as_ref().is_some_and(Vec::is_empty) {
        operation.parameters = None;
    }
}

/// What decides which problems apply.
struct Facts {
    public: bool,
    if_match: bool,
    reads_one: bool,
    post: bool,
    has_path_parameters: bool,
    has_parameters: bool,
    has_body: bool,
}

fn add_problems(facts: &Facts, operation: &mut Operation) {
    let applies = [
        (400, facts.has_parameters || facts.has_body),
        (401, !facts.public),
        (403, !facts.public),
        (404, facts.has_path_parameters),
        (408, facts.has_body),
        (409, facts.post || facts.if_match),
        (412, facts.if_match),
        (413, facts.has_body),
        (415, facts.has_body),
        // A POST without a body too: the idempotency key may have been used for something else.
        (422, facts.has_body || facts.post),
        (428, facts.if_match),
        (429, true),
        (500, true),
        (503, true),
    ];
    for (status, applies) in applies {
        if applies {
            let reference = Ref::from_response_name(response_name(status));
            operation
                .responses
                .responses
                .entry(status.to_string())
                .or_insert(RefOr::Ref(reference));
        }
    }
    refer_to_problems(operation);
    if facts.reads_one {
        let unchanged = ResponseBuilder::new()
            .description(description("304"))
            .header_ref("ETag", header_ref("ETag"))
            .build();
        operation
            .responses
            .responses
            .entry("304".to_owned())
            .or_insert(RefOr::T(unchanged));
    }
}

/// A refusal that a handler names by its status alone is the standard problem of that status.
fn refer_to_problems(operation: &mut Operation) {
    for (status, response) in &mut operation.responses.responses {
        let refusal = status.parse::<u16>().ok().filter(|status| *status >= 400);
        if let (Some(status), RefOr::T(named)) = (refusal, &*response)
            && named.content.is_empty()
        {
            *response = RefOr::Ref(Ref::from_response_name(response_name(status)));
        }
    }
}

/// What stands for a description that a handler left out; the standard demands one.
fn description(status: &str) -> &'static str {
    match status {
        "200" => "成功。 Success.",
        "201" => "已创建。 Created.",
        "202" => "已受理，正在处理。 Accepted; the work goes on.",
        "204" => "成功，没有内容。 Success, without content.",
        "304" => "未改变。 Unchanged.",
        _ => "见 HTTP 状态码。 As the HTTP status says.",
    }
}

/// The description and the headers of what the handler documented itself, as far as they follow from
/// the rest.
fn add_headers(facts: &Facts, operation: &mut Operation) {
    for (status, response) in &mut operation.responses.responses {
        let RefOr::T(response) = response else {
            continue;
        };
        if response.description.is_empty() {
            description(status).clone_into(&mut response.description);
        }
        let successful = status.starts_with('2');
        let wanted = [
            ("X-Request-Id", "XRequestId", true),
            (
                "ETag",
                "ETag",
                successful && (facts.if_match || facts.reads_one),
            ),
            ("Location", "Location", status == "201"),
            (
                "Idempotency-Replayed",
                "IdempotencyReplayed",
                successful && facts.post,
            ),
        ];
        for (name, component, wanted) in wanted {
            if wanted {
                response
                    .headers
                    .entry(name.to_owned())
                    .or_insert_with(|| RefOr::Ref(header_ref(component)));
            }
        }
    }
}

/// The names in braces.
fn path_parameters(path: &str) -> impl Iterator<Item = &str> {
    path.split('{')
        .skip(1)
        .filter_map(|rest| rest.split('}').next())
}

fn has(parameters: &[RefOr<Parameter>], name: &str, place: &ParameterIn) -> bool {
    parameters.iter().any(|parameter| match parameter {
        RefOr::T(parameter) => parameter.name == name && parameter.parameter_in == *place,
        RefOr::Ref(_) => false,
    })
}

/// An id in the path that the handler left undescribed.
fn id_parameter(name: &str) -> Parameter {
    let schema = ObjectBuilder::new()
        .schema_type(Type::String)
        .format(Some(SchemaFormat::KnownFormat(KnownFormat::Uuid)));
    ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Path)
        .required(Required::True)
        .description(Some("标识（UUID）。 The id."))
        .schema(Some(schema))
        .build()
}

/// Puts a reference to the component in the place of a parameter written out; false if there is none.
fn replace_by_reference(
    parameters: &mut [RefOr<Parameter>],
    name: &str,
    required: Required,
    component: &str,
) -> bool {
    let reference = parameter_ref(component);
    let place = parameters.iter_mut().find(|parameter| match parameter {
        RefOr::T(parameter) => {
            parameter.name == name
                && parameter.parameter_in == ParameterIn::Header
                && parameter.required == required
        }
        RefOr::Ref(existing) => existing.ref_location == reference.ref_location,
    });
    place
        .map(|parameter| *parameter = RefOr::Ref(reference))
        .is_some()
}
