//! The harness: a whole server in this process, on SQLite or PostgreSQL, for each test a fresh one.
//!
//! Owns databases, clock, accounts and the client. Does not own any expectation about the product,
//! but for those that hold always (`invariants`): the suites in `tests/api` have the rest.
//!
//! A database with a small registry is made once per run through the real importers; every test
//! gets a copy of it. Servers listen on a free port of the loopback device, and the clock stands
//! where the test sets it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a harness fails by panicking, with what it saw"
)]

mod accounts;
mod answer;
mod client;
mod clock;
mod database;
mod description;
mod flow;
pub mod given;
mod invariants;
mod people;
mod postgres;
mod raw;
mod registry;
mod run;
mod server;

pub use accounts::{Account, PASSWORD, accounts};
pub use answer::Answer;
pub use client::{Call, Client};
pub use clock::TestClock;
pub use database::{Database, execute_on, number_on, sealing, write_master_key};
pub use description::{Operation, operations};
pub use flow::Flow;
pub use people::{credit_code, resident_id};
pub use raw::{Raw, raw_request};
pub use registry::Ids;
pub use run::{block_on, on_both, on_both_with, on_each};
pub use server::{Options, TestServer};
