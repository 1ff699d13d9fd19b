//! The demonstration's cases: some three hundred of the last ninety days.
//!
//! Owns who did what, when. Every case comes about by the use cases themselves, at a clock of its
//! own, with the sweeps and the relay in between: what the rules would refuse is not there. Does not
//! own the accounts, venues, items and calendar, which have to be there before.
//!
//! A case is a *story* (`stories`): a function that acts and waits for the time of its next act. The
//! `plan` says how many of each; the `timeline` tells them side by side, in the order of their times.

mod cast;
mod clock;
mod dice;
mod people;
mod plan;
mod stage;
mod stories;
mod tale;
mod texts;
mod timeline;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use bangban_application::{Error, Platform};
use bangban_domain::case::StateName;
use bangban_domain::policy::Scope;
use bangban_domain::time::{legal_date, to_micros};
use bangban_persistence::Page;
use bangban_persistence::cases::{self, CaseFilter, Sort};
use chrono::{DateTime, Days, Utc};

pub use clock::DemoClock;

use self::stage::{Stage, instant};
use self::timeline::Timeline;

/// How far back the cases go, in days.
const DAYS: u64 = 91;

/// What was loaded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// Cases altogether.
    pub cases: usize,
    /// Cases by the state they are in now.
    pub by_state: BTreeMap<StateName, usize>,
}

/// The instant at which the demonstration begins: the platform's clock shows it, or an earlier one,
/// while accounts, venues, items and calendar are made.
pub fn beginning(now: DateTime<Utc>) -> DateTime<Utc> {
    let today = legal_date(now);
    instant(today.checked_sub_days(Days::new(DAYS)).unwrap_or(today), 0)
}

/// Makes the cases, up to `now`. `clock` is the very clock of the platform, and shows `now` in the
/// end. `progress` hears how many cases of how many have begun.
///
/// # Errors
/// [`Error::NotFound`] where an account or an item is missing, those of the use cases and of storage;
/// what was made before stays.
pub async fn load(
    platform: &Platform,
    clock: &DemoClock,
    now: DateTime<Utc>,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Summary, Error> {
    let now = to_micros(now);
    let first = beginning(now);
    clock.move_to(first);
    let stage = Stage::set(platform).await?;
    let stories = plan::stories(&stage, now)?;
    let timeline = Timeline { stage: &stage, clock, now };
    timeline.tell(stories, legal_date(first), progress).await?;
    summary(platform).await
}

async fn summary(platform: &Platform) -> Result<Summary, Error> {
    let source = platform.store.reader().await?;
    let (keyring, filter) = (&platform.sealing.keyring, CaseFilter::default());
    let mut summary = Summary::default();
    let mut cursor = None;
    loop {
        let page = Page::new(Page::MOST, cursor);
        let found = cases::list(&source, &Scope::All, &filter, Sort::default(), &page, keyring).await?;
        for case in &found.items {
            summary.cases += 1;
            *summary.by_state.entry(case.state()).or_default() += 1;
        }
        cursor = found.next_cursor;
        if cursor.is_none() {
            return Ok(summary);
        }
    }
}
