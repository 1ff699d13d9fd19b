//! The clock of a test: it stands where it is set, and moves on by a millisecond with each look.
//!
//! The small steps make ids and lists follow the order of what happened, as they do in life.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use bangban_application::Clock;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

/// 2026-03-02, a Monday, 09:00 in China; the calendar is known to the end of that year.
pub(crate) const BEGIN: &str = "2026-03-02T09:00:00+08:00";

/// A clock that tests set; clones are the same clock.
#[derive(Clone)]
pub struct TestClock(Arc<AtomicI64>);

impl TestClock {
    /// A clock that shows this instant (RFC 3339).
    pub fn at(instant: &str) -> Self {
        Self(Arc::new(AtomicI64::new(micros(instant))))
    }

    /// Sets it.
    pub fn set(&self, instant: &str) {
        self.0.store(micros(instant), Ordering::SeqCst);
    }

    /// Puts it forward.
    pub fn advance(&self, by: TimeDelta) {
        self.0
            .fetch_add(by.num_microseconds().unwrap(), Ordering::SeqCst);
    }

    /// Puts it to nine o'clock in China on this date.
    pub fn set_day(&self, date: &str) {
        self.set(&format!("{date}T09:00:00+08:00"));
    }

    /// The date in China.
    pub fn today(&self) -> NaiveDate {
        bangban_domain::time::legal_date(self.now())
    }

    /// Another clock that shows the same.
    pub(crate) fn copy(&self) -> Self {
        Self(Arc::new(AtomicI64::new(self.0.load(Ordering::SeqCst))))
    }
}

impl Clock for TestClock {
    fn now(&self) -> DateTime<Utc> {
        DateTime::from_timestamp_micros(self.0.fetch_add(1_000, Ordering::SeqCst)).unwrap()
    }
}

fn micros(instant: &str) -> i64 {
    DateTime::parse_from_rfc3339(instant)
        .unwrap()
        .timestamp_micros()
}
