//! The demonstration's cases: some three hundred of the last ninety days.
//!
//! Owns who did what, when. Every case comes about by the use cases themselves, as the people of
//! `accounts`, at a clock that is set, with the sweeps and the relay in between: what the rules would
//! refuse is not there.
//!
//! A case is a *story* (`stories`): a function that acts and waits for the time of its next act. The
//! `plan` says how many of each; the `timeline` tells them side by side, in the order of their times.

mod cast;
pub(in crate::demo) mod dice;
pub(in crate::demo) mod people;
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
use bangban_domain::case::{Glance, StateName};
use bangban_domain::policy::Scope;
use bangban_domain::time::{legal_date, to_micros};
use bangban_persistence::Page;
use bangban_persistence::cases::{self, CaseFilter, Sort};
use chrono::{DateTime, Days, Utc};

use super::SettableClock;
use super::accounts::People;
use crate::failure::Failure;
use crate::output;

use self::stage::{Stage, instant};
use self::timeline::Timeline;

/// How far back the cases go, in days.
const DAYS: u64 = 91;

/// What was made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// Cases altogether.
    pub cases: usize,
    /// Cases by the state they are in now.
    pub by_state: BTreeMap<StateName, usize>,
}

/// Makes the cases up to the instant that the clock shows, and says how many there are. The clock is
/// the platform's; it is left set to that instant.
///
/// # Errors
/// Those of the use cases.
pub async fn load(
    platform: &Platform,
    clock: &SettableClock,
    people: &People,
) -> Result<usize, Failure> {
    let mut progress = |begun: usize, total: usize| {
        if begun.is_multiple_of(100) {
            output::say(format!("{begun:>6} cases of {total} begun"));
        }
    };
    let summary = tell(platform, clock, people, platform.now(), &mut progress).await?;
    for (state, count) in &summary.by_state {
        output::say(format!("{count:>6} cases {}", state.as_str()));
    }
    Ok(summary.cases)
}

/// Makes the cases up to `now`. `progress` hears how many of how many have begun.
///
/// # Errors
/// [`Error::NotFound`] where an account or an item is missing, those of the use cases and of storage;
/// what was made before stays.
pub async fn tell(
    platform: &Platform,
    clock: &SettableClock,
    people: &People,
    now: DateTime<Utc>,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Summary, Error> {
    let now = to_micros(now);
    let today = legal_date(now);
    let first_day = today.checked_sub_days(Days::new(DAYS)).unwrap_or(today);
    clock.set(instant(first_day, 0));
    let stage = Stage::set(platform, people).await?;
    let stories = plan::stories(&stage, now)?;
    Timeline {
        stage: &stage,
        clock,
        now,
    }
    .tell(stories, first_day, progress)
    .await?;
    summary(platform).await
}

async fn summary(platform: &Platform) -> Result<Summary, Error> {
    let source = platform.store.reader().await?;
    let (keyring, filter) = (&platform.sealing.keyring, CaseFilter::default());
    let mut summary = Summary::default();
    let mut cursor = None;
    loop {
        let page = Page::new(Page::MOST, cursor);
        // Unscoped: all that was made is counted, and nothing of it shown.
        let found = cases::list::<Glance>(
            &source,
            &Scope::All,
            &filter,
            Sort::default(),
            &page,
            keyring,
        )
        .await?;
        for case in &found.items {
            summary.cases += 1;
            *summary.by_state.entry(case.facts.state).or_default() += 1;
        }
        cursor = found.next_cursor;
        if cursor.is_none() {
            return Ok(summary);
        }
    }
}
