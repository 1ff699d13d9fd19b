//! `bangban deadline`: the due date of a limit, by the calendar that comes with the program. Needs no
//! database.

use bangban_application::import::calendar;
use bangban_domain::calendar::WorkCalendar;
use bangban_domain::deadline::{Limit, due_date};
use chrono::NaiveDate;

use crate::cli::Deadline;
use crate::failure::Failure;
use crate::{data, output};

/// Prints the date, or refuses: a date is never guessed (C13).
///
/// # Errors
/// For a day that is none, too many days, another unit, and a year without a calendar.
pub(super) fn run(limit: &Deadline) -> Result<(), Failure> {
    output::say(due_on(limit)?);
    Ok(())
}

fn due_on(limit: &Deadline) -> Result<NaiveDate, Failure> {
    let text = &limit.from;
    let from: Option<NaiveDate> = text.parse().ok();
    // The parser also takes 2026-1-2.
    let from = from.filter(|date| date.to_string() == *text);
    let from = from.ok_or_else(|| Failure::new(format!("'{text}' is no date (YYYY-MM-DD)")))?;
    let unit = limit
        .unit
        .parse()
        .map_err(|error| Failure::new(format!("{error}")))?;
    let checked = Limit::checked(limit.days, unit);
    let checked = checked.map_err(|error| Failure::new(error.to_string()))?;
    due_date(from, checked, &[], &calendar()?).map_err(|missing| {
        let year = missing.0;
        Failure::new(format!(
            "{missing}: the official calendar of {year} is not known, and no date is guessed"
        ))
    })
}

fn calendar() -> Result<WorkCalendar, Failure> {
    let years = calendar::read(data::CALENDAR);
    let years = years.map_err(|_| Failure::new("the calendar of this program is faulty"))?;
    Ok(WorkCalendar::new(years))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(from: &str, days: u32, unit: &str) -> Result<String, String> {
        let limit = Deadline {
            from: from.to_owned(),
            days,
            unit: unit.to_owned(),
        };
        due_on(&limit)
            .map(|date| date.to_string())
            .map_err(|failure| failure.to_string())
    }

    #[test]
    fn counts_by_the_official_calendar() {
        for (from, days, unit, due) in [
            ("2026-09-30", 1, "working", "2026-10-08"),
            ("2026-09-30", 1, "calendar", "2026-10-01"),
            ("2026-11-20", 0, "working", "2026-11-20"),
            ("2026-11-20", 5, "working", "2026-11-27"),
            ("2031-11-20", 5, "calendar", "2031-11-25"),
        ] {
            assert_eq!(
                ask(from, days, unit),
                Ok(due.to_owned()),
                "{from} {days} {unit}"
            );
        }
    }

    #[test]
    fn refuses_in_one_line() {
        for (from, days, unit, word) in [
            ("2026-12-31", 1, "working", "2027"),
            ("2017-01-03", 1, "working", "2017"),
            ("2026-13-01", 1, "working", "no date"),
            ("2026-1-2", 1, "working", "no date"),
            ("", 1, "working", "no date"),
            ("2026-01-05", 4_000_000_000, "working", "3660"),
            ("2026-01-05", 3_661, "calendar", "3660"),
            ("2026-01-05", 1, "weeks", "unit"),
        ] {
            let line = ask(from, days, unit).unwrap_err();
            assert!(line.contains(word) && !line.contains('\n'), "{line}");
        }
    }
}
