//! The served OpenAPI document, as a list of operations.

use serde_json::Value;

use crate::server::TestServer;

/// An operation.
#[derive(Debug, Clone)]
pub struct Operation {
    /// In capitals.
    pub method: String,
    /// With names in braces.
    pub path: String,
    /// What the document says of it.
    pub described: Value,
}

impl Operation {
    /// Such as `GET /api/v1/cases/{id}`.
    pub fn name(&self) -> String {
        format!("{} {}", self.method, self.path)
    }

    /// Whether it needs no sign-in.
    pub fn is_public(&self) -> bool {
        let requirements = self.described["security"].as_array();
        requirements.is_some_and(|all| {
            all.iter()
                .all(|one| one.as_object().is_some_and(serde_json::Map::is_empty))
        })
    }
}

/// Every operation of the served document, in the order of the paths.
pub async fn operations(server: &TestServer) -> Vec<Operation> {
    const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];
    let document = server
        .as_nobody()
        .get("/api/openapi.json")
        .await
        .expect(200)
        .json;
    let paths = document["paths"].as_object().unwrap();
    let mut operations = Vec::new();
    for (path, item) in paths {
        for method in METHODS {
            if item[method].is_object() {
                let described = item[method].clone();
                operations.push(Operation {
                    method: method.to_uppercase(),
                    path: path.clone(),
                    described,
                });
            }
        }
    }
    assert!(
        operations.len() > 40,
        "the document describes {} operations",
        operations.len()
    );
    operations
}
