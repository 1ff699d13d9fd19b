//! From an instant to the legal date in China.
//!
//! Owns the one conversion. Does not own a clock.

use chrono::{DateTime, FixedOffset, NaiveDate, SubsecRound, Utc};

/// China Standard Time: UTC+8 all the year (no daylight saving since 1991).
pub fn china() -> FixedOffset {
    #[expect(
        clippy::expect_used,
        reason = "eight hours lie inside the range of offsets"
    )]
    FixedOffset::east_opt(8 * 3600).expect("UTC+8 is a valid offset")
}

/// The date in Asia/Shanghai at an instant: legal periods count these dates.
pub fn legal_date(at: DateTime<Utc>) -> NaiveDate {
    at.with_timezone(&china()).date_naive()
}

/// An instant cut to microseconds, the finest that both databases keep.
pub fn to_micros(at: DateTime<Utc>) -> DateTime<Utc> {
    at.trunc_subsecs(6)
}
