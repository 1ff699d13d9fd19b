//! The benchmark: fills a database with a city's cases, puts load on the server, and says what it costs.
//!
//! Owns the order of a run. The figures and how they are found are those of `docs/benchmarks.md`: the processor
//! time of a request at server and database, divided by that of pgbench with the very same statements in the same
//! minute; latency at a fixed rate, counted from the instant at which a request was due. Does not own the product:
//! it starts the program as an operator does, and asks it over HTTP.

mod client;
mod cluster;
mod dice;
mod fill;
mod load;
mod measure;
mod pgbench;
mod processor;
mod program;
mod report;
mod run;
mod size;
mod sqlite;
mod stage;
mod statements;

use std::path::PathBuf;
use std::process::ExitCode;

use chrono::NaiveDate;
use clap::{Parser, ValueEnum};

/// What goes wrong, in words.
type Failure = Box<dyn std::error::Error + Send + Sync>;

/// How large.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Mode {
    /// 100,000 cases, some minutes; prints, and fails where a request costs more than twice its must or is compared with
    /// something else.
    Quick,
    /// 1 and 5 million cases; writes docs/benchmarks.md, and fails where a must is missed.
    Full,
}

/// Measures the server.
#[derive(Debug, Clone, Parser)]
#[command(name = "bangban-load", max_term_width = 120)]
struct Options {
    /// How large
    mode: Mode,
    /// The day that stands in the report
    #[arg(long)]
    date: NaiveDate,
    /// The program to be measured
    #[arg(long)]
    program: PathBuf,
    /// Sizes, in cases, in place of the mode's own
    #[arg(long, value_delimiter = ',')]
    sizes: Vec<u64>,
    /// A folder for the database that stays; what is filled already is not filled again
    #[arg(long)]
    folder: Option<PathBuf>,
    /// Wait before each size after the first until this file exists, twenty minutes at most
    #[arg(long)]
    wait_for: Option<PathBuf>,
    /// Seconds of one closed-loop run
    #[arg(long)]
    seconds: Option<u64>,
    /// Where the report goes [default for full: docs/benchmarks.md]
    #[arg(long)]
    report: Option<PathBuf>,
    /// Show the statements of each act as the database saw them
    #[arg(long)]
    show_statements: bool,
    /// Leave the figures of SQLite out
    #[arg(long)]
    without_sqlite: bool,
}

fn main() -> ExitCode {
    let options = Options::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(error) => return complain(&error.into()),
    };
    match runtime.block_on(run::run(&options)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(failure) => complain(&failure),
    }
}

#[expect(clippy::print_stderr, reason = "a program of the command line")]
fn complain(failure: &Failure) -> ExitCode {
    eprintln!("bangban-load: {failure}");
    ExitCode::FAILURE
}

/// A line for whoever waits.
#[expect(clippy::print_stdout, reason = "a program of the command line")]
fn say(line: impl std::fmt::Display) {
    println!("{line}");
}
