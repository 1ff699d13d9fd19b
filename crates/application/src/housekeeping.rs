//! Housekeeping: what has been kept as long as it may be, or is of no use any more, goes.
//!
//! Owns for how long each kind is kept, and the batches. Does not own how it is removed
//! (`bangban_persistence`). Several processes may do it at once: who comes second finds less. Drafts
//! leave a record in the audit trail; the rest is no more than what the program needed to work.

use bangban_persistence::registry::{one_time_codes, sessions, unknown_sign_ins};
use bangban_persistence::{StoreError, cases, idempotency, outbox, viewers};
use chrono::{DateTime, TimeDelta, Utc};

use crate::{Error, Platform};

/// How long a draft is kept that nobody submits (P6).
const DRAFTS: TimeDelta = TimeDelta::days(30);
/// How long a reply is kept for a repeated request (`api.md`, "repeats").
const REPLIES: TimeDelta = TimeDelta::hours(24);
/// How long it is kept who looked at a case.
const LOOKS: TimeDelta = TimeDelta::hours(1);
/// How long an event is kept that was told.
const TOLD: TimeDelta = TimeDelta::days(30);
/// How long it is remembered that a phone was sent a code: as long as codes are counted.
const CODES: TimeDelta = bangban_domain::one_time_code::DAY;

/// How long failed sign-ins under a name that nobody has are remembered after the last one. Those of an
/// account are until its owner signs in: were these forgotten as soon as their lock is over, the next
/// two tries would tell which names somebody has.
const UNKNOWN_NAMES: TimeDelta = TimeDelta::days(30);

/// Rows that go in one transaction: others that want to write wait for no more than these.
const BATCH: u32 = 500;
/// Drafts that go in one transaction; each has a timeline, documents and a record of its own.
const DRAFT_BATCH: u32 = 100;
/// Batches of each kind in one run, so that a run comes to its end.
const BATCHES: u32 = 10;

/// What a run removed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct HousekeepingReport {
    /// Drafts that were never submitted.
    pub drafts: u64,
    /// Replies kept for repeated requests.
    pub replies: u64,
    /// Events that were told.
    pub told: u64,
    /// Signs of who looked at a case.
    pub looks: u64,
    /// Sign-ins that ended by time, with their tokens.
    pub sessions: u64,
    /// Phones that were sent a code long ago.
    pub codes: u64,
    /// Names that nobody has, under which somebody tried to sign in.
    pub unknown_names: u64,
    /// Kinds that could not be gone through; the log says which.
    pub failed: usize,
    /// Whether there may be more: another run is due at once.
    pub is_unfinished: bool,
}

/// Removes what is due, in short transactions; the report says whether that was all.
///
/// # Errors
/// [`Error::Unavailable`]. Any other fault of one kind keeps none of the others from its turn.
pub async fn run_once(platform: &Platform) -> Result<HousekeepingReport, Error> {
    let now = platform.now();
    let mut report = HousekeepingReport::default();
    let drafts = batches(DRAFT_BATCH, async || drafts(platform, now).await).await;
    report.drafts = report.note("drafts", drafts)?;
    let replies = batches(BATCH, async || {
        Ok(idempotency::purge(&platform.store, now - REPLIES, BATCH).await?)
    });
    report.replies = report.note("replies", replies.await)?;
    let told = batches(BATCH, async || {
        Ok(outbox::purge(&platform.store, now - TOLD, BATCH).await?)
    });
    report.told = report.note("told events", told.await)?;
    let looks = viewers::purge(&platform.store, now - LOOKS).await;
    report.looks = report.note("looks", Outcome::from(looks))?;
    let sessions = batches(BATCH, async || sessions(platform, now).await).await;
    report.sessions = report.note("sessions", sessions)?;
    let codes = batches(BATCH, async || {
        Ok(one_time_codes::purge(&platform.store, now - CODES, BATCH).await?)
    });
    report.codes = report.note("codes", codes.await)?;
    let names = batches(BATCH, async || unknown_names(platform, now).await).await;
    report.unknown_names = report.note("unknown names", names)?;
    Ok(report)
}

impl HousekeepingReport {
    /// Takes one kind's outcome in; says how many went.
    fn note(&mut self, kind: &'static str, outcome: Outcome) -> Result<u64, Error> {
        self.is_unfinished |= outcome.is_unfinished;
        match outcome.fault {
            None => {}
            // Another process is at the same rows, or somebody goes on with a draft: the next run.
            Some(Error::Stale) => tracing::debug!(kind, "met somebody else"),
            Some(Error::Unavailable) => return Err(Error::Unavailable),
            Some(error) => {
                self.failed += 1;
                tracing::error!(kind, %error, "not gone through");
            }
        }
        Ok(outcome.removed)
    }
}

/// What came of one kind.
#[derive(Default)]
struct Outcome {
    removed: u64,
    is_unfinished: bool,
    /// What ended it before its time; what went before stays gone.
    fault: Option<Error>,
}

impl From<Result<u64, StoreError>> for Outcome {
    fn from(removed: Result<u64, StoreError>) -> Self {
        match removed {
            Ok(removed) => Self {
                removed,
                ..Self::default()
            },
            Err(fault) => Self {
                fault: Some(fault.into()),
                ..Self::default()
            },
        }
    }
}

/// Removes batches until one is not full.
async fn batches(size: u32, purge: impl AsyncFn() -> Result<u64, Error>) -> Outcome {
    let mut outcome = Outcome::default();
    for _ in 0..BATCHES {
        match purge().await {
            Ok(removed) => {
                outcome.removed += removed;
                if removed < u64::from(size) {
                    return outcome;
                }
            }
            Err(fault) => {
                outcome.fault = Some(fault);
                return outcome;
            }
        }
    }
    outcome.is_unfinished = true;
    outcome
}

async fn drafts(platform: &Platform, now: DateTime<Utc>) -> Result<u64, Error> {
    let (before, key) = (now - DRAFTS, &platform.sealing.audit);
    let tx = platform.store.begin().await?;
    let trace_id = "housekeeping";
    let removed =
        cases::unscoped_purge_drafts(&tx, before, now, trace_id, key, DRAFT_BATCH).await?;
    tx.commit().await?;
    Ok(removed)
}

async fn sessions(platform: &Platform, now: DateTime<Utc>) -> Result<u64, Error> {
    let tx = platform.store.begin().await?;
    let removed = sessions::purge_expired(&tx, now, u64::from(BATCH)).await?;
    tx.commit().await?;
    Ok(removed)
}

async fn unknown_names(platform: &Platform, now: DateTime<Utc>) -> Result<u64, Error> {
    let tx = platform.store.begin().await?;
    let removed = unknown_sign_ins::purge(&tx, now - UNKNOWN_NAMES, BATCH).await?;
    tx.commit().await?;
    Ok(removed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ended_by(fault: Error) -> Outcome {
        Outcome {
            removed: 3,
            is_unfinished: false,
            fault: Some(fault),
        }
    }

    #[test]
    fn a_fault_of_one_kind_is_counted_and_the_lack_of_a_database_ends_the_run() {
        let mut report = HousekeepingReport::default();
        assert_eq!(report.note("drafts", ended_by(Error::Internal)), Ok(3));
        assert_eq!(report.failed, 1);
        assert_eq!(report.note("drafts", ended_by(Error::Stale)), Ok(3));
        assert_eq!(report.failed, 1);
        let away = report.note("drafts", ended_by(Error::Unavailable));
        assert_eq!(away, Err(Error::Unavailable));
    }
}
