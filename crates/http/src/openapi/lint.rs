//! What the contract asks of every operation, as a check that a test runs: an id of its own, a summary,
//! tags, security, an example, its errors.

use std::collections::BTreeMap;

use serde_json::Value;
use utoipa::openapi::OpenApi;

/// What is wrong with the description, one line each; nothing if all is well.
#[must_use]
pub fn lint(openapi: &OpenApi) -> Vec<String> {
    let document = serde_json::to_value(openapi).unwrap_or_default();
    let mut complaints = Vec::new();
    let mut ids: BTreeMap<String, String> = BTreeMap::new();
    for (path, item) in document["paths"].as_object().into_iter().flatten() {
        for (method, operation) in item.as_object().into_iter().flatten() {
            if !operation.is_object() || !operation["responses"].is_object() {
                continue;
            }
            let place = format!("{} {path}", method.to_uppercase());
            let mut complain = |what: &str| complaints.push(format!("{place}: {what}"));
            check(&document, operation, &mut complain);
            if let Some(id) = operation["operationId"].as_str()
                && let Some(other) = ids.insert(id.to_owned(), place.clone())
            {
                complaints.push(format!("{place}: has the operation id `{id}` of {other}"));
            }
        }
    }
    complaints
}

fn check(document: &Value, operation: &Value, complain: &mut impl FnMut(&str)) {
    let missing = |name: &str| operation[name].as_str().is_none_or(str::is_empty);
    if missing("operationId") {
        complain("has no operation id");
    }
    if missing("summary") {
        complain("has no summary");
    }
    if operation["tags"].as_array().is_none_or(Vec::is_empty) {
        complain("has no tags");
    }
    if !operation["security"].is_array() {
        complain("has no security");
    }
    let responses = operation["responses"].as_object();
    let successes: Vec<&Value> = responses
        .into_iter()
        .flatten()
        .filter(|(status, _)| status.starts_with('2') || status.starts_with('3'))
        .map(|(_, response)| response)
        .collect();
    if successes.is_empty() {
        complain("has no successful response");
    }
    let shows_content = !operation["requestBody"].is_null()
        || successes
            .iter()
            .any(|response| !response["content"].is_null());
    let exemplified = has_example(document, &operation["requestBody"])
        || successes
            .iter()
            .any(|response| has_example(document, response));
    if shows_content && !exemplified {
        complain("has no example");
    }
}

/// Whether a body or a response has an example, in its content or in the schemas it refers to.
fn has_example(document: &Value, part: &Value) -> bool {
    part["content"]
        .as_object()
        .into_iter()
        .flatten()
        .any(|(_, content)| {
            let own = !content["example"].is_null() || !content["examples"].is_null();
            own || schema_has_example(document, &content["schema"], 0)
        })
}

fn schema_has_example(document: &Value, schema: &Value, depth: u8) -> bool {
    if !schema["example"].is_null() || !schema["examples"].is_null() {
        return true;
    }
    if depth > 4 {
        return false;
    }
    let referred = schema["$ref"]
        .as_str()
        .and_then(|place| document.pointer(place.trim_start_matches('#')));
    let members = schema["properties"]
        .as_object()
        .into_iter()
        .flatten()
        .map(|(_, member)| member);
    referred
        .into_iter()
        .chain(members)
        .chain(schema["items"].is_object().then_some(&schema["items"]))
        .any(|inner| schema_has_example(document, inner, depth + 1))
}
