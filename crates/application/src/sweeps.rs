//! The sweeps: what time alone brings about, recorded once (C4, C5, C13), versions of service items whose
//! day has come, and the network (N2–N4).
//!
//! Owns the order and the paging through candidates. The domain decides on each, anew, in a
//! transaction of its own: several processes may sweep at once. A case that can't be dealt with is
//! logged and counted, and keeps no other from its turn.

use bangban_domain::case::Command;
use bangban_domain::case::acts::sweep::{
    FillInDates, NoteUnanswered, RecordDeemedAcceptance, RecordLapse, RemindOfSupply,
};
use bangban_domain::id::CaseId;
use bangban_persistence::cases::Candidate;
use bangban_persistence::{Reader, StoreError, cases};
use chrono::{Days, NaiveDate};

use crate::cases::Work;
use crate::{Error, Platform, network, service_items};

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
    /// Versions of service items whose day has come.
    pub items: usize,
    /// Appointments, transfers and dismissals whose day has come.
    pub staff_changes: usize,
    /// Filings that were not filed in time, each told once.
    pub filings_overdue: usize,
    /// Terms of agents that end soon, each told once.
    pub terms_ending: usize,
    /// Cases and versions that could not be dealt with, such as one that can't be read; the log has their ids.
    pub failed: usize,
}

/// Runs every sweep once. Doing so twice changes nothing.
///
/// # Errors
/// Those of storage as a whole, such as [`Error::Unavailable`]; what was recorded before stays. What
/// is wrong with one case alone is no error of the run.
pub async fn run_once(platform: &Platform) -> Result<SweepReport, Error> {
    let today = platform.today();
    let reference = platform.reference.get(&platform.store).await?;
    // Working days reach at most over the long holidays: three calendar days for each are enough.
    let horizon = later(
        today,
        u64::from(reference.settings.supply_reminder_days) * 3 + 10,
    );
    let silent_since = earlier(today, u64::from(reference.settings.deemed_acceptance_days));
    let mut report = SweepReport::default();
    let failed = &mut report.failed;
    report.unanswered = sweep(
        platform,
        failed,
        NoteUnanswered,
        async |source: &Reader, after| {
            cases::unscoped_unanswered(source, today, after, BATCH).await
        },
    )
    .await?;
    report.reminded = sweep(
        platform,
        failed,
        RemindOfSupply,
        async |source: &Reader, after| {
            cases::unscoped_supply_to_remind(source, horizon, after, BATCH).await
        },
    )
    .await?;
    report.lapsed = sweep(
        platform,
        failed,
        RecordLapse,
        async |source: &Reader, after| {
            cases::unscoped_supply_lapsed(source, today, after, BATCH).await
        },
    )
    .await?;
    report.deemed = sweep(
        platform,
        failed,
        RecordDeemedAcceptance,
        async |source: &Reader, after| {
            cases::unscoped_department_silent(source, silent_since, after, BATCH).await
        },
    )
    .await?;
    report.filled_in = fill_in(platform, failed, &reference.calendar, today).await?;
    report.items = service_items::unscoped_take_effect(platform, failed).await?;
    let network = network::unscoped_sweep(platform, failed).await?;
    report.staff_changes = network.staff_changes;
    report.filings_overdue = network.filings_overdue;
    report.terms_ending = network.terms_ending;
    Ok(report)
}

/// A year may come in that cases have waited for: the next one is announced late in this one, and
/// limits of old cases may reach back a year.
async fn fill_in(
    platform: &Platform,
    failed: &mut usize,
    calendar: &bangban_domain::calendar::WorkCalendar,
    today: NaiveDate,
) -> Result<usize, Error> {
    let this_year = chrono::Datelike::year(&today);
    let mut filled_in = 0;
    for year in (this_year - 1..=this_year + 3).filter(|year| calendar.has_year(*year)) {
        filled_in += sweep(
            platform,
            failed,
            FillInDates,
            async |source: &Reader, after| {
                cases::unscoped_awaiting_calendar(source, year, after, BATCH).await
            },
        )
        .await?;
    }
    Ok(filled_in)
}

/// Goes through all candidates and says how many were changed.
async fn sweep<C: Command + Copy>(
    platform: &Platform,
    failed: &mut usize,
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
            match apply(platform, command, candidate.id).await? {
                Applied::Changed => changed += 1,
                Applied::Left => {}
                Applied::Failed => *failed += 1,
            }
        }
        after = Some(last);
    }
}

/// What became of a candidate.
enum Applied {
    Changed,
    /// It is not due, or somebody just changed it: the next run looks at it again.
    Left,
    /// Something is wrong with it.
    Failed,
}

/// # Errors
/// [`Error::Unavailable`] alone: the next case would fare no better.
async fn apply(platform: &Platform, command: impl Command, id: CaseId) -> Result<Applied, Error> {
    let outcome = async {
        let work = Work::open_unscoped(platform, id, "sweep").await?;
        work.finish(command).await?.commit().await
    };
    match outcome.await {
        Ok(_) => Ok(Applied::Changed),
        Err(Error::Refused(_) | Error::Stale | Error::NotFound) => Ok(Applied::Left),
        Err(Error::Unavailable) => Err(Error::Unavailable),
        Err(error) => {
            tracing::error!(case = %id, %error, "not swept");
            Ok(Applied::Failed)
        }
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
