//! Build steps that cargo alone can not do. One so far: `bundle`, which turns `frontend/` into `frontend/dist/`.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a build step talks on the terminal"
)]

mod bundle;
mod inputs;
mod output;

use std::{path::PathBuf, process::ExitCode};

use bundle::Profile;

const USAGE: &str = "\
Usage: cargo run -p xtask -- bundle [--dev]

bundle   build the browser application into frontend/dist (skipped when nothing has changed)
  --dev  quick to build, larger, and without compressed copies";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let profile = match arguments.as_slice() {
        ["bundle"] => Profile::Release,
        ["bundle", "--dev"] => Profile::Dev,
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match bundle::run(&workspace_root(), profile) {
        Ok(summary) => {
            println!("{summary}");
            ExitCode::SUCCESS
        }
        Err(fault) => {
            eprintln!("xtask: {fault}");
            ExitCode::FAILURE
        }
    }
}

/// The folder of the workspace: the parent of this crate's own.
fn workspace_root() -> PathBuf {
    let mut root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    root.pop();
    root
}
