//! `bangban demo`: the demonstration data, into an empty database.

use std::sync::Arc;

use bangban_persistence::backup::sqlite_file;
use bangban_persistence::page::Page;
use bangban_persistence::registry::{divisions, organizations, service_items, settings, users};
use bangban_persistence::sealing::MasterKey;
use bangban_persistence::{Store, StoreError};

use crate::cli::Demo;
use crate::config::Common;
use crate::demo::{self, SettableClock};
use crate::failure::Failure;
use crate::output;
use crate::platform::{Absent, assemble, must_be_migrated, must_be_whole, open};
use crate::system::{SystemClock, SystemRandom, random_bytes};

/// Loads the data; only where there is nothing yet.
///
/// # Errors
/// Where there is something (unless `--if-empty` says that this is fine), and whatever else goes
/// wrong: the database then has to be removed, and no server starts on it.
pub(super) async fn run(common: &Common, options: Demo) -> Result<(), Failure> {
    let store = open(common, None, Absent::Make).await?;
    if !store.is_migrated().await.unwrap_or(false) {
        store.migrate().await?;
        must_be_migrated(&store).await?;
    }
    must_be_whole(common, &store).await?;
    if !is_empty(&store).await? {
        store.close().await;
        let line = "the database is not empty: no demonstration data were loaded";
        if options.if_empty {
            output::say(line);
            return Ok(());
        }
        return Err(Failure::new(line));
    }
    let master = demo_key(common)?;
    let clock = Arc::new(SettableClock::new(SystemClock));
    let platform = assemble(
        store,
        &master,
        Arc::<SettableClock>::clone(&clock),
        Arc::new(SystemRandom),
    )
    .await?;
    let outcome = demo::load(&platform, &clock).await;
    platform.store.close().await;
    outcome.map_err(|failure| unfinished(common, &failure))
}

/// Whether nobody has put anything into the database.
async fn is_empty(store: &Store) -> Result<bool, StoreError> {
    let reader = store.reader().await?;
    let page = Page::new(1, None);
    Ok(!settings::is_demo(&reader).await?
        && users::list(&reader, &users::UserFilter::default(), &page)
            .await?
            .items
            .is_empty()
        && organizations::list(
            &reader,
            &organizations::OrganizationFilter::default(),
            &page,
        )
        .await?
        .items
        .is_empty()
        && divisions::list(&reader, &divisions::DivisionFilter::default(), &page)
            .await?
            .items
            .is_empty()
        && service_items::list(&reader, &service_items::ServiceItemFilter::default(), &page)
            .await?
            .items
            .is_empty())
}

/// The master key; a new one where the file is not there.
fn demo_key(common: &Common) -> Result<MasterKey, Failure> {
    let file = common.master_key_file();
    if file.exists() {
        return Ok(MasterKey::read(&file)?);
    }
    common.make_data_dir()?;
    let key = MasterKey::generate(random_bytes(&SystemRandom));
    key.write_new(&file)?;
    Ok(key)
}

fn unfinished(common: &Common, failure: &Failure) -> Failure {
    let what = match sqlite_file(&common.database_url()) {
        Ok(file) => format!("remove {} and its -wal and -shm", file.display()),
        Err(_) => "make the database anew".to_owned(),
    };
    Failure::new(format!(
        "{failure}; the demonstration data are not complete: {what}, then run 'bangban demo' again"
    ))
}
