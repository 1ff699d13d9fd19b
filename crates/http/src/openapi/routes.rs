//! Which methods each path of the API takes, from its description. Owns the 405 with `Allow`: actix
//! answers 404 when a route's guard for the method doesn't match.

use std::collections::{BTreeSet, HashMap};

use actix_web::dev::ResourceDef;
use actix_web::http::Method;
use actix_web::http::header::{self, HeaderValue};
use utoipa::openapi::{OpenApi, PathItem};

use crate::problem::{Problem, ProblemCode};

/// The methods by path.
#[derive(Default)]
pub struct RouteTable {
    exact: HashMap<String, BTreeSet<&'static str>>,
    patterns: Vec<(ResourceDef, BTreeSet<&'static str>)>,
}

impl RouteTable {
    /// The table of what `openapi` describes.
    #[must_use]
    pub fn of(openapi: &OpenApi) -> Self {
        let mut table = Self::default();
        for (path, item) in &openapi.paths.paths {
            let methods = methods(item);
            if path.contains('{') {
                table
                    .patterns
                    .push((ResourceDef::new(path.as_str()), methods));
            } else {
                table.exact.insert(path.clone(), methods);
            }
        }
        table
    }

    /// The 405 for a path without parameters that is described, but not with this method.
    pub(crate) fn refusal_of_exact(&self, path: &str, method: &Method) -> Option<Problem> {
        let methods = self.exact.get(path)?;
        (!methods.contains(method.as_str())).then(|| not_allowed(methods))
    }

    /// The 405 for any path that is described; for requests that reached no handler.
    pub(crate) fn refusal(&self, path: &str) -> Option<Problem> {
        let matching = self
            .patterns
            .iter()
            .filter(|(pattern, _)| pattern.is_match(path));
        let mut methods: BTreeSet<&'static str> =
            matching.flat_map(|(_, methods)| methods).copied().collect();
        methods.extend(self.exact.get(path).into_iter().flatten());
        (!methods.is_empty()).then(|| not_allowed(&methods))
    }
}

fn methods(item: &PathItem) -> BTreeSet<&'static str> {
    [
        ("GET", &item.get),
        ("HEAD", &item.get),
        ("PUT", &item.put),
        ("POST", &item.post),
        ("DELETE", &item.delete),
        ("PATCH", &item.patch),
        ("OPTIONS", &item.options),
        ("TRACE", &item.trace),
    ]
    .into_iter()
    .filter_map(|(name, operation)| operation.is_some().then_some(name))
    .collect()
}

fn not_allowed(methods: &BTreeSet<&'static str>) -> Problem {
    let list = methods.iter().copied().collect::<Vec<_>>().join(", ");
    let problem = Problem::new(ProblemCode::MethodNotAllowed);
    match HeaderValue::from_str(&list) {
        Ok(value) => problem.with_header(header::ALLOW, value),
        Err(_) => problem,
    }
}
