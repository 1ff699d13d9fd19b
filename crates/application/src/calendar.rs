//! The official work calendar: reading it, and importing a year (C13).
//!
//! Owns the version of a year, which is a digest of what it says. Does not own what a working day is
//! (`bangban_domain::calendar`), nor the due dates that waited for the year: the sweep fills those in.

use bangban_domain::calendar::CalendarYear;
use bangban_domain::policy::Permission;
use bangban_persistence::Source;
use bangban_persistence::audit::{self, Subject};
use bangban_persistence::registry::calendar;
use bangban_persistence::sealing::sm3;
use serde_json::json;

use crate::{Caller, Error, PageOf, Platform, short_list, trail};

/// The years that are known, in order.
///
/// # Errors
/// [`Error::InvalidCursor`]; those of storage.
pub async fn years(
    platform: &Platform,
    limit: u32,
    cursor: Option<&str>,
) -> Result<PageOf<CalendarYear>, Error> {
    let years = calendar::load_all(&platform.store.reader().await?).await?;
    short_list::part(years, |year| i64::from(year.year), limit, cursor)
}

/// A year, if it is known.
///
/// # Errors
/// Those of storage.
pub async fn find(platform: &Platform, year: i32) -> Result<Option<CalendarYear>, Error> {
    find_in(&platform.store.reader().await?, year).await
}

/// The version of a year: equal for equal contents, never negative.
#[must_use]
pub fn version_of(year: &CalendarYear) -> i64 {
    let mut text = format!("{}", year.year);
    for (kind, days) in [("-", &year.holidays), ("+", &year.make_up_days)] {
        for day in days {
            text.push_str(kind);
            text.push_str(&day.to_string());
        }
    }
    // Six bytes: a number that even JavaScript holds exactly.
    sm3(text.as_bytes())[..6]
        .iter()
        .fold(0, |number, byte| number << 8 | i64::from(*byte))
}

/// Puts a year in place of the one of version `expected`; without, the year is not known yet.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::Stale`] where the year is not as expected; those of storage.
pub async fn replace_year(
    platform: &Platform,
    caller: &Caller,
    year: &CalendarYear,
    expected: Option<i64>,
) -> Result<(), Error> {
    caller.must(Permission::ManageCalendar)?;
    let tx = platform.store.begin().await?;
    let current = find_in(&tx, year.year).await?;
    if current.as_ref().map(version_of) != expected {
        return Err(Error::Stale);
    }
    calendar::replace_year(&tx, year, platform.now()).await?;
    let detail = json!({
        "holidays": year.holidays.len(), "make_up_days": year.make_up_days.len(), "replaced": current.is_some(),
    });
    let subject = Subject::new("calendar", year.year);
    let entry = trail::done(platform, caller, "calendar/replace", subject, detail);
    audit::record(&tx, &platform.sealing.audit, entry).await?;
    tx.commit().await?;
    platform.reference.forget();
    Ok(())
}

async fn find_in(source: &impl Source, year: i32) -> Result<Option<CalendarYear>, Error> {
    let years = calendar::load_all(source).await?;
    Ok(years.into_iter().find(|known| known.year == year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_follows_the_contents() {
        let day = |text: &str| text.parse().unwrap();
        let mut year = CalendarYear {
            year: 2026,
            holidays: [day("2026-01-01")].into(),
            ..CalendarYear::default()
        };
        let first = version_of(&year);
        assert!((0..1 << 48).contains(&first));
        assert_eq!(first, version_of(&year.clone()));
        year.make_up_days.insert(day("2026-01-04"));
        assert_ne!(first, version_of(&year));
        let swapped = CalendarYear {
            year: 2026,
            holidays: year.make_up_days.clone(),
            make_up_days: year.holidays.clone(),
        };
        assert_ne!(version_of(&swapped), version_of(&year));
    }
}
