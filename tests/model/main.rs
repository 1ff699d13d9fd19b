//! The model: random sequences of commands on both databases against an oracle of their own, and limits
//! against a second implementation.
//!
//! Owns how many, and what they must have gone through to be worth something. The oracle is
//! `diagram.txt`: written by hand from the design, apart from the program, and readable as it stands.
//! `BANGBAN_FULL=1` runs 10,000 sequences on each database, else 200; `BANGBAN_MODEL_SEED` runs one batch
//! again, `BANGBAN_MODEL_BATCHES` so many.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "tests"
)]

mod batch;
mod calendar;
mod check;
mod choices;
mod commands;
mod dice;
mod effects;
mod facts;
mod faults;
mod limits;
mod matters;
mod odds;
mod oracle;
mod perform;
mod sequence;

use std::collections::BTreeSet;
use std::time::Instant;

use bangban_tests::{Database, block_on, full_form};

use batch::{CASES, Covered};
use oracle::ORACLE;

/// Batches of 50 sequences.
const FULL: u64 = 200;
const QUICK: u64 = 4;

#[test]
fn random_sequences_on_sqlite_follow_the_diagram() {
    sequences(Database::Sqlite);
}

#[test]
fn random_sequences_on_postgres_follow_the_diagram() {
    sequences(Database::Postgres);
}

fn sequences(database: Database) {
    let mut covered = Covered::default();
    if let Some(seed) = number("BANGBAN_MODEL_SEED") {
        block_on(batch::run(database, seed, &mut covered));
        println!("{database:?}, seed {seed}: {} commands", covered.commands);
        return;
    }
    let usual = if full_form() { FULL } else { QUICK };
    let batches = number("BANGBAN_MODEL_BATCHES").unwrap_or(usual);
    let begun = Instant::now();
    for seed in 1..=batches {
        block_on(batch::run(database, seed, &mut covered));
    }
    println!(
        "{database:?}: {} sequences, {} commands, {} of them refused, {} sweeps, in {} s",
        batches * u64::try_from(CASES).unwrap(),
        covered.commands,
        covered.refused,
        covered.swept,
        begun.elapsed().as_secs()
    );
    check_coverage(&covered, batches >= FULL);
}

fn number(name: &str) -> Option<u64> {
    let text = std::env::var(name).ok()?;
    Some(text.parse().unwrap_or_else(|_| panic!("{name}={text}")))
}

/// Sequences that never got anywhere would agree with anything.
fn check_coverage(covered: &Covered, everything: bool) {
    let ways: BTreeSet<(String, String)> = ORACLE
        .ways()
        .into_iter()
        .map(|(from, to)| (from.to_owned(), to.to_owned()))
        .collect();
    let missing = |all: BTreeSet<&str>, seen: &BTreeSet<String>| -> Vec<String> {
        let left = all.into_iter().filter(|name| !seen.contains(*name));
        left.map(str::to_owned).collect()
    };
    let kinds = missing(ORACLE.kinds().collect(), &covered.kinds);
    let acts = missing(ORACLE.acts(), &covered.accepted);
    let refusals = missing(ORACLE.refusals(), &covered.refusals);
    let ways: Vec<_> = ways.difference(&covered.ways).collect();
    println!("never: ways {ways:?}, events {kinds:?}, acts {acts:?}, refusals {refusals:?}");
    // A few of the rare ones may be missing in the short form.
    let few = if everything { 0 } else { 6 };
    for count in [ways.len(), kinds.len(), acts.len(), refusals.len()] {
        assert!(count <= few, "too little was tried: see above");
    }
}
