//! The clock of the demonstration: it stands still until it is moved on, and never goes back.
//!
//! Owns the instant. Does not own when it is moved (`timeline`).

use std::sync::{Mutex, PoisonError};

use bangban_application::Clock;
use bangban_domain::time::to_micros;
use chrono::{DateTime, Utc};

/// A clock that is moved by hand.
#[derive(Debug)]
pub struct DemoClock(Mutex<DateTime<Utc>>);

impl DemoClock {
    /// A clock that shows this instant.
    pub fn new(at: DateTime<Utc>) -> Self {
        Self(Mutex::new(to_micros(at)))
    }

    /// Moves the clock on; an earlier instant than the one it shows changes nothing.
    pub fn move_to(&self, at: DateTime<Utc>) {
        let mut now = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *now = to_micros(at).max(*now);
    }
}

impl Clock for DemoClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
