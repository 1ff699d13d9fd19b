//! The official calendar: `{"2027": {"holidays": ["2027-01-01"], "workdays": ["2027-02-06"]}}`.
//!
//! Owns what the document has to hold, and the import. Does not own what a working day is
//! (`bangban_domain::calendar`). Due dates that waited for a year are filled in by the next sweep.

use std::collections::{BTreeMap, BTreeSet};

use bangban_domain::calendar::CalendarYear;
use bangban_persistence::registry::calendar;
use bangban_persistence::{StoreError, Transaction};
use chrono::{DateTime, Datelike, NaiveDate, Utc};

use super::fault::Faults;
use super::json::Value;
use super::text::Text;
use super::{Counts, ImportError, ImportFault, ImportKind};
use crate::Platform;

/// Years that a notice can be about: the first was issued for 2000, and a slip of the keyboard is
/// none.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2199;

/// Imports years of the calendar; each is replaced as a whole.
///
/// # Errors
/// [`ImportError`]; nothing is imported then.
pub async fn import(platform: &Platform, document: &[u8]) -> Result<Counts, ImportError> {
    let years = read(document).map_err(|faults| ImportError::Faulty {
        kind: ImportKind::Calendar,
        faults,
    })?;
    let transaction = platform.store.begin().await?;
    let counts = store(&transaction, &years, platform.now()).await?;
    super::finish(platform, transaction, ImportKind::Calendar, counts).await?;
    platform.reference.forget();
    Ok(counts)
}

/// Stores those years that differ from what is known of them.
pub(super) async fn store(
    transaction: &Transaction,
    years: &[CalendarYear],
    at: DateTime<Utc>,
) -> Result<Counts, StoreError> {
    let known = calendar::load_all(transaction).await?;
    let mut counts = Counts::default();
    for year in years {
        match known.iter().find(|known| known.year == year.year) {
            Some(before) if before == year => {
                counts.unchanged += 1;
                continue;
            }
            Some(_) => counts.changed += 1,
            None => counts.added += 1,
        }
        calendar::replace_year(transaction, year, at).await?;
    }
    Ok(counts)
}

/// Reads a document.
///
/// # Errors
/// Every fault of the document.
pub fn read(document: &[u8]) -> Result<Vec<CalendarYear>, Vec<ImportFault>> {
    let text = Text::decode(document)?;
    let document = Value::parse(&text)?;
    let mut faults = Faults::default();
    let mut years = Vec::new();
    for (key, value) in document.object(&mut faults).unwrap_or_default() {
        years.extend(read_year(&key, &value, &mut faults));
    }
    if years.is_empty() && faults.is_empty() {
        faults.empty(document.line());
    }
    faults.or(years)
}

fn read_year(key: &str, value: &Value<'_>, faults: &mut Faults) -> Option<CalendarYear> {
    let year = key
        .parse()
        .ok()
        .filter(|year| YEARS.contains(year) && key.len() == 4);
    if year.is_none() {
        let zh = format!("“{key}”不是年份");
        faults.add(value.line(), key, "year", zh, format!("'{key}' is no year"));
    }
    let object = value.object(faults)?;
    for (key, value) in &object {
        if !matches!(key.as_str(), "holidays" | "workdays") {
            faults.not_one_of(value.line(), value.path.as_str(), &["holidays", "workdays"]);
        }
    }
    let holidays = value.member(&object, "holidays", faults);
    let workdays = value.member(&object, "workdays", faults);
    let mut lines = BTreeMap::new();
    let has_holidays = holidays.is_some();
    let holidays = read_days(holidays, year, &mut lines, faults);
    let make_up_days = read_days(workdays, year, &mut lines, faults);
    if has_holidays && holidays.as_ref().is_some_and(BTreeSet::is_empty) {
        let path = format!("{key}.holidays");
        let (zh, en) = ("没有放假日期", "a year has holidays");
        faults.add(value.line(), path, "no_holidays", zh, en);
    }
    Some(CalendarYear {
        year: year?,
        holidays: holidays?,
        make_up_days: make_up_days?,
    })
}

/// The dates of a list; `lines` holds those that were read before, of either list of the year.
fn read_days(
    value: Option<Value<'_>>,
    year: Option<i32>,
    lines: &mut BTreeMap<NaiveDate, usize>,
    faults: &mut Faults,
) -> Option<BTreeSet<NaiveDate>> {
    let mut days = BTreeSet::new();
    let list = value?.list(faults)?;
    let is_empty = list.is_empty();
    for value in list {
        let Some(date) = read_date(&value, faults) else {
            continue;
        };
        if let Some(year) = year
            && date.year() != year
        {
            let (zh, en) = (
                format!("不在 {year} 年内"),
                format!("does not lie in {year}"),
            );
            faults.add(value.line(), value.path.as_str(), "other_year", zh, en);
        }
        match lines.get(&date) {
            Some(first) => faults.duplicate(value.line(), value.path.as_str(), *first),
            None => {
                lines.insert(date, value.line());
                days.insert(date);
            }
        }
    }
    // A list whose dates are all faulty is not an empty one.
    (is_empty || !days.is_empty()).then_some(days)
}

fn read_date(value: &Value<'_>, faults: &mut Faults) -> Option<NaiveDate> {
    let text = value.text(faults)?;
    let date = text
        .parse()
        .ok()
        .filter(|date: &NaiveDate| date.to_string() == text);
    if date.is_none() {
        let (zh, en) = ("不是日期（YYYY-MM-DD）", "is no date (YYYY-MM-DD)");
        faults.add(value.line(), value.path.as_str(), "date", zh, en);
    }
    date
}
