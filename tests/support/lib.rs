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
mod cluster;
mod database;
mod description;
mod filled;
mod flow;
mod form;
pub mod given;
mod invariants;
mod litter;
mod people;
mod postgres;
mod process;
mod raw;
mod registry;
mod remote;
mod run;
mod server;

pub use accounts::{Account, PASSWORD, accounts};
pub use answer::Answer;
pub use client::{Call, Client};
pub use clock::TestClock;
pub use cluster::Cluster;
pub use database::{Database, sealing};
pub use description::{Operation, operations};
pub use filled::filled_sqlite;
pub use flow::Flow;
pub use form::full_form;
pub use people::{credit_code, resident_id};
pub use process::{Process, Program, binary};
pub use raw::{Raw, raw_request};
pub use registry::Ids;
pub use remote::{Outcome, Remote, Request};
pub use run::{block_on, on_both, on_both_with, on_each};
pub use server::{Options, TestServer};
