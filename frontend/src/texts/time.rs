//! Dates and times as people read them, at UTC+8.

use bangban_api_types::Day;
use chrono::{DateTime, FixedOffset, Utc};

/// Linyi's offset, in seconds.
const OFFSET: i32 = 8 * 3600;

/// A moment: date, hour and minute.
pub(crate) fn moment(at: DateTime<Utc>) -> String {
    local(at).format("%Y-%m-%d %H:%M").to_string()
}

/// The date of a moment.
pub(crate) fn date(at: DateTime<Utc>) -> String {
    local(at).format("%Y-%m-%d").to_string()
}

/// A day.
pub(crate) fn day(day: Day) -> String {
    day.0.to_string()
}

fn local(at: DateTime<Utc>) -> DateTime<FixedOffset> {
    // Eight hours are less than a day: the offset exists.
    FixedOffset::east_opt(OFFSET)
        .map_or_else(|| at.fixed_offset(), |offset| at.with_timezone(&offset))
}
