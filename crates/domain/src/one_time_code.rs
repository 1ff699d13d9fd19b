//! One-time codes (验证码): by which somebody proves that a mobile number is in his or her hands.
//!
//! Owns how a code looks, how long it is good, how often it may be tried, and how often one may be
//! sent to a number. Does not own where codes are kept (as keyed digests alone), nor how they travel.

use std::fmt;

use chrono::{DateTime, TimeDelta, Utc};

/// How long a code is good.
pub const LIFETIME: TimeDelta = TimeDelta::minutes(5);
/// How often a code may be tried, the right try included.
pub const TRIES: i32 = 5;
/// Between two codes for one number.
pub const PAUSE: TimeDelta = TimeDelta::minutes(1);
/// How many codes a number gets in a day: nobody's phone can be flooded.
pub const IN_A_DAY: i32 = 5;
/// A day, counted from the first code.
pub const DAY: TimeDelta = TimeDelta::hours(24);

const DIGITS: usize = 6;
/// How many codes there are.
const CODES: u64 = 1_000_000;

/// A code of six digits. `Debug` shows none of them, and there is no `Display`.
#[derive(Clone, PartialEq, Eq)]
pub struct OneTimeCode(String);

impl OneTimeCode {
    /// The code that random bytes stand for.
    #[must_use]
    pub fn draw(random: [u8; 8]) -> Self {
        // 2^64 is no multiple of a million; by so little that no code is worth more than another.
        Self(format!("{:06}", u64::from_be_bytes(random) % CODES))
    }

    /// A code as somebody typed it; none where it can't be one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.len() == DIGITS && text.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| Self(text.to_owned()))
    }

    /// The digits: for the message, and for the digest that is kept.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for OneTimeCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OneTimeCode")
    }
}

/// What is known of the codes of a number: the last one is the only one that can be good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sending {
    /// When the last code was made.
    pub sent_at: DateTime<Utc>,
    /// How often it was tried.
    pub tries: i32,
    /// When it was used up.
    pub used_at: Option<DateTime<Utc>>,
    /// When the first code of the day was made.
    pub day_began_at: DateTime<Utc>,
    /// How many were made since.
    pub sent_in_day: i32,
}

/// It is too soon for another code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("too soon for another code")]
pub struct TooSoon {
    /// When it no longer is.
    pub until: DateTime<Utc>,
}

impl Sending {
    /// The first code that a number gets.
    #[must_use]
    pub const fn first(now: DateTime<Utc>) -> Self {
        Self {
            sent_at: now,
            tries: 0,
            used_at: None,
            day_began_at: now,
            sent_in_day: 1,
        }
    }

    /// The next code; the one before is no longer good.
    ///
    /// # Errors
    /// [`TooSoon`].
    pub fn again(self, now: DateTime<Utc>) -> Result<Self, TooSoon> {
        let until = self.next_at();
        if now < until {
            return Err(TooSoon { until });
        }
        let first = Self::first(now);
        if now >= self.day_ends_at() {
            return Ok(first);
        }
        Ok(Self {
            day_began_at: self.day_began_at,
            sent_in_day: self.sent_in_day.saturating_add(1),
            ..first
        })
    }

    /// From when on there may be another code.
    #[must_use]
    pub fn next_at(&self) -> DateTime<Utc> {
        let pause_ends_at = self.sent_at + PAUSE;
        if self.sent_in_day < IN_A_DAY {
            pause_ends_at
        } else {
            pause_ends_at.max(self.day_ends_at())
        }
    }

    /// Until when the code is good.
    #[must_use]
    pub fn expires_at(&self) -> DateTime<Utc> {
        self.sent_at + LIFETIME
    }

    /// Whether the code can still be used: in time, and once.
    #[must_use]
    pub fn is_good(&self, now: DateTime<Utc>) -> bool {
        self.used_at.is_none() && now < self.expires_at()
    }

    /// Whether it may be tried: it can be used, and was not tried too often.
    #[must_use]
    pub fn is_open(&self, now: DateTime<Utc>) -> bool {
        self.is_good(now) && self.tries < TRIES
    }

