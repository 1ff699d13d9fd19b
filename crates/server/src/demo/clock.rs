//! A clock that can be set, so that demonstration cases have a past.
//!
//! Owns the clock. Does not own the machine's (`system`).

use std::sync::{Mutex, PoisonError};

use bangban_application::Clock;
use bangban_domain::time::to_micros;
use chrono::{DateTime, Utc};

use crate::system::SystemClock;

/// The machine's clock, until it is set; then it stands still.
#[derive(Debug)]
pub struct SettableClock {
    machine: SystemClock,
    set: Mutex<Option<DateTime<Utc>>>,
}

impl SettableClock {
    /// A clock that follows the machine's.
    #[must_use]
    pub const fn new(machine: SystemClock) -> Self {
        Self {
            machine,
            set: Mutex::new(None),
        }
    }

    /// Stands still at an instant.
    pub fn set(&self, at: DateTime<Utc>) {
        self.put(Some(to_micros(at)));
    }

    /// Follows the machine's clock again.
    pub fn follow_the_machine(&self) {
        self.put(None);
    }

    fn put(&self, at: Option<DateTime<Utc>>) {
        *self.set.lock().unwrap_or_else(PoisonError::into_inner) = at;
    }
}

impl Clock for SettableClock {
    fn now(&self) -> DateTime<Utc> {
        let set = *self.set.lock().unwrap_or_else(PoisonError::into_inner);
        set.unwrap_or_else(|| self.machine.now())
    }
}
