//! What makes an unknown account look like a known one: a hash to compare with, and a lock.
//!
//! Owns both. The counts are this process's own: names that nobody has are not worth a table. Does
//! not own the rule of the lock (`lockout`).

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use argon2::Params;
use chrono::{DateTime, Utc};

use super::lockout;

/// The most unknown names that are remembered at a time.
const MOST: usize = 10_000;

/// A hash that fits no password that anybody could find, with these parameters: checking it takes the
/// time that a real one takes.
pub(super) fn hash(params: &Params) -> String {
    // 16 bytes of salt and 32 bytes of output, all zero, in base64.
    let (salt, output) = ("A".repeat(22), "A".repeat(43));
    let (memory, passes, lanes) = (params.m_cost(), params.t_cost(), params.p_cost());
    format!("$argon2id$v=19$m={memory},t={passes},p={lanes}${salt}${output}")
}

/// Failed sign-ins under names that nobody has.
#[derive(Default)]
pub(super) struct Strangers(Mutex<HashMap<String, Stranger>>);

#[derive(Clone, Copy)]
struct Stranger {
    failures: i32,
    last: DateTime<Utc>,
    locked_until: Option<DateTime<Utc>>,
}

impl Strangers {
    /// Until when sign-in under this name is refused. `name` is a keyed digest.
    pub(super) fn locked_until(&self, name: &str) -> Option<DateTime<Utc>> {
        self.names()
            .get(name)
            .and_then(|stranger| stranger.locked_until)
    }

    /// Counts a failure, and locks as `registry::users::record_failure` does. Tells how many there
    /// have been.
    pub(super) fn record_failure(&self, name: &str, now: DateTime<Utc>) -> i32 {
        let mut names = self.names();
        if names.len() >= MOST && !names.contains_key(name) {
            names.retain(|_, stranger| now - stranger.last < lockout::LOCKED_FOR);
            if names.len() >= MOST {
                names.clear();
            }
        }
        let new = Stranger {
            failures: 0,
            last: now,
            locked_until: None,
        };
        let stranger = names.entry(name.to_owned()).or_insert(new);
        stranger.failures = stranger.failures.saturating_add(1);
        stranger.last = now;
        if stranger.failures >= lockout::FAILURES {
            stranger.locked_until = Some(now + lockout::LOCKED_FOR);
        }
        stranger.failures
    }

    fn names(&self) -> MutexGuard<'_, HashMap<String, Stranger>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    #[test]
    fn a_stranger_is_locked_as_an_account_is() {
        let strangers = Strangers::default();
        let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        for count in 1..5 {
            assert_eq!(strangers.record_failure("a", now), count);
            assert_eq!(strangers.locked_until("a"), None);
        }
        strangers.record_failure("a", now);
        assert_eq!(
            strangers.locked_until("a"),
            Some(now + TimeDelta::minutes(15))
        );
        assert_eq!(strangers.locked_until("b"), None);
    }

    #[test]
    fn the_memory_is_bounded() {
        let strangers = Strangers::default();
        let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        for number in 0..=MOST {
            strangers.record_failure(&number.to_string(), now);
        }
        assert!(strangers.names().len() <= MOST);
    }
}
