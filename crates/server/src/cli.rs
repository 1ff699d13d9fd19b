//! The command line: subcommands and options, each of which also comes from the environment.
//!
//! Owns names, defaults and help. Does not own what a command does (`commands`).

use std::path::PathBuf;
use std::process::ExitCode;

use chrono::NaiveDate;
use clap::error::ErrorKind;
use clap::{ArgAction, Args, CommandFactory, Parser, Subcommand};

use crate::config::{Common, Serve};
use crate::output;

/// 帮办代办 / entrusted and assisted handling of government services.
#[derive(Debug, Parser)]
#[command(name = "bangban", version, after_help = all_options(), max_term_width = 120)]
pub struct Cli {
    /// Where data and keys are.
    #[command(flatten)]
    pub common: Common,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the API and the browser application
    Serve(Box<Serve>),
    /// Bring the tables of the database up to date
    Migrate,
    /// Load the demonstration data into an empty database
    Demo(Demo),
    /// First account and keys
    #[command(subcommand)]
    Admin(Admin),
    /// Print the OpenAPI description
    Openapi,
    /// Print the due date of a limit
    Deadline(Deadline),
    /// The audit trail
    #[command(subcommand)]
    Audit(Audit),
    /// Import a file, all of it or nothing
    #[command(subcommand)]
    Import(Import),
    /// Write a copy of the (SQLite) database to a new file, beside running work
    Backup {
        /// The new file
        file: PathBuf,
    },
    /// Put a backup in place of the (SQLite) database
    Restore {
        /// The backup
        file: PathBuf,
        /// Replace a database that is not empty
        #[arg(long)]
        force: bool,
    },
}

/// Options of `demo`.
#[derive(Debug, Clone, Copy, Args)]
pub struct Demo {
    /// Do nothing where the database is not empty
    #[arg(long)]
    pub if_empty: bool,
}

/// Administration from the command line.
#[derive(Debug, Subcommand)]
pub enum Admin {
    /// Write a new master key to the master key file
    NewKey,
    /// Make an account of staff; the password is asked for, or comes from standard input or BANGBAN_NEW_PASSWORD
    CreateAccount(CreateAccount),
    /// Seal new values with a new data key; the servers have to be started anew afterwards
    RotateDataKey,
    /// Sign access tokens with a new key; servers that run follow within a minute
    RotateSigningKey,
}

/// An account to be made.
#[derive(Debug, Args)]
pub struct CreateAccount {
    /// Name of the account
    #[arg(long)]
    pub username: String,
    /// Name of the person
    #[arg(long)]
    pub name: String,
    /// Role, such as `security_admin`
    #[arg(long)]
    pub role: String,
    /// Organisation: its id or its natural key, such as `venue:371300000000`
    #[arg(long)]
    pub organization: String,
    /// With the role `agent`: `full_time`, `part_time` or `volunteer`
    #[arg(long, default_value = "full_time")]
    pub agent_kind: String,
    /// With the role `agent`: when the confidentiality undertaking was signed, `YYYY-MM-DD`; without
    /// it the agent can't be named in a case
    #[arg(long, value_name = "DATE")]
    pub undertaking_signed_on: Option<NaiveDate>,
}

/// A limit.
#[derive(Debug, Args)]
pub struct Deadline {
    /// The day on which the limit begins, `YYYY-MM-DD`; day 1 is the day after
    #[arg(long, value_name = "DATE")]
    pub from: String,
    /// How many days
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub days: u32,
    /// Which days count: `working` or `calendar`
    #[arg(long, default_value = "working")]
    pub unit: String,
}

/// The audit trail.
#[derive(Debug, Clone, Copy, Subcommand)]
pub enum Audit {
    /// Check the whole trail, and name every record that is not as it was written
    Verify,
}

