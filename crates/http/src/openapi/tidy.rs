//! Tidies the components: an entry of a page refers to its schema instead of repeating it, and what
//! nothing refers to is left away. Owns no content.

use utoipa::openapi::schema::{ArrayItems, Schema};
use utoipa::openapi::{OpenApi, Ref, RefOr};

/// The name of a page's schema begins so: utoipa makes it of the generic type and its parameter.
const PAGE: &str = "Page_";

/// Tidies a description that is complete.
pub(super) fn tidy(openapi: &mut OpenApi) {
    refer_to_entries(openapi);
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
