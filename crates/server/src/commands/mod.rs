//! The subcommands, one module each.
//!
//! Owns which module a subcommand goes to, and whether it logs. Does not own options (`cli`,
//! `config`).

mod admin;
mod audit;
mod backup;
mod deadline;
mod demo;
mod import;
mod migrate;
mod openapi;
mod restore;
pub mod serve;

use crate::cli::{Audit, Cli, Command};
use crate::failure::Failure;
use crate::telemetry;

/// Carries a command out.
///
/// # Errors
/// What an operator is told.
pub async fn run(cli: Cli) -> Result<(), Failure> {
    let common = &cli.common;
    // What goes wrong is one line. Whoever wants more than that, asks for it; the server begins to
    // log once it is up.
    if let Some(filter) = &common.log {
        telemetry::start(filter)?;
    }
    match cli.command {
        Command::Serve(options) => serve::run(common, &options).await,
        Command::Migrate => migrate::run(common).await,
        Command::Demo(options) => demo::run(common, options).await,
        Command::Admin(command) => admin::run(common, command).await,
        Command::Openapi => openapi::run(),
        Command::Deadline(limit) => deadline::run(&limit),
        Command::Audit(Audit::Verify) => audit::verify(common).await,
        Command::Import(import) => import::run(common, import).await,
        Command::Backup { file } => backup::run(common, &file).await,
        Command::Restore { file, force } => restore::run(common, &file, force).await,
    }
}
