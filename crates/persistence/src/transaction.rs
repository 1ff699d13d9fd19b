//! A unit of work.
//!
//! Owns how it ends, and what is remembered of the cases that were loaded in it. Does not own how it
//! begins (`store`).

use std::collections::HashMap;
use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use sea_orm::{ConnectionTrait, DbBackend};
use uuid::Uuid;

use crate::StoreError;
use crate::connection::Connection;
use crate::source::{Connected, Source};

/// A unit of work: all of it is written, or nothing. Dropped without [`Transaction::commit`], it
/// leaves nothing.
pub struct Transaction {
    connection: Connection,
    heads: Mutex<HashMap<Uuid, Head>>,
    spoiled: AtomicBool,
}

/// The end of a case's audit chain, as loaded with the case of that version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    pub(crate) version: i64,
    pub(crate) hash: [u8; 32],
}

impl Transaction {
    /// Over a connection that has begun one.
    pub(crate) fn new(connection: Connection) -> Self {
        Self {
            connection,
            heads: Mutex::default(),
            spoiled: AtomicBool::new(false),
        }
    }

    /// Ends it and keeps everything.
    ///
    /// # Errors
    /// [`StoreError::Stale`] where a save in it was refused: then nothing is kept.
    /// [`StoreError::Unavailable`] where the database went away: whether it was kept is then not
    /// known, which is what idempotency keys are for.
    pub async fn commit(self) -> Result<(), StoreError> {
        if self.spoiled.load(Ordering::Relaxed) {
            self.rollback().await?;
            return Err(StoreError::Stale);
        }
        Ok(self.connection.commit().await?)
    }

    /// Ends it and keeps nothing.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] where the database went away; nothing is kept then either.
    pub async fn rollback(self) -> Result<(), StoreError> {
        Ok(self.connection.rollback().await?)
    }

    /// Keeps it from being committed: something in it was written for nothing.
    pub(crate) fn spoil(&self) {
        self.spoiled.store(true, Ordering::Relaxed);
    }

    pub(crate) fn is_postgres(&self) -> bool {
        self.connection.get_database_backend() == DbBackend::Postgres
    }

    /// The chain end that was loaded with this version of the case, if it was loaded here.
    pub(crate) fn noted_head(&self, case: Uuid, version: i64) -> Option<[u8; 32]> {
        self.heads()
            .get(&case)
            .filter(|head| head.version == version)
            .map(|head| head.hash)
    }

    fn heads(&self) -> MutexGuard<'_, HashMap<Uuid, Head>> {
        // A panic elsewhere can't leave the map half-written: each entry is put whole.
        self.heads.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Transaction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Transaction")
    }
}

impl Connected for Transaction {
    fn connection(&self) -> &Connection {
        &self.connection
    }

    fn note_head(&self, case: Uuid, head: Head) {
        self.heads().insert(case, head);
    }

    fn holds(&self) -> bool {
        true
    }
}

impl Source for Transaction {}
