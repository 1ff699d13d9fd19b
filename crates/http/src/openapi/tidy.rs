//! Tidies the components: an entry of a page refers to its schema instead of repeating it, an object
//! that is made of several shows their examples together, and what nothing refers to is left away. Owns
//! no content.

use serde_json::Value;
use utoipa::openapi::schema::{AllOf, ArrayItems, Components, Schema};
use utoipa::openapi::{OpenApi, Ref, RefOr};

/// The name of a page's schema begins so: utoipa makes it of the generic type and its parameter.
const PAGE: &str = "Page_";

/// Tidies a description that is complete.
pub(super) fn tidy(openapi: &mut OpenApi) {
    refer_to_entries(openapi);
    if let Some(components) = openapi.components.as_mut() {
        join_examples(components);
    }
    while drop_unused(openapi) {}
}

fn refer_to_entries(openapi: &mut OpenApi) {
    let Some(components) = openapi.components.as_mut() else {
        return;
    };
    let names: Vec<String> = components.schemas.keys().cloned().collect();
    for (name, schema) in &mut components.schemas {
        let entry = name
            .strip_prefix(PAGE)
            .filter(|entry| names.iter().any(|name| name == entry));
        let (Some(entry), RefOr::T(Schema::Object(page))) = (entry, schema) else {
            continue;
        };
        if let Some(RefOr::T(Schema::Array(items))) = page.properties.get_mut("items") {
            items.items =
                ArrayItems::RefOrSchema(Box::new(RefOr::Ref(Ref::from_schema_name(entry))));
        }
    }
}

fn join_examples(components: &mut Components) {
    let joined: Vec<(String, Value)> = components
        .schemas
        .iter()
        .filter_map(|(name, schema)| match schema {
            RefOr::T(Schema::AllOf(whole)) => {
                Some((name.clone(), joined_example(components, whole)?))
            }
            _ => None,
        })
        .collect();
    for (name, example) in joined {
        if let Some(RefOr::T(Schema::AllOf(whole))) = components.schemas.get_mut(&name) {
            whole.example = Some(example);
        }
    }
}

/// The example of such an object, after those of the objects that it refers to.
fn joined_example(components: &Components, whole: &AllOf) -> Option<Value> {
    let mut joined = serde_json::Map::new();
    for part in &whole.items {
        let RefOr::Ref(part) = part else { continue };
        let name = part.ref_location.rsplit('/').next().unwrap_or_default();
        if let Some(RefOr::T(Schema::Object(part))) = components.schemas.get(name)
            && let Some(Value::Object(example)) = &part.example
        {
            joined.extend(example.clone());
        }
    }
    if let Some(Value::Object(example)) = &whole.example {
        joined.extend(example.clone());
    }
    (!joined.is_empty()).then_some(Value::Object(joined))
}

/// Drops components without a reference; says whether there were any, since those may have been the
/// only ones to refer to others.
fn drop_unused(openapi: &mut OpenApi) -> bool {
    let text = serde_json::to_string(openapi).unwrap_or_default();
    let Some(components) = openapi.components.as_mut() else {
        return false;
    };
    let used = |kind: &str, name: &str| text.contains(&format!("\"#/components/{kind}/{name}\""));
    let before = components.schemas.len() + components.responses.len();
    components.schemas.retain(|name, _| used("schemas", name));
    components
        .responses
        .retain(|name, _| used("responses", name));
    components.schemas.len() + components.responses.len() < before
}
