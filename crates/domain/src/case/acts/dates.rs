//! Checks of dates that people write into papers.

use chrono::NaiveDate;

use crate::fault::Fault;

/// The earliest date of anything in a case, one from before the programme included: the work calendar begins there.
pub(super) const EARLIEST: NaiveDate = match NaiveDate::from_ymd_opt(2018, 1, 1) {
    Some(date) => date,
    None => NaiveDate::MIN,
};

/// A fault where a paper's date lies in the future.
pub(super) fn not_in_future(
    faults: &mut Vec<Fault>,
    pointer: &'static str,
    date: NaiveDate,
    today: NaiveDate,
) {
    if date > today {
        faults.push(Fault::at(pointer, "in_future"));
    }
}

/// A fault where a date lies before another that must come first.
pub(super) fn not_before(
    faults: &mut Vec<Fault>,
    pointer: &'static str,
    date: NaiveDate,
    earliest: NaiveDate,
) {
    if date < earliest {
        faults.push(Fault::at(pointer, "too_early"));
    }
}

/// Refuses where there are faults.
pub(super) fn none_of(faults: Vec<Fault>) -> Result<(), crate::case::Refusal> {
    if faults.is_empty() {
        Ok(())
    } else {
        Err(crate::case::Refusal::Faulty(faults))
    }
}
