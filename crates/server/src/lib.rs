//! The `bangban` program: command line, configuration, telemetry, life cycle.
//!
//! Owns the one place where real time and real randomness come in (`system`), how a process begins
//! and ends, and one module per subcommand. Does not own any rule or route.

pub mod cli;
pub mod commands;
pub mod config;
pub mod data;
pub mod demo;
pub mod failure;
pub mod lifecycle;
pub mod output;
pub mod platform;
pub mod system;
pub mod telemetry;
pub mod texts;

use std::ffi::OsString;
use std::process::ExitCode;
use std::time::Duration;

use clap::Parser;

use crate::cli::Cli;
use crate::failure::Failure;

/// Runs the program with these arguments, of which the first is its name. Whatever goes wrong is one
/// line on standard error and a status other than zero.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => return cli::explain(&error),
    };
    bangban_http::middleware::panics::log_panics_by_place();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build();
    let outcome = runtime
        .map_err(|error| Failure::new(format!("the process can't start: {error}")))
        .and_then(|runtime| {
            let outcome = runtime.block_on(commands::run(cli));
            // What still runs after a forced end is not waited for.
            runtime.shutdown_timeout(Duration::from_secs(1));
            outcome
        });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            output::complain(&failure);
            ExitCode::FAILURE
        }
    }
}
