//! The `bangban` binary. Everything is in the library, so that tests reach it.

use std::process::ExitCode;

fn main() -> ExitCode {
    bangban_server::run(std::env::args_os())
}
