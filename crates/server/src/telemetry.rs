//! Logs: one JSON object per line on standard error.
//!
//! Owns format and level. Does not own what is logged; personal data never is.

use std::io;

use tracing_subscriber::EnvFilter;
use tracing_subscriber::util::SubscriberInitExt;

use crate::failure::Failure;

/// What is logged where nothing is said: what the program does, and of the drivers only what is odd.
pub const DEFAULT: &str = "info,sqlx=warn,sea_orm=warn,sea_orm_migration=warn,actix_server=warn";

/// Starts logging. A second call in a process does nothing.
///
/// # Errors
/// Where the filter can't be read.
pub fn start(filter: &str) -> Result<(), Failure> {
    let filter = EnvFilter::try_new(filter).map_err(|error| {
        Failure::new(format!(
            "BANGBAN_LOG '{filter}' is no filter of logs: {error}"
        ))
    })?;
    let subscriber = tracing_subscriber::fmt()
        .json()
        .flatten_event(true)
        .with_current_span(true)
        .with_span_list(false)
        .with_env_filter(filter)
        .with_writer(io::stderr)
        // A log that can't be written, as on a full disk, is told on standard error: which is that
        // very log, and the attempt ends the process.
        .log_internal_errors(false)
        .finish();
    // Tests start more than one server in a process; the first one's logging serves all.
    let _ = subscriber.try_init();
    Ok(())
}
