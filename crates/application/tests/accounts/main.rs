//! Sign-in, sessions and accounts over a real SQLite database: what unit tests can't see.

#![expect(
    clippy::unwrap_used,
    reason = "a helper that fails is a test that fails"
)]

mod administration;
mod sign_in;
mod support;
