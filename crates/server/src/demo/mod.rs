//! The demonstration data: the divisions, calendar and service items that come with the program,
//! the accounts of `docs/api.md`, the network's agents, windows and filings, and cases.
//!
//! Owns the order of loading, and the mark that only it sets. Does not own the command around it.
//! A load that stops in the middle leaves a sign in the database by which every other command
//! refuses it.

pub mod accounts;
pub mod cases;
mod clock;
pub mod network;

use std::time::Instant;

use bangban_application::Platform;
use bangban_application::import::{calendar, divisions, service_items};
use bangban_persistence::registry::settings;

use crate::failure::Failure;
use crate::platform::DEMO_LOADING;
use crate::{data, output};

pub use clock::SettableClock;

/// Loads everything into an empty, migrated database, and says what it does. `clock` is the clock of
/// the platform.
///
/// # Errors
/// Whatever goes wrong; the database is of no use then.
pub async fn load(platform: &Platform, clock: &SettableClock) -> Result<(), Failure> {
    let mut progress = Progress::default();
    begin(platform).await?;

    let report = divisions::import(platform, data::DIVISIONS, Some(data::ZONES)).await?;
    let venues = report.venues;
    let departments = venues.departments_added;
    let what = format!(
        "divisions, {} venues, {departments} departments",
        venues.added
    );
    progress.say(&what, report.divisions.added);
    let years = calendar::import(platform, data::CALENDAR).await?;
    progress.say("years of the calendar", years.added);
    let items = service_items::import(platform, data::SERVICE_ITEMS).await?;
    progress.say("service items", items.added);
    let people = accounts::load(platform).await?;
    progress.say("accounts", people.len());
    let network = network::load(platform, &people, network::SEED).await?;
    progress.say(
        &format!(
            "agents, {} windows, {} filings",
            network.windows, network.filings
        ),
        network.agents,
    );
    let cases = cases::load(platform, clock, &people).await?;
    progress.say("cases", cases);

    clock.follow_the_machine();
    finish(platform).await?;
    progress.end();
    Ok(())
}

async fn begin(platform: &Platform) -> Result<(), Failure> {
    let transaction = platform.store.begin().await?;
    settings::put(&transaction, DEMO_LOADING, "true").await?;
    Ok(transaction.commit().await?)
}

async fn finish(platform: &Platform) -> Result<(), Failure> {
    let transaction = platform.store.begin().await?;
    settings::mark_demo(&transaction).await?;
    Ok(transaction.commit().await?)
}

/// Says how far it got, and how long each part took.
struct Progress {
    began: Instant,
    last: Instant,
}

impl Default for Progress {
    fn default() -> Self {
        let now = Instant::now();
        Self {
            began: now,
            last: now,
        }
    }
}

impl Progress {
    fn say(&mut self, what: &str, count: usize) {
        let seconds = self.last.elapsed().as_secs_f64();
        self.last = Instant::now();
        output::say(format!("{count:>6} {what} ({seconds:.1} s)"));
    }

    fn end(&self) {
        let seconds = self.began.elapsed().as_secs_f64();
        output::say(format!(
            "demonstration data loaded in {seconds:.1} s; the password of every account is {}",
            accounts::PASSWORD
        ));
    }
}
