//! Words of `pages::{coverage, agents, filings}`.

pub(crate) mod agents;
mod codes;
pub(crate) mod coverage;
pub(crate) mod filings;
