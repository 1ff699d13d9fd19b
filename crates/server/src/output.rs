//! What the commands print.
//!
//! Owns the two streams: results on standard output, faults on standard error. A reader that went
//! away (`bangban … | head`) is no fault. Logs go through `telemetry`.

use std::fmt::Display;
use std::io::{self, Write};

/// Prints a line of the result.
pub fn say(line: impl Display) {
    let _ = writeln!(io::stdout(), "{line}");
}

/// Prints text as it is.
pub fn print(text: &str) {
    let mut stdout = io::stdout().lock();
    let _ = stdout
        .write_all(text.as_bytes())
        .and_then(|()| stdout.flush());
}

/// Prints a line about a fault.
pub fn complain(line: impl Display) {
    let _ = writeln!(io::stderr(), "bangban: {line}");
}
