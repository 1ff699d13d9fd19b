//! Connections of PostgreSQL, held for as long as something is read or changed.
//!
//! Owns the way round the driver's pool: that tries a connection each time it comes back, which costs
//! a round trip for each request, and sea-orm gives it back after every statement. Here one that did
//! its work without a fault rests, and is lent again as it is. One that failed, was left in the middle
//! of something, or was not tried for some seconds goes back to the pool, which tries it, and closes it
//! when it is old. The other end may have gone without a word: whatever nobody waits for ends as soon as
//! a request would give up waiting. Does not own SQLite's connections, which have no round trips.

use std::collections::HashMap;
use std::fmt;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use sea_orm::prelude::async_trait::async_trait;
use sea_orm::sqlx::pool::PoolConnection;
use sea_orm::sqlx::query::Query;
use sea_orm::sqlx::{self, AssertSqlSafe, Connection as _, PgConnection, PgPool, Postgres};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, ExecResult, QueryResult, RuntimeErr, Statement};
use sea_query_sqlx::SqlxValues;
use tokio::runtime::{self, Handle};
use tokio::sync::{Mutex, OwnedSemaphorePermit, Semaphore};

use crate::error::is_away;

/// Lends connections. Each runtime has a lot of its own, of connections that it opened itself: one of
/// another runtime would have to be waited for over there, with a switch of threads for every packet,
/// and would die when that runtime ends. (Each thread that serves has its runtime.)
pub(crate) struct Lender {
    /// How the connections are opened.
    model: PgPool,
    terms: Terms,
    /// Moves on each time the database goes away from a connection, of whichever runtime: those that
    /// were tried before may be dead too.
    epoch: Arc<AtomicU64>,
    lots: std::sync::Mutex<Lots>,
}

/// On which terms connections are lent.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Terms {
    /// How many a runtime has.
    pub(crate) each: u32,
    /// How long one is waited for.
    pub(crate) patience: Duration,
    /// How long one is lent without being tried.
    pub(crate) try_after: Duration,
}

#[derive(Default)]
struct Lots {
    by_runtime: HashMap<runtime::Id, Arc<Lot>>,
    closed: bool,
}

/// The connections of one runtime.
struct Lot {
    pool: PgPool,
    /// How many may still be lent.
    room: Arc<Semaphore>,
    terms: Terms,
    /// The lender's.
    epoch: Arc<AtomicU64>,
    /// The one that came last on top.
    resting: std::sync::Mutex<Vec<Tried>>,
    runtime: Handle,
}

/// A connection, and when the pool tried it or made it.
struct Tried {
    connection: PoolConnection<Postgres>,
    at: Instant,
    epoch: u64,
}

impl Lender {
    /// Lends connections like those of a pool.
    pub(crate) fn new(model: PgPool, terms: Terms) -> Self {
        Self {
            model,
            terms,
            epoch: Arc::default(),
            lots: std::sync::Mutex::default(),
        }
    }

    /// A connection for the runtime that asks, to be waited for in turn.
    ///
    /// # Errors
    /// [`DbErr`] where none is to be had.
    pub(crate) async fn lend(&self) -> Result<Held, DbErr> {
        let lot = self.lot()?;
        match tokio::time::timeout(self.terms.patience, lot.lend()).await {
            Ok(lent) => lent.map_err(failed),
            Err(_) => Err(failed(sqlx::Error::PoolTimedOut)),
        }
    }

    fn lot(&self) -> Result<Arc<Lot>, DbErr> {
        let runtime = Handle::current();
        let mut lots = self.lots();
        if lots.closed {
            return Err(failed(sqlx::Error::PoolClosed));
        }
        let lot = lots.by_runtime.entry(runtime.id()).or_insert_with(|| {
            let options = self.model.options().clone();
            // What comes from the pool counts as tried: also what has lain there for a moment alone.
            let options = options
                .max_connections(self.terms.each)
                .test_before_acquire(true);
            let how = self.model.connect_options();
            Arc::new(Lot {
                pool: options.connect_lazy_with(how.as_ref().clone()),
                room: Arc::new(Semaphore::new(self.terms.each as usize)),
                terms: self.terms,
                epoch: Arc::clone(&self.epoch),
                resting: std::sync::Mutex::default(),
                runtime,
            })
        });
        Ok(Arc::clone(lot))
    }

