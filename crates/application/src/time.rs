//! The clock, as an argument.

use chrono::{DateTime, Utc};

/// Tells the time. The one of the machine stands in the server; demonstration and tests bring
/// their own.
pub trait Clock: Send + Sync {
    /// The instant, cut to microseconds (both databases keep no more).
    fn now(&self) -> DateTime<Utc>;
}
