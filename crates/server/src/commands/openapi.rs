//! `bangban openapi`: prints the description of the API. Needs no database.

use bangban_http::app::describe;
use bangban_http::{openapi, routes};

use crate::failure::Failure;
use crate::output;

/// Prints it.
///
/// # Errors
/// Where it can't be written as JSON.
pub(super) fn run() -> Result<(), Failure> {
    let text = openapi::to_json(&describe(routes::configure));
    output::print(
        &text.map_err(|error| Failure::new(format!("the description is faulty: {error}")))?,
    );
    Ok(())
}
