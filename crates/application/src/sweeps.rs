//! The sweeps: what time alone brings about, recorded once (C4, C5, C13).
//!
//! Owns the order and the paging through candidates. The domain decides on each, anew, in a
//! transaction of its own: several processes may sweep at once.

use bangban_domain::case::Command;
use bangban_domain::case::acts::sweep::{
    FillInDates, NoteUnanswered, RecordDeemedAcceptance, RecordLapse, RemindOfSupply,
};
use bangban_domain::id::CaseId;
use bangban_persistence::cases::Candidate;
use bangban_persistence::{Reader, StoreError, cases};
use chrono::{Days, NaiveDate};

use crate::cases::Work;
use crate::{Error, Platform};

/// Candidates that are looked at in one go.
const BATCH: u32 = 200;

/// What a run recorded.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SweepReport {
    /// Applications not answered in time.
    pub unanswered: usize,
    /// Reminders of a notice's date.
    pub reminded: usize,
    /// Applications that lapsed.
    pub lapsed: usize,
    /// Departments deemed to have accepted.
    pub deemed: usize,
    /// Due dates that became known.
    pub filled_in: usize,
}

/// Runs every sweep once. Doing so twice changes nothing.
///
/// # Errors
/// Those of storage; what was recorded before stays.
pub async fn run_once(platform: &Platform) -> Result<SweepReport, Error> {
    let today = platform.today();
    let reference = platform.reference.get(&platform.store).await?;
    // Working days reach at most over the long holidays: three calendar days for each are enough.
    let horizon = later(
        today,
        u64::from(reference.settings.supply_reminder_days) * 3 + 10,
    );
    let silent_since = earlier(today, u64::from(reference.settings.deemed_acceptance_days));
    Ok(SweepReport {
        unanswered: sweep(platform, NoteUnanswered, async |source: &Reader, after| {
            cases::unscoped_unanswered(source, today, after, BATCH).await
        })
        .await?,
        reminded: sweep(platform, RemindOfSupply, async |source: &Reader, after| {
            cases::unscoped_supply_to_remind(source, horizon, after, BATCH).await
        })
        .await?,
        lapsed: sweep(platform, RecordLapse, async |source: &Reader, after| {
            cases::unscoped_supply_lapsed(source, today, after, BATCH).await
        })
        .await?,
        deemed: sweep(
            platform,
            RecordDeemedAcceptance,
            async |source: &Reader, after| {
                cases::unscoped_department_silent(source, silent_since, after, BATCH).await
            },
        )
        .await?,
        filled_in: fill_in(platform, &reference.calendar, today).await?,
    })
}

/// A year may come in that cases have waited for: the next one is announced late in this one, and
/// limits of old cases may reach back a year.
async fn fill_in(
    platform: &Platform,
    calendar: &bangban_domain::calendar::WorkCalendar,
    today: NaiveDate,
) -> Result<usize, Error> {
    let this_year = chrono::Datelike::year(&today);
    let mut filled_in = 0;
    for year in (this_year - 1..=this_year + 3).filter(|year| calendar.has_year(*year)) {
        filled_in += sweep(platform, FillInDates, async |source: &Reader, after| {
            cases::unscoped_awaiting_calendar(source, year, after, BATCH).await
        })
        .await?;
    }
    Ok(filled_in)
}

/// Goes through all candidates and says how many were changed.
async fn sweep<C: Command + Copy>(
    platform: &Platform,
    command: C,
    candidates: impl AsyncFn(&Reader, Option<Candidate>) -> Result<Vec<Candidate>, StoreError>,
) -> Result<usize, Error> {
    let mut changed = 0;
    let mut after = None;
    loop {
        let source = platform.store.reader().await?;
        let found = candidates(&source, after).await?;
        let Some(last) = found.last().cloned() else {
            return Ok(changed);
        };
        // A reader may hold the connection that the changes need.
        drop(source);
        for candidate in found {
            changed += usize::from(apply(platform, command, candidate.id).await?);
        }
        after = Some(last);
    }
}

/// A candidate that is not due, or that somebody just changed, is left for the next run.
async fn apply(platform: &Platform, command: impl Command, id: CaseId) -> Result<bool, Error> {
    let outcome = async {
        let work = Work::open_unscoped(platform, id, "sweep").await?;
        work.finish(command).await?.commit().await
    };
    match outcome.await {
        Ok(_) => Ok(true),
        Err(Error::Refused(_) | Error::Stale | Error::NotFound) => Ok(false),
        Err(error) => Err(error),
    }
}

fn later(date: NaiveDate, days: u64) -> NaiveDate {
    date.checked_add_days(Days::new(days))
        .unwrap_or(NaiveDate::MAX)
}

fn earlier(date: NaiveDate, days: u64) -> NaiveDate {
    date.checked_sub_days(Days::new(days))
        .unwrap_or(NaiveDate::MIN)
}
