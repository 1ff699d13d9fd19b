//! A year as it is typed or read from a file: dates, what is wrong with them, and what they change.
//!
//! Owns the reading. The rules are the server's, told here before anything is sent.

use std::collections::BTreeSet;

use bangban_api_types::calendar::{CalendarYearRequest, CalendarYearView};
use bangban_api_types::{Day, FieldFault};
use chrono::{Datelike, NaiveDate};
use serde::Deserialize;
use serde_json::Value;

use crate::texts::calendar;

/// No year has more days of a kind.
const MOST: usize = 100;

/// What stands in the fields.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(super) struct Typed {
    pub(super) year: i32,
    pub(super) holidays: String,
    #[serde(default)]
    pub(super) workdays: String,
}

// Its rules need words of their own, which `read` tells.
impl validator::Validate for Typed {
    fn validate(&self) -> Result<(), validator::ValidationErrors> {
        Ok(())
    }
}

/// A year that can be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Checked {
    pub(super) year: i32,
    pub(super) holidays: BTreeSet<NaiveDate>,
    pub(super) workdays: BTreeSet<NaiveDate>,
}

impl Checked {
    /// What is sent.
    pub(super) fn request(&self) -> CalendarYearRequest {
        let days = |dates: &BTreeSet<NaiveDate>| dates.iter().copied().map(Day).collect();
        CalendarYearRequest {
            holidays: days(&self.holidays),
            workdays: days(&self.workdays),
        }
    }

    /// Make-up days that are worked anyway.
    pub(super) fn doubtful(&self) -> Vec<NaiveDate> {
        let is_weekday = |date: &&NaiveDate| date.weekday().num_days_from_monday() < 5;
        self.workdays.iter().filter(is_weekday).copied().collect()
    }
}

/// What a year would change: each list in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) more_off: Vec<NaiveDate>,
    pub(super) less_off: Vec<NaiveDate>,
    pub(super) more_worked: Vec<NaiveDate>,
    pub(super) less_worked: Vec<NaiveDate>,
}

impl Change {
    /// From what is known to what was typed.
    pub(super) fn between(known: &CalendarYearView, checked: &Checked) -> Self {
        let set = |days: &[Day]| days.iter().map(|day| day.0).collect::<BTreeSet<_>>();
        let (off, worked) = (set(&known.holidays), set(&known.workdays));
        Self {
            more_off: checked.holidays.difference(&off).copied().collect(),
            less_off: off.difference(&checked.holidays).copied().collect(),
            more_worked: checked.workdays.difference(&worked).copied().collect(),
            less_worked: worked.difference(&checked.workdays).copied().collect(),
        }
    }

    /// Whether it changes nothing.
    pub(super) fn is_empty(&self) -> bool {
        let lists = [
            &self.more_off,
            &self.less_off,
            &self.more_worked,
            &self.less_worked,
        ];
        lists.into_iter().all(Vec::is_empty)
    }
}

/// Reads what was typed, or says everything that is wrong with it.
pub(super) fn read(typed: &Typed) -> Result<Checked, Vec<FieldFault>> {
    let mut faults = Vec::new();
    if !(1900..2200).contains(&typed.year) {
        faults.push(fault("/year", calendar::YEAR_WRONG.into()));
    }
    let holidays = dates("/holidays", &typed.holidays, typed.year, &mut faults);
    let workdays = dates("/workdays", &typed.workdays, typed.year, &mut faults);
    for both in holidays.intersection(&workdays) {
        faults.push(fault("/workdays", calendar::BOTH.fill([&both.to_string()])));
    }
    if faults.is_empty() {
        Ok(Checked {
            year: typed.year,
            holidays,
            workdays,
        })
    } else {
        Err(faults)
    }
}

pub(super) fn fault(pointer: &str, detail: String) -> FieldFault {
    FieldFault {
        pointer: pointer.to_owned(),
        code: "invalid_value".to_owned(),
        detail,
    }
}

fn dates(
    pointer: &str,
    text: &str,
    year: i32,
    faults: &mut Vec<FieldFault>,
) -> BTreeSet<NaiveDate> {
    let mut found = BTreeSet::new();
    for word in words_of(text) {
        let detail = match date(word, year) {
            None => calendar::NOT_A_DATE.fill([word]),
            Some(date) if date.year() != year => calendar::OUTSIDE.fill([word, &year.to_string()]),
            Some(date) if !found.insert(date) => calendar::TWICE.fill([word]),
            Some(_) => continue,
        };
        faults.push(fault(pointer, detail));
    }
    if found.len() > MOST {
        faults.push(fault(pointer, calendar::TOO_MANY.into()));
    }
    found
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    let between = |letter: char| letter.is_whitespace() || ",;，；、".contains(letter);
    text.split(between).filter(|word| !word.is_empty())
}