/// A file to be imported.
#[derive(Debug, Subcommand)]
pub enum Import {
    /// Divisions, and the organisations that they make
    Divisions {
        /// A table: code,name,level,parent_code
        file: PathBuf,
        /// Functional zones [default: zones.csv beside FILE, where there is one]
        #[arg(long, value_name = "FILE")]
        zones: Option<PathBuf>,
    },
    /// Years of the official calendar
    Calendar {
        /// {"2027": {"holidays": […], "workdays": […]}}
        file: PathBuf,
    },
    /// Service items
    ServiceItems {
        /// {"items": […]}
        file: PathBuf,
    },
}

/// Tells what is wrong with the arguments in one line, or shows the help that was asked for.
pub fn explain(error: &clap::Error) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            output::print(&error.to_string());
            ExitCode::SUCCESS
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            output::complain("say what to do; --help lists the commands");
            ExitCode::from(2)
        }
        _ => {
            output::complain(one_line(&error.to_string()));
            ExitCode::from(2)
        }
    }
}

/// The first paragraph, without the word `error`, as one line.
fn one_line(text: &str) -> String {
    let paragraph = text
        .lines()
        .take_while(|line| !line.trim().is_empty())
        .map(str::trim);
    let line = paragraph.collect::<Vec<_>>().join(" ");
    line.strip_prefix("error: ").unwrap_or(&line).to_owned()
}

/// Every variable of the environment with its option, command and default. Made from the options
/// themselves.
fn all_options() -> String {
    let mut lines = vec!["Options of all commands, as variables of the environment:".to_owned()];
    let common = Common::augment_args(clap::Command::new("every command"));
    let serve = Serve::augment_args(clap::Command::new("serve"));
    for command in [common, serve] {
        for argument in command.get_arguments() {
            let (Some(variable), Some(option)) = (argument.get_env(), argument.get_long()) else {
                continue;
            };
            let default = argument.get_default_values();
            let default = match (default.first(), argument.get_action()) {
                (Some(default), _) => format!(" [default: {}]", default.to_string_lossy()),
                (None, ArgAction::SetTrue) => " [default: off]".to_owned(),
                (None, _) => String::new(),
            };
            let help = argument
                .get_help()
                .map(ToString::to_string)
                .unwrap_or_default();
            let (name, variable) = (command.get_name(), variable.to_string_lossy());
            lines.push(format!(
                "  {variable} (--{option} of {name})\n      {help}{default}"
            ));
        }
    }
    lines.push("  BANGBAN_NEW_PASSWORD (admin create-account)".to_owned());
    lines.push(
        "      The password of the new account; otherwise the first line of standard input"
            .to_owned(),
    );
    lines.join("\n")
}

/// The command line as clap sees it.
#[must_use]
pub fn command() -> clap::Command {
    Cli::command()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(arguments: &[&str]) -> String {
        let error = Cli::try_parse_from(arguments).unwrap_err();
        one_line(&error.to_string())
    }

    #[test]
    fn the_command_line_is_consistent() {
        command().debug_assert();
    }

    #[test]
    fn every_option_is_listed_with_its_variable() {
        let help = command().render_help().to_string();
        for text in [
            "BANGBAN_DATABASE_URL",
            "BANGBAN_LISTEN",
            "[default: 127.0.0.1:8080]",
            "BANGBAN_ADMIN_LISTEN",
            "BANGBAN_DATA_DIR",
            "BANGBAN_MASTER_KEY_FILE",
            "BANGBAN_WORKER",
        ] {
            assert!(help.contains(text), "{text} is not in {help}");
        }
    }

    #[test]
    fn a_wrong_option_is_one_line() {
        for arguments in [
            &["bangban", "serve", "--port", "80"][..],
            &["bangban", "deadline"],
            &[
                "bangban",
                "deadline",
                "--from",
                "2026-01-01",
                "--days",
                "-5",
            ],
            &["bangban", "dmeo"],
            &["bangban", "import", "divisions"],
        ] {
            let line = fault(arguments);
            assert!(
                !line.is_empty() && !line.contains('\n') && !line.starts_with("error"),
                "{line}"
            );
        }
        assert!(fault(&["bangban", "deadline"]).contains("--from <DATE> --days <N>"));
    }
}
