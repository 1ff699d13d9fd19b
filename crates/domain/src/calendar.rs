//! The official working-day calendar. Owns the question whether a date is a working day, and the
//! refusal to guess it for a year whose calendar has not been announced. It does not own where the
//! years come from (an import), nor how a limit is counted (`deadline`).

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

/// One year of the official holiday notice (国务院办公厅节假日安排的通知).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarYear {
    /// The year the notice is about.
    pub year: i32,
    /// Days off, weekends inside a holiday included or not: a weekend is off anyway.
    pub holidays: BTreeSet<NaiveDate>,
    /// Weekend days that are worked in exchange (调休上班).
    pub make_up_days: BTreeSet<NaiveDate>,
}

/// The years that are known. An empty calendar knows none, and refuses every question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WorkCalendar {
    years: BTreeSet<i32>,
    /// Dates that differ from their weekday, with whether they are worked.
    exceptions: BTreeMap<NaiveDate, bool>,
}

/// No calendar has been imported for this year, so its working days are not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("缺少 {0} 年的工作日历")]
pub struct MissingYear(
    /// The year that is missing.
    pub i32,
);

impl WorkCalendar {
    /// Builds the calendar from its years, in any order.
    ///
    /// A notice may name days of the neighbouring year (a New Year holiday that begins on
    /// 30 December); those count, and where two notices differ the later year's stands. A date that
    /// one notice names both as a holiday and as a make-up day is worked.
    #[must_use]
    pub fn new(mut years: Vec<CalendarYear>) -> Self {
        years.sort_by_key(|year| year.year);
        let mut calendar = Self::default();
        for year in years {
            calendar.years.insert(year.year);
            let off = year.holidays.into_iter().map(|date| (date, false));
            let worked = year.make_up_days.into_iter().map(|date| (date, true));
            calendar.exceptions.extend(off.chain(worked));
        }
        calendar
    }

    /// Whether the calendar of this year is known.
    #[must_use]
    pub fn has_year(&self, year: i32) -> bool {
        self.years.contains(&year)
    }

    /// Whether the date is a working day: a make-up day, or a weekday that is no holiday.
    ///
    /// # Errors
    /// [`MissingYear`] where the calendar of the date's year is not known.
    pub fn is_working_day(&self, date: NaiveDate) -> Result<bool, MissingYear> {
        if !self.has_year(date.year()) {
            return Err(MissingYear(date.year()));
        }
        let weekday = !matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
        Ok(self.exceptions.get(&date).copied().unwrap_or(weekday))
    }

    /// How many working days lie after `after`, up to and including `upto`. None where `upto` is
    /// not later than `after`.
    ///
    /// # Errors
    /// [`MissingYear`] with the first year of the span that is not known.
    pub fn working_days_between(
        &self,
        after: NaiveDate,
        upto: NaiveDate,
    ) -> Result<u32, MissingYear> {
        let mut count = 0;
        for date in after.iter_days().skip(1).take_while(|date| *date <= upto) {
            count += u32::from(self.is_working_day(date)?);
        }
        Ok(count)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    #[derive(Deserialize)]
    struct Announced {
        holidays: BTreeSet<NaiveDate>,
        workdays: BTreeSet<NaiveDate>,
    }

    pub(crate) fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// The announced years 2018–2026.
    pub(crate) fn announced() -> WorkCalendar {
        let text = include_str!("../../../data/workcalendar.json");
        let years: BTreeMap<i32, Announced> = serde_json::from_str(text).unwrap();
        WorkCalendar::new(
            years
                .into_iter()
                .map(|(year, days)| CalendarYear {
                    year,
                    holidays: days.holidays,
                    make_up_days: days.workdays,
                })
                .collect(),
        )
    }

    #[test]
    fn weekdays_weekends_holidays_and_make_up_days() {
        let calendar = announced();
        let cases = [
            ("2023-09-28", true),
            ("2023-09-29", false), // Mid-Autumn, a Friday
            ("2023-10-06", false), // National Day holiday, a Friday
            ("2023-10-07", true),  // make-up Saturday
            ("2023-10-08", true),  // make-up Sunday
            ("2023-10-14", false), // plain Saturday
            ("2026-07-29", true),
        ];
        for (text, worked) in cases {
            assert_eq!(calendar.is_working_day(date(text)), Ok(worked), "{text}");
        }
    }

    #[test]
    fn a_year_without_calendar_is_refused_by_name() {
        let calendar = announced();
        assert!(calendar.has_year(2026));
        assert!(!calendar.has_year(2027));
        let fault = calendar.is_working_day(date("2027-01-04")).unwrap_err();
        assert_eq!(fault, MissingYear(2027));
        assert_eq!(fault.to_string(), "缺少 2027 年的工作日历");
        // Not even a weekend is guessed: it might be a make-up day.
        assert_eq!(
            calendar.is_working_day(date("2017-12-31")),
            Err(MissingYear(2017))
        );
        assert_eq!(
            WorkCalendar::default().is_working_day(date("2026-07-29")),
            Err(MissingYear(2026))
        );
    }

    #[test]
    fn counts_after_the_first_day_up_to_and_including_the_last() {
        let calendar = announced();
        let between = |after, upto| calendar.working_days_between(date(after), date(upto));
        assert_eq!(between("2023-09-28", "2023-09-28"), Ok(0));
        assert_eq!(between("2023-09-28", "2023-10-06"), Ok(0));
        assert_eq!(between("2023-09-28", "2023-10-07"), Ok(1));
        assert_eq!(between("2023-09-28", "2023-10-09"), Ok(3));
        assert_eq!(between("2023-10-09", "2023-09-28"), Ok(0));
        assert_eq!(between("2026-12-31", "2027-01-01"), Err(MissingYear(2027)));
    }

    #[test]
    fn a_later_notice_may_name_days_of_the_year_before() {
        let year = |year, holidays: &[&str], make_up_days: &[&str]| CalendarYear {
            year,
            holidays: holidays.iter().map(|text| date(text)).collect(),
            make_up_days: make_up_days.iter().map(|text| date(text)).collect(),
        };
        let calendar = WorkCalendar::new(vec![
            year(2027, &["2026-12-31"], &["2026-12-27"]),
            year(2026, &[], &[]),
        ]);
        assert_eq!(calendar.is_working_day(date("2026-12-31")), Ok(false));
        assert_eq!(calendar.is_working_day(date("2026-12-27")), Ok(true));
    }

    #[test]
    fn a_year_reads_and_writes_as_json() {
        let json = r#"{"year":2026,"holidays":["2026-01-01"],"make_up_days":["2026-01-04"]}"#;
        let year: CalendarYear = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_string(&year).unwrap(), json);
    }
}
