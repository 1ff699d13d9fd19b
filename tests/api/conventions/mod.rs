//! The conventions of the contract that hold for every operation.
//!
//! Owns problems, lists, headers and the description. Does not own refusals of requests
//! (`refusals`).

mod description;
mod headers;
mod lists;
mod problems;
