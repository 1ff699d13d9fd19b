//! Counting a due date for somebody who asks. Owns nothing but the call: the rule is
//! `bangban_domain::deadline`, and a date is never guessed.

use bangban_domain::calendar::MissingYear;
use bangban_domain::deadline::{DayUnit, Limit, due_date};
use bangban_domain::fault::Fault;
use chrono::NaiveDate;

use crate::{Error, Platform};

/// The last day of a limit that begins on `from`; day 1 is the day after.
///
/// # Errors
/// [`Error::Faulty`] at `/days` for more than ten years; [`Error::MissingYear`] where a year on the
/// way has no calendar; those of storage.
pub async fn deadline(
    platform: &Platform,
    from: NaiveDate,
    days: u32,
    unit: DayUnit,
) -> Result<NaiveDate, Error> {
    let too_long = |_| Error::Faulty(vec![Fault::at("/days", "out_of_range")]);
    let limit = Limit::checked(days, unit).map_err(too_long)?;
    let reference = platform.reference.get(&platform.store).await?;
    due_date(from, limit, &[], &reference.calendar)
        .map_err(|MissingYear(year)| Error::MissingYear(year))
}
