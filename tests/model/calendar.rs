//! Working days and limits, counted a second time: day by day, over the raw file in `data/`.
//!
//! Owns the slow and plain way (C13): the day after the first day is day 1, stopped days do not count,
//! a year that nobody announced is not known. Shares no code with the program.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use chrono::{Datelike, Days, NaiveDate};
use serde_json::Value;

const FILE: &str = include_str!("../../data/workcalendar.json");

/// A due date; or the year that keeps it from being known.
pub(super) type Due = Result<NaiveDate, i32>;

/// From the day after the first, up to and including the second; without a second it has no end yet.
pub(super) type Stop = (NaiveDate, Option<NaiveDate>);

/// What a limit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// 工作日.
    Working,
    /// 自然日.
    Calendar,
}

/// A notice of holidays that nobody issued: for the year after the last one that is known.
pub(super) const MADE_UP_YEAR: i32 = 2027;
const MADE_UP_OFF: [&str; 8] = [
    "2027-01-01",
    "2027-01-04",
    "2027-02-05",
    "2027-02-08",
    "2027-02-09",
    "2027-02-10",
    "2027-02-11",
    "2027-04-05",
];
const MADE_UP_WORKED: [&str; 3] = ["2027-01-09", "2027-02-13", "2027-02-14"];

/// The calendar as announced.
pub(super) static ANNOUNCED: LazyLock<Calendar> = LazyLock::new(Calendar::announced);

/// The same with the made-up year.
pub(super) static EXTENDED: LazyLock<Calendar> = LazyLock::new(|| {
    let mut calendar = Calendar::announced();
    let days = |list: &[&str]| list.iter().map(|text| date(text)).collect();
    calendar.add(MADE_UP_YEAR, days(&MADE_UP_OFF), days(&MADE_UP_WORKED));
    calendar
});

/// Days off and days worked, by what was announced.
#[derive(Clone, Default)]
pub(super) struct Calendar {
    known: BTreeSet<i32>,
    off: BTreeSet<NaiveDate>,
    worked: BTreeSet<NaiveDate>,
}

impl Calendar {
    fn announced() -> Self {
        let years: BTreeMap<String, Value> = serde_json::from_str(FILE).unwrap();
        let mut calendar = Self::default();
        for (year, days) in years {
            let list = |name: &str| {
                let days = days[name].as_array().unwrap().iter();
                days.map(|day| date(day.as_str().unwrap())).collect()
            };
            calendar.add(year.parse().unwrap(), list("holidays"), list("workdays"));
        }
        calendar
    }

    fn add(&mut self, year: i32, off: BTreeSet<NaiveDate>, worked: BTreeSet<NaiveDate>) {
        self.known.insert(year);
        self.off.extend(off);
        self.worked.extend(worked);
    }

    /// Days off and days worked of a year, as an import brings them.
    pub(super) fn notice(&self, year: i32) -> [BTreeSet<NaiveDate>; 2] {
        [&self.off, &self.worked].map(|days| {
            let of_year = days.iter().filter(|day| day.year() == year);
            of_year.copied().collect()
        })
    }

    /// Whether the date is worked; or its year, where that is not known.
    pub(super) fn is_worked(&self, day: NaiveDate) -> Result<bool, i32> {
        if !self.known.contains(&day.year()) {
            return Err(day.year());
        }
        if self.worked.contains(&day) {
            return Ok(true);
        }
        if self.off.contains(&day) {
            return Ok(false);
        }
        // 2018-01-01 was a Monday.
        let since_monday = (day - date("2018-01-01")).num_days().rem_euclid(7);
        Ok(since_monday < 5)
    }

    /// The last day of a limit that begins on `from`.
    pub(super) fn due(&self, from: NaiveDate, days: u32, unit: Unit, stops: &[Stop]) -> Due {
        let mut day = from;
        let mut counted = 0;
        while counted < days {
            day = day + Days::new(1);
            if stops.iter().any(|stop| is_stopped(day, *stop)) {
                continue;
            }
            if unit == Unit::Calendar || self.is_worked(day)? {
                counted += 1;
            }
        }
        Ok(day)
    }

    /// How many working days are left after `today`, up to and including `day`.
    pub(super) fn left(&self, today: NaiveDate, day: NaiveDate) -> Result<u32, i32> {
        let mut left = 0;
        let mut at = today;
        while at < day {
            at = at + Days::new(1);
            left += u32::from(self.is_worked(at)?);
        }
        Ok(left)
    }
}

fn is_stopped(day: NaiveDate, (from, until): Stop) -> bool {
    until.is_some_and(|until| from < day && day <= until)
}

/// A date, written out.
pub(super) fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}
