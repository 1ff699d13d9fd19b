//! Senders of text messages: into a file, or by a provider over HTTP.

mod file;
mod http;

use serde::Serialize;

pub use file::FileTexts;
pub use http::{HttpTexts, Misconfigured};

/// A message as it is written and sent.
#[derive(Serialize)]
struct Message<'a> {
    phone: &'a str,
    text: &'a str,
}
