//! actix-web: routes, extractors, problems, OpenAPI, the pages; knows no sea-orm

pub mod app;
pub mod caller;
pub mod docs;
pub mod etag;
pub mod extract;
#[cfg(feature = "fuzzing")]
pub mod fuzzing;
pub mod health;
mod merge_patch;
pub mod metrics;
pub mod middleware;
pub mod openapi;
pub mod pages;
pub mod problem;
pub mod routes;