    /// After a try, right or wrong.
    #[must_use]
    pub const fn tried(self) -> Self {
        Self {
            tries: self.tries.saturating_add(1),
            ..self
        }
    }

    /// After its use.
    #[must_use]
    pub const fn used(self, now: DateTime<Utc>) -> Self {
        Self {
            used_at: Some(now),
            ..self
        }
    }

    fn day_ends_at(&self) -> DateTime<Utc> {
        self.day_began_at + DAY
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_800_000_000 + seconds, 0).unwrap()
    }

    #[test]
    fn a_code_is_six_ascii_digits() {
        assert_eq!(OneTimeCode::draw([0; 8]).as_str(), "000000");
        assert_eq!(
            OneTimeCode::draw(1_234_567_u64.to_be_bytes()).as_str(),
            "234567"
        );
        for text in ["", "12345", "1234567", "12345a", "１２３４５６", "12 456"] {
            assert!(OneTimeCode::parse(text).is_none(), "{text}");
        }
        let code = OneTimeCode::parse("012345").unwrap();
        assert_eq!(
            (code.as_str(), format!("{code:?}")),
            ("012345", "OneTimeCode".to_owned())
        );
    }

    #[test]
    fn a_code_is_good_for_five_minutes_and_once() {
        let sending = Sending::first(at(0));
        assert!(sending.is_open(at(0)) && sending.is_open(at(299)));
        assert!(!sending.is_good(at(300)));
        assert_eq!(sending.expires_at(), at(300));
        let used = sending.used(at(10));
        assert!(!used.is_good(at(10)) && !used.is_open(at(10)));
    }

    #[test]
    fn a_code_may_be_tried_five_times() {
        let mut sending = Sending::first(at(0));
        for _ in 0..5 {
            assert!(sending.is_open(at(1)));
            sending = sending.tried();
        }
        assert!(!sending.is_open(at(1)));
        // Whoever had it right with the last try still may use it.
        assert!(sending.is_good(at(1)));
    }

    #[test]
    fn a_number_gets_one_code_a_minute() {
        let first = Sending::first(at(0)).tried().used(at(5));
        assert_eq!(first.again(at(59)), Err(TooSoon { until: at(60) }));
        let second = first.again(at(60)).unwrap();
        assert_eq!(
            (second.tries, second.used_at),
            (0, None),
            "a code of its own"
        );
        assert_eq!((second.sent_at, second.sent_in_day), (at(60), 2));
    }

    #[test]
    fn a_number_gets_five_codes_a_day() {
        let day = DAY.num_seconds();
        let mut sending = Sending::first(at(0));
        for minute in 1..5 {
            sending = sending.again(at(minute * 60)).unwrap();
        }
        assert_eq!(sending.next_at(), at(day));
        assert_eq!(sending.again(at(day - 1)), Err(TooSoon { until: at(day) }));
        let next = sending.again(at(day)).unwrap();
        assert_eq!((next.day_began_at, next.sent_in_day), (at(day), 1));
        // The pause holds beyond the end of a day.
        let late = Sending {
            sent_at: at(day - 10),
            ..sending
        };
        assert_eq!(late.next_at(), at(day + 50));
    }

    proptest! {
        #[test]
        fn whatever_is_drawn_can_be_typed(random: [u8; 8]) {
            let code = OneTimeCode::draw(random);
            prop_assert_eq!(OneTimeCode::parse(code.as_str()), Some(code));
        }

        /// Whenever somebody asks: never two within a minute, never more than ten in any 24 hours (five of one
        /// day's end and five of the next one's beginning).
        #[test]
        fn no_number_is_flooded(waits in proptest::collection::vec(0_i64..4_000, 1..400)) {
            let mut now = 0;
            let mut sending = Sending::first(at(0));
            let mut sent = vec![0];
            for wait in waits {
                now += wait;
                if let Ok(next) = sending.again(at(now)) {
                    sending = next;
                    sent.push(now);
                }
            }
            for pair in sent.windows(2) {
                prop_assert!(pair[1] - pair[0] >= 60);
            }
            for window in sent.windows(11) {
                prop_assert!(window[10] - window[0] >= DAY.num_seconds());
            }
        }
    }
}
