//! Tests of the case and of the policy, from outside of the crate: rule by rule, along the whole
//! way of a case, and over random sequences of commands.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says so by panicking"
)]

mod policy;
mod random;
mod record;
mod rules;
mod steps;
mod support;
mod walk;
