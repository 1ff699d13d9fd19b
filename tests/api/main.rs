//! The suites of the API, in one program: linking is what takes time. What each owns stands at its
//! head; the harness is `tests/support`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "tests"
)]

mod administration;
mod auth;
mod authorization;
mod concurrency;
mod contacts;
mod conventions;
mod counts;
mod disclosures;
mod events;
mod migrations;
mod network;
mod own_case;
mod refusals;
mod registration;
mod scope;
mod uploads;
mod viewers;
mod walkthrough;
