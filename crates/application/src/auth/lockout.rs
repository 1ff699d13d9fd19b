//! The lock after wrong passwords (GB/T 22239-2019 8.1.4.1).
//!
//! Owns the two figures and the question whether a lock holds. Does not own the counting.

use bangban_persistence::registry::users::Lockout;
use chrono::{DateTime, TimeDelta, Utc};

use crate::Error;

/// Failures in a row, after which sign-in is refused for a while. Every further one locks again.
pub(super) const FAILURES: i32 = 5;

/// How long the lock holds.
pub(super) const LOCKED_FOR: TimeDelta = TimeDelta::minutes(15);

/// The rule, for a failure at this instant.
pub(super) fn at(now: DateTime<Utc>) -> Lockout {
    Lockout {
        at_failure: FAILURES,
        until: now + LOCKED_FOR,
    }
}

/// Goes on only where no lock holds.
///
/// # Errors
/// [`Error::TooManyAttempts`] with the seconds that are left.
pub(super) fn must_be_open(
    locked_until: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    match locked_until {
        Some(until) if until > now => {
            // The last second begun counts as a whole one.
            let left = (until - now).num_seconds().saturating_add(1);
            Err(Error::TooManyAttempts {
                retry_after: u32::try_from(left).unwrap_or(u32::MAX),
            })
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_holds_until_its_end() {
        let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        assert_eq!(must_be_open(None, now), Ok(()));
        assert_eq!(must_be_open(Some(now), now), Ok(()));
        let left = must_be_open(Some(now + TimeDelta::milliseconds(1_500)), now);
        assert_eq!(left, Err(Error::TooManyAttempts { retry_after: 2 }));
    }
}