    /// Lends no more, and closes every connection once the work on it has ended.
    pub(crate) async fn close(&self) {
        let lots = {
            let mut lots = self.lots();
            lots.closed = true;
            std::mem::take(&mut lots.by_runtime)
        };
        for lot in lots.into_values() {
            lot.room.close();
            let resting = std::mem::take(&mut *lot.resting());
            for tried in resting {
                // One that can't be told of its end in time has it anyway.
                let closing = tried.connection.close();
                let _ = tokio::time::timeout(self.terms.patience, closing).await;
            }
            lot.pool.close().await;
        }
    }

    fn lots(&self) -> MutexGuard<'_, Lots> {
        // A panic elsewhere leaves a map of whole entries.
        self.lots.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Lot {
    async fn lend(self: Arc<Self>) -> sqlx::Result<Held> {
        let in_turn = Arc::clone(&self.room).acquire_owned().await;
        let permit = in_turn.map_err(|_| sqlx::Error::PoolClosed)?;
        let tried = match self.rested() {
            Some(rested) => rested,
            None => self.taken_from_pool().await?,
        };
        Ok(Held {
            tried: Some(Mutex::new(tried)),
            sound: AtomicBool::new(true),
            in_transaction: false,
            lot: self,
            permit: Some(permit),
        })
    }

    async fn taken_from_pool(&self) -> sqlx::Result<Tried> {
        // Before: what happens while it is tried may have happened to it.
        let epoch = self.epoch.load(Ordering::SeqCst);
        let connection = self.pool.acquire().await?;
        Ok(Tried {
            connection,
            at: Instant::now(),
            epoch,
        })
    }

    fn rested(&self) -> Option<Tried> {
        let top = self.resting().pop()?;
        if self.is_trusted(&top) {
            return Some(top);
        }
        self.give_back(top);
        None
    }

    /// After its work: to rest, or to the pool.
    fn take_back(&self, tried: Tried) {
        let mut resting = self.resting();
        // Looked at under the lock: what came to rest once the last ones were closed would stay.
        if self.is_trusted(&tried) && !self.room.is_closed() {
            resting.push(tried);
            return;
        }
        drop(resting);
        self.give_back(tried);
    }

    /// Gives it to the pool, which tries it. One that does not answer in time is closed: it would keep
    /// its place in the pool until the system gives the other end up, which takes a quarter of an hour.
    fn give_back(&self, mut tried: Tried) {
        // Dropping it would do the same without an end.
        let returned = tried.connection.return_to_pool();
        let patience = self.terms.patience;
        self.runtime.spawn(async move {
            let _ = tokio::time::timeout(patience, returned).await;
        });
    }

    fn is_trusted(&self, tried: &Tried) -> bool {
        tried.epoch == self.epoch.load(Ordering::SeqCst)
            && tried.at.elapsed() < self.terms.try_after
    }

    /// After the database went away from one: it is away from the others too. Those of other runtimes,
    /// and those that are lent, are met by the epoch.
    fn distrust(&self) {
        self.epoch.fetch_add(1, Ordering::SeqCst);
        let resting = std::mem::take(&mut *self.resting());
        for tried in resting {
            self.give_back(tried);
        }
    }

    fn resting(&self) -> MutexGuard<'_, Vec<Tried>> {
        // A panic elsewhere leaves a list of whole entries.
        self.resting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One connection, until it is dropped.
pub struct Held {
    /// None once it is dropped.
    tried: Option<Mutex<Tried>>,
    /// Nothing failed, and nothing is under way.
    sound: AtomicBool,
    in_transaction: bool,
    lot: Arc<Lot>,
    /// None once it is dropped.
    permit: Option<OwnedSemaphorePermit>,
}

impl Held {
    /// Begins a transaction, with this statement.
    ///
    /// # Errors
    /// [`DbErr`].
    pub(crate) async fn begin(mut self, statement: &'static str) -> Result<Self, DbErr> {
        self.in_transaction = true;
        self.execute_unprepared(statement).await?;
        Ok(self)
    }

    /// Ends the transaction and keeps what it did.
    ///
    /// # Errors
    /// [`DbErr`]; after a fault of one of its statements, always.
    pub(crate) async fn commit(self) -> Result<(), DbErr> {
        // The database would take it for a roll-back, and say nothing.
        if !self.sound.load(Ordering::Relaxed) {
            return Err(DbErr::Custom(
                "a statement of the transaction failed".to_owned(),
            ));
        }
        self.end("COMMIT").await
    }

    /// Ends the transaction and keeps nothing.
    ///
    /// # Errors
    /// [`DbErr`].
    pub(crate) async fn rollback(self) -> Result<(), DbErr> {
        self.end("ROLLBACK").await
    }

    async fn end(mut self, statement: &'static str) -> Result<(), DbErr> {
        self.execute_unprepared(statement).await?;
        self.in_transaction = false;
        Ok(())
    }

    /// Looks whether the database answers.
    ///
    /// # Errors
    /// [`DbErr`] where it does not.
    pub(crate) async fn ping(&self) -> Result<(), DbErr> {
        self.with(async |connection| connection.ping().await).await
    }

    async fn with<T>(
        &self,
        work: impl AsyncFnOnce(&mut PgConnection) -> sqlx::Result<T>,
    ) -> Result<T, DbErr> {
        let Some(tried) = &self.tried else {
            return Err(failed(sqlx::Error::PoolClosed));
        };
        let mut tried = tried.lock().await;
        // Until it is done: what is dropped in the middle is not sound.
        let was_sound = self.sound.swap(false, Ordering::Relaxed);
        match work(&mut tried.connection).await.map_err(failed) {
            Ok(done) => {
                self.sound.store(was_sound, Ordering::Relaxed);
                Ok(done)
            }
            Err(error) => {
                if is_away(&error) {
                    self.lot.distrust();
                }
                Err(error)
            }
        }
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let Some(tried) = self.tried.take() else {
            return;
        };
        let mut tried = tried.into_inner();
        let sound = *self.sound.get_mut();
        if !self.in_transaction {
            if sound {
                self.lot.take_back(tried);
            } else {
                self.lot.give_back(tried);
            }
            return;
        }
        // Nobody waits for this: it is the end of a request that was refused or given up.
        let (lot, permit) = (Arc::clone(&self.lot), self.permit.take());
        self.lot.runtime.spawn(async move {
            let undoing = sqlx::raw_sql("ROLLBACK").execute(&mut *tried.connection);
            let undone = tokio::time::timeout(lot.terms.patience, undoing).await;
            match undone {
                Ok(Ok(_)) if sound => lot.take_back(tried),
                Ok(_) => lot.give_back(tried),
                // Closed: the database undoes it when it notices.
                Err(_) => drop(tried.connection.detach()),
            }
            drop(permit);
        });
    }
}

impl fmt::Debug for Held {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Held")
    }
}

/// The statement as the driver takes it. Its text comes from sea-query, with values apart.
fn prepared(statement: Statement) -> Query<'static, Postgres, SqlxValues> {
    let values = statement.values.unwrap_or(sea_orm::Values(Vec::new()));
    sqlx::query_with(AssertSqlSafe(statement.sql), SqlxValues(values))
}

fn failed(error: sqlx::Error) -> DbErr {
    let error = RuntimeErr::SqlxError(Arc::new(error));
    DbErr::Query(error)
}

#[async_trait]
impl ConnectionTrait for Held {
    fn get_database_backend(&self) -> DbBackend {
        DbBackend::Postgres
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        let query = prepared(statement);
        self.with(async |connection| query.execute(connection).await)
            .await
            .map(Into::into)
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        let query = sqlx::raw_sql(AssertSqlSafe(sql.to_owned()));
        self.with(async |connection| query.execute(connection).await)
            .await
            .map(Into::into)
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        let query = prepared(statement);
        self.with(async |connection| query.fetch_optional(connection).await)
            .await
            .map(|row| row.map(Into::into))
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        let query = prepared(statement);
        self.with(async |connection| query.fetch_all(connection).await)
            .await
            .map(|rows| rows.into_iter().map(Into::into).collect())
    }
}

#[cfg(test)]
mod tests;
