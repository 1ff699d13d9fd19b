//! Due dates (rule C13). Owns how a limit is counted from a date, over stops, to the day it ends. It
//! does not own which events start or stop a clock (`case`), nor which days are worked (`calendar`).

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::calendar::{MissingYear, WorkCalendar};

/// What a limit counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum DayUnit {
    /// Working days (工作日, 行政许可法 art. 82). Written `working`.
    #[serde(rename = "working")]
    WorkingDays,
    /// Every day (自然日), as in environmental assessment. Written `calendar`.
    #[serde(rename = "calendar")]
    CalendarDays,
}

impl DayUnit {
    /// The name on the wire, on the command line and in a column.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::WorkingDays => "working",
            Self::CalendarDays => "calendar",
        }
    }
}

impl fmt::Display for DayUnit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The text names no unit of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the unit of days is 'working' or 'calendar'")]
pub struct UnknownDayUnit;

impl FromStr for DayUnit {
    type Err = UnknownDayUnit;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "working" => Ok(Self::WorkingDays),
            "calendar" => Ok(Self::CalendarDays),
            _ => Err(UnknownDayUnit),
        }
    }
}

/// A time limit: so many days of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "UncheckedLimit")]
pub struct Limit {
    /// How many days, [`Limit::MAX_DAYS`] at most.
    pub days: u32,
    /// Which days count.
    pub unit: DayUnit,
}

/// More days than any limit has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a limit has at most {max} days", max = Limit::MAX_DAYS)]
pub struct LimitTooLong;

impl Limit {
    /// Ten years and a little. More is a slip of the keyboard, and would be counted day by day.
    pub const MAX_DAYS: u32 = 3660;

    /// A limit of so many working days.
    #[must_use]
    pub const fn working(days: u32) -> Self {
        Self {
            days,
            unit: DayUnit::WorkingDays,
        }
    }

    /// A limit of so many calendar days.
    #[must_use]
    pub const fn calendar(days: u32) -> Self {
        let unit = DayUnit::CalendarDays;
        Self { days, unit }
    }

    /// A limit that comes from outside.
    ///
    /// # Errors
    /// [`LimitTooLong`] above [`Limit::MAX_DAYS`].
    pub const fn checked(days: u32, unit: DayUnit) -> Result<Self, LimitTooLong> {
        if days > Self::MAX_DAYS {
            return Err(LimitTooLong);
        }
        Ok(Self { days, unit })
    }
}

#[derive(Deserialize)]
struct UncheckedLimit {
    days: u32,
    unit: DayUnit,
}

impl TryFrom<UncheckedLimit> for Limit {
    type Error = LimitTooLong;

    fn try_from(limit: UncheckedLimit) -> Result<Self, Self::Error> {
        Self::checked(limit.days, limit.unit)
    }
}

/// Time that does not count: a suspension (中止) or a special procedure (特别程序).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Stop {
    /// The day it began; this day still counts.
    pub after: NaiveDate,
    /// Its last day, which does not count. `None` while it is still open: how long it will last is
    /// not known, so it does not move the due date yet.
    pub until: Option<NaiveDate>,
}

impl Stop {
    /// Whether the date lies in this stop. An open stop covers no date.
    #[must_use]
    pub fn covers(&self, date: NaiveDate) -> bool {
        self.until
            .is_some_and(|until| self.after < date && date <= until)
    }
}

/// The day on which a limit that began on `from` ends. Day 1 is the day after `from`; a limit of no
/// days ends on `from` itself. Days inside a stop do not count, and stops that overlap do not count
/// twice.
///
/// A `Limit` made without [`Limit::checked`] above [`Limit::MAX_DAYS`] counts as [`Limit::MAX_DAYS`].
///
/// # Errors
/// [`MissingYear`] where a day has to be judged whose year has no calendar, and where the count
/// leaves the dates that can be represented. Calendar days need no calendar, and neither do days
/// inside a stop.
pub fn due_date(
    from: NaiveDate,
    limit: Limit,
    stops: &[Stop],
    calendar: &WorkCalendar,
) -> Result<NaiveDate, MissingYear> {
    let mut left = limit.days.min(Limit::MAX_DAYS);
    let mut date = from;
    while left > 0 {
        date = next_outside(date, stops)?;
        let counts = match limit.unit {
            DayUnit::WorkingDays => calendar.is_working_day(date)?,
            DayUnit::CalendarDays => true,
        };
        left -= u32::from(counts);
    }
    Ok(date)
}

/// The first day after `date` that no stop covers. Leaps over a stop as a whole, since its dates
/// come from papers and may be absurdly far apart.
fn next_outside(date: NaiveDate, stops: &[Stop]) -> Result<NaiveDate, MissingYear> {
    let mut next = day_after(date)?;
    while let Some(until) = latest_end(next, stops) {
        next = day_after(until)?;
    }
    Ok(next)
}

fn latest_end(date: NaiveDate, stops: &[Stop]) -> Option<NaiveDate> {
    let covering = stops.iter().filter(|stop| stop.covers(date));
    covering.filter_map(|stop| stop.until).max()
}

fn day_after(date: NaiveDate) -> Result<NaiveDate, MissingYear> {
    // After the last representable day there is no calendar either.
    date.succ_opt()
        .ok_or(MissingYear(date.year().saturating_add(1)))
}

/// A due date, or why there is none. A date is never guessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Due {
    /// The last day of the limit.
    On(NaiveDate),
    /// Not known until the calendar of this year has been imported.
    Unknown {
        /// The year that is missing.
        year: i32,
    },
}

impl Due {
    /// The due date of [`due_date`], with a missing calendar as an answer.
    #[must_use]
    pub fn compute(from: NaiveDate, limit: Limit, stops: &[Stop], calendar: &WorkCalendar) -> Self {
        match due_date(from, limit, stops, calendar) {
            Ok(date) => Self::On(date),
            Err(MissingYear(year)) => Self::Unknown { year },
        }
    }

    /// The date, where it is known.
    #[must_use]
    pub const fn date(self) -> Option<NaiveDate> {
        match self {
            Self::On(date) => Some(date),
            Self::Unknown { .. } => None,
        }
    }

    /// The year whose calendar is missing.
    #[must_use]
    pub const fn unknown_year(self) -> Option<i32> {
        match self {
            Self::On(_) => None,
            Self::Unknown { year } => Some(year),
        }
    }
}

#[cfg(test)]
mod tests;
