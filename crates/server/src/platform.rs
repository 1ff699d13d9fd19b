//! From the options to a platform: database, tables, keys.
//!
//! Owns the order in which they are opened, and what an operator is told where one is missing. Does
//! not own what the platform does.

use std::sync::Arc;
use std::time::Duration;

use bangban_application::auth::passwords::Passwords;
use bangban_application::auth::sessions::SessionCache;
use bangban_application::auth::tokens::Tokens;
use bangban_application::items::ItemCache;
use bangban_application::reference::ReferenceCache;
use bangban_application::{Clock, Platform, Random};
use bangban_persistence::registry::data_keys;
use bangban_persistence::registry::settings;
use bangban_persistence::sealing::{
    Algorithm, DataKey, DataKeyId, Keyring, MasterKey, SealFault, WrappedKey, derive_key,
};
use bangban_persistence::{Sealing, Store, StoreError, backup};

use crate::config::Common;
use crate::failure::Failure;
use crate::system::{SystemClock, SystemRandom, random_bytes};

/// What is done about a database that is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Absent {
    /// A SQLite file is made.
    Make,
    /// It is a failure.
    Refuse,
}

/// Stands in the settings while demonstration data are being loaded, and stays where that is stopped.
pub(crate) const DEMO_LOADING: &str = "demo_loading";

/// Opens the database.
///
/// # Errors
/// Where it is not there or can't be reached.
pub async fn open(
    common: &Common,
    statement_timeout: Option<Duration>,
    absent: Absent,
) -> Result<Store, Failure> {
    let options = common.store_options(statement_timeout)?;
    if let Ok(file) = backup::sqlite_file(&options.url) {
        match absent {
            Absent::Refuse if !file.is_file() => {
                let file = file.display();
                return Err(Failure::new(format!(
                    "there is no database {file}: 'bangban migrate' makes one"
                )));
            }
            Absent::Make if common.database_url.is_none() => common.make_data_dir()?,
            _ => {}
        }
    }
    Store::connect(&options).await.map_err(|error| {
        let why = match error {
            StoreError::Unavailable => "it can't be reached or refuses the account",
            _ => "the URL names no database",
        };
        let place = without_secrets(&options.url);
        Failure::new(format!("the database {place} can't be opened: {why}"))
    })
}

/// A URL without what stands before the `@` (account and password) and after the `?`.
fn without_secrets(url: &str) -> String {
    let url = url.split('?').next().unwrap_or_default();
    match (url.split_once("://"), url.rsplit_once('@')) {
        (Some((scheme, _)), Some((_, place))) if scheme != "sqlite" => {
            format!("{scheme}://{place}")
        }
        _ => url.to_owned(),
    }
}

/// Goes on only with tables that are up to date.
///
/// # Errors
/// Where they are not.
pub async fn must_be_migrated(store: &Store) -> Result<(), Failure> {
    match store.is_migrated().await {
        Ok(true) => Ok(()),
        Ok(false) => Err(Failure::new(
            "the tables of the database are not up to date: 'bangban migrate' brings them there",
        )),
        Err(StoreError::Other) => Err(Failure::new(
            "the database was made by a newer bangban, or by another program",
        )),
        Err(error) => Err(error.into()),
    }
}

/// Goes on only where no loading of demonstration data was stopped in the middle.
///
/// # Errors
/// Where one was.
pub async fn must_be_whole(common: &Common, store: &Store) -> Result<(), Failure> {
    let reader = store.reader().await?;
    if settings::get(&reader, DEMO_LOADING).await?.is_none() || settings::is_demo(&reader).await? {
        return Ok(());
    }
    let place = without_secrets(&common.database_url());
    Err(Failure::new(format!(
        "the demonstration data in {place} were not loaded to their end: remove that database, then run 'bangban demo' again"
    )))
}

/// The master key from its file.
///
/// # Errors
/// Where there is none, or none that can be read.
pub fn master_key(common: &Common) -> Result<MasterKey, Failure> {
    let file = common.master_key_file();
    if !file.exists() {
        let file = file.display();
        return Err(Failure::new(format!(
            "there is no master key {file}: 'bangban admin new-key' makes one for a new database; an existing database needs its own"
        )));
    }
    Ok(MasterKey::read(&file)?)
}

