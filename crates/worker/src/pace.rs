//! How long a loop rests.
//!
//! Owns the rest after a run and the growing rest after failures. Does not own any clock.

use std::time::Duration;

/// The first rest after a failure; it doubles with each further one.
const FIRST_RETRY: Duration = Duration::from_secs(1);
/// The longest rest after a failure.
const LONGEST_RETRY: Duration = Duration::from_secs(60);

/// What a run leaves to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rest {
    /// There may be more: run again at once.
    None,
    /// Nothing more for now.
    Interval,
}

/// The rests of one loop.
#[derive(Debug)]
pub struct Pace {
    interval: Duration,
    retry: Duration,
}

impl Pace {
    /// A loop that rests so long between two runs.
    #[must_use]
    pub const fn new(interval: Duration) -> Self {
        Self {
            interval,
            retry: FIRST_RETRY,
        }
    }

    /// The rest after a run that has left something to do.
    pub const fn again(&mut self) -> Duration {
        self.retry = FIRST_RETRY;
        Duration::ZERO
    }

    /// The rest after a run that has done everything.
    pub const fn done(&mut self) -> Duration {
        self.retry = FIRST_RETRY;
        self.interval
    }

    /// The rest after a run that failed.
    pub fn failed(&mut self) -> Duration {
        let rest = self.retry;
        self.retry = (rest * 2).min(LONGEST_RETRY);
        rest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failures_are_tried_again_ever_more_slowly_until_one_run_goes_well() {
        let mut pace = Pace::new(Duration::from_secs(5));
        let seconds: Vec<u64> = (0..8).map(|_| pace.failed().as_secs()).collect();
        assert_eq!(seconds, [1, 2, 4, 8, 16, 32, 60, 60]);
        assert_eq!(pace.done(), Duration::from_secs(5));
        assert_eq!(pace.failed(), Duration::from_secs(1));
        assert_eq!(pace.again(), Duration::ZERO);
        assert_eq!(pace.failed(), Duration::from_secs(1));
    }
}
