//! The description: served as the code says, sound, and shown without any network.

use std::collections::BTreeSet;

use bangban_http::app::describe;
use bangban_http::openapi::{lint, to_json};
use bangban_http::routes;
use bangban_tests::{on_both, operations};
use serde_json::Value;

#[test]
fn the_description_is_served_as_the_code_says() {
    on_both(async |server| {
        let served = server
            .as_nobody()
            .get("/api/openapi.json")
            .await
            .expect(200)
            .json;
        let described = describe(routes::configure);
        let text = to_json(&described).unwrap();
        assert_eq!(served, serde_json::from_str::<Value>(&text).unwrap());
        assert_eq!(lint::lint(&described), Vec::<String>::new());
        assert!(served["openapi"].as_str().unwrap().starts_with("3.1"));
        let ids: Vec<String> = operations(server)
            .await
            .iter()
            .map(|it| it.described["operationId"].to_string())
            .collect();
        let distinct: BTreeSet<&String> = ids.iter().collect();
        assert_eq!(distinct.len(), ids.len());
        if let Ok(checked_in) = std::fs::read_to_string(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../openapi/openapi.json"
        )) {
            assert!(
                checked_in == text,
                "openapi/openapi.json is not what the code describes: make openapi"
            );
        }
    });
}

/// Whatever has a path but no description would be outside of every check.
#[test]
fn the_documentation_works_without_network() {
    on_both(async |server| {
        let page = server.as_nobody().get("/docs/").await.expect(200).text();
        for foreign in ["http://", "https://", "//cdn"] {
            assert!(!page.contains(foreign), "{foreign} in /docs/");
        }
        let set_up = server
            .as_nobody()
            .get("/docs/swagger-initializer.js")
            .await
            .expect(200)
            .text();
        assert!(set_up.contains("/api/openapi.json"));
    });
}