/// A date as people write it: `2027-01-02`, `2027/1/2`, `2027年1月2日`; without a year, that of the field.
fn date(word: &str, year: i32) -> Option<NaiveDate> {
    let numbers: Vec<&str> = word
        .split(|letter: char| !letter.is_ascii_digit())
        .filter(|number| !number.is_empty())
        .collect();
    let signs = word.chars().filter(|letter| !letter.is_ascii_digit());
    if !signs.into_iter().all(|letter| "-/.年月日".contains(letter)) {
        return None;
    }
    let (year, month, day) = match numbers.as_slice() {
        [year, month, day] if year.len() == 4 => (year.parse().ok()?, month, day),
        [month, day] => (year, month, day),
        _ => return None,
    };
    NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?)
}

/// What a file says, as it would be typed: one year, or that of the field among several.
pub(super) fn from_file(text: &str, year: Option<i32>) -> Option<Typed> {
    let whole: Value = serde_json::from_str(text).ok()?;
    if whole.get("holidays").is_some() {
        let stated = whole
            .get("year")
            .and_then(Value::as_i64)
            .and_then(|year| i32::try_from(year).ok());
        return lists(&whole, stated.or(year));
    }
    let years = whole.as_object()?;
    let one = match year {
        Some(year) => years.get_key_value(&year.to_string()),
        None => None,
    };
    let (name, lists_of_year) = one.or_else(|| years.iter().next_back())?;
    lists(lists_of_year, name.parse().ok())
}

fn lists(whole: &Value, year: Option<i32>) -> Option<Typed> {
    let lines = |name: &str| -> Option<Vec<String>> {
        let list = whole.get(name)?.as_array()?;
        list.iter()
            .map(|entry| Some(entry.as_str()?.to_owned()))
            .collect()
    };
    let holidays = lines("holidays")?;
    let stated = holidays
        .first()
        .and_then(|first| first.get(..4)?.parse().ok());
    Some(Typed {
        year: year.or(stated)?,
        holidays: holidays.join("\n"),
        workdays: lines("workdays").unwrap_or_default().join("\n"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(holidays: &str, workdays: &str) -> Typed {
        Typed {
            year: 2027,
            holidays: holidays.to_owned(),
            workdays: workdays.to_owned(),
        }
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        let checked = read(&typed(
            "2027-01-01、1月2日\n2027/1/3 2027年2月5日",
            "2027-02-06",
        ))
        .unwrap();
        let wanted = ["2027-01-01", "2027-01-02", "2027-01-03", "2027-02-05"].map(day);
        assert_eq!(checked.holidays, wanted.into());
        assert_eq!(checked.workdays, [day("2027-02-06")].into());
        assert!(checked.doubtful().is_empty());
    }

    #[test]
    fn everything_wrong_is_told_at_once() {
        let faults = read(&typed(
            "soon 2026-12-31 2027-01-01 2027-01-01",
            "2027-01-01 2027-02-30",
        ))
        .unwrap_err();
        let pointers: Vec<_> = faults.iter().map(|fault| fault.pointer.as_str()).collect();
        assert_eq!(
            pointers,
            [
                "/holidays",
                "/holidays",
                "/holidays",
                "/workdays",
                "/workdays"
            ]
        );
    }

    #[test]
    fn what_changes_is_told_apart() {
        let known = CalendarYearView {
            year: 2027,
            holidays: vec![Day(day("2027-01-01")), Day(day("2027-01-02"))],
            workdays: Vec::new(),
        };
        let checked = read(&typed("2027-01-01 2027-01-03", "2027-01-09")).unwrap();
        let change = Change::between(&known, &checked);
        assert_eq!(change.more_off, [day("2027-01-03")]);
        assert_eq!(change.less_off, [day("2027-01-02")]);
        assert_eq!(change.more_worked, [day("2027-01-09")]);
        assert!(change.less_worked.is_empty() && !change.is_empty());
    }

    #[test]
    fn files_hold_a_year_or_several() {
        let one = from_file(r#"{"holidays":["2027-01-01"],"workdays":[]}"#, None).unwrap();
        assert_eq!((one.year, one.holidays.as_str()), (2027, "2027-01-01"));
        let several = r#"{"2026":{"holidays":["2026-01-01"]},"2027":{"holidays":["2027-01-01"],"workdays":["2027-02-06"]}}"#;
        assert_eq!(from_file(several, Some(2026)).unwrap().year, 2026);
        assert_eq!(from_file(several, None).unwrap().workdays, "2027-02-06");
        assert_eq!(from_file("[]", None), None);
        assert_eq!(from_file("no", None), None);
    }
}
