//! Sign-in, sessions and accounts over a real SQLite database: what unit tests can't see.

mod administration;
mod sign_in;
mod support;