/// The keys of this database; makes the first data key where there is none.
///
/// # Errors
/// Where the master key is not the one of this database.
pub async fn sealing(
    store: &Store,
    master: &MasterKey,
    clock: &dyn Clock,
    random: &dyn Random,
) -> Result<Sealing, Failure> {
    let wrong = || Failure::new("the master key is not the one that this database was made with");
    let check = derive_key(master, "key-check").to_vec();
    let known = data_keys::key_check(&store.reader().await?).await?;
    match known {
        Some(known) if known == check => {}
        Some(_) => return Err(wrong()),
        None => begin_keys(store, master, &check, clock, random).await?,
    }
    // Another process may have been quicker, with another key.
    let reader = store.reader().await?;
    if data_keys::key_check(&reader).await? != Some(check) {
        return Err(wrong());
    }
    let rows = data_keys::load_all(&reader).await?;
    let newest = rows
        .iter()
        .filter(|row| row.retired_at.is_none())
        .map(|row| row.key.id)
        .max();
    let newest = newest.ok_or_else(|| Failure::new("the database holds no data key in use"))?;
    let keys: Vec<WrappedKey> = rows.into_iter().map(|row| row.key).collect();
    let keyring = Keyring::unwrap(master, newest, &keys).map_err(|fault| match fault {
        SealFault::OtherMasterKey(_) => wrong(),
        fault => Failure::new(format!("the data keys can't be opened: {fault}")),
    })?;
    Ok(Sealing::new(master, keyring))
}

/// The check of the master key and the first data key, both or none of them.
async fn begin_keys(
    store: &Store,
    master: &MasterKey,
    check: &[u8],
    clock: &dyn Clock,
    random: &dyn Random,
) -> Result<(), Failure> {
    let transaction = store.begin().await?;
    match data_keys::insert_key_check(&transaction, check).await {
        Ok(()) => {}
        // Another process was quicker.
        Err(StoreError::Duplicate(_)) => return Ok(transaction.rollback().await?),
        Err(error) => return Err(error.into()),
    }
    let key = new_data_key(master, DataKeyId(1), random);
    data_keys::insert(&transaction, &key, clock.now()).await?;
    Ok(transaction.commit().await?)
}

/// A new data key of this number.
pub(crate) fn new_data_key(master: &MasterKey, id: DataKeyId, random: &dyn Random) -> WrappedKey {
    let key = DataKey::generate(Algorithm::default(), random_bytes(random));
    WrappedKey::wrap(master, id, &key, random_bytes(random))
}

/// Puts a platform together.
///
/// # Errors
/// Those of [`sealing`], and of storage.
pub async fn assemble(
    store: Store,
    master: &MasterKey,
    clock: Arc<dyn Clock>,
    random: Arc<dyn Random>,
) -> Result<Platform, Failure> {
    let sealing = Arc::new(sealing(&store, master, &*clock, &*random).await?);
    let tokens = Tokens::load_or_create(&store, &sealing, &*random, clock.now()).await?;
    Ok(Platform {
        store,
        sealing,
        clock,
        random,
        tokens,
        passwords: Passwords::standard(hashes_at_a_time()),
        sessions: SessionCache::default(),
        reference: ReferenceCache::default(),
        items: ItemCache::default(),
    })
}

/// One processor is left for requests while passwords are hashed.
fn hashes_at_a_time() -> usize {
    let processors = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    processors.saturating_sub(1).max(1)
}

/// The platform of a command that works on an existing database.
///
/// # Errors
/// Where anything is missing.
pub async fn existing(common: &Common) -> Result<Platform, Failure> {
    let store = open(common, None, Absent::Refuse).await?;
    must_be_migrated(&store).await?;
    must_be_whole(common, &store).await?;
    let master = master_key(common)?;
    assemble(
        store,
        &master,
        Arc::new(SystemClock),
        Arc::new(SystemRandom),
    )
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_is_shown_without_its_password() {
        for (url, shown) in [
            (
                "postgres://user:p@ss@host:5432/name?sslmode=require",
                "postgres://host:5432/name",
            ),
            ("postgres://host/name", "postgres://host/name"),
            ("sqlite://a@b/x.sqlite3", "sqlite://a@b/x.sqlite3"),
        ] {
            assert_eq!(without_secrets(url), shown);
        }
    }
}
