//! The database: connections, the transaction, migrations.
//!
//! Owns how each of the two databases is opened and how a unit of work begins and ends. Does not
//! own what is read or written.

use std::collections::HashMap;
use std::fmt;
use std::future::poll_fn;
use std::pin::pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bangban_migrations::Migrator;
use sea_orm::sqlx::Connection;
use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    AccessMode, ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction,
    DbBackend, IsolationLevel, SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use sea_orm_migration::MigratorTrait;
use tokio::runtime::Handle;
use uuid::Uuid;

use crate::held::ReadConnection;
use crate::private_file::create_private;
use crate::{StoreError, backup};

/// How long a request waits for a free connection.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(5);
/// How long SQLite waits for another process that writes.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);
/// A connection that rested this long is tried before it is used.
const TRY_AFTER: Duration = Duration::from_secs(10);

/// How to open the database.
#[derive(Clone)]
pub struct StoreOptions {
    /// `sqlite://<path>`, or `postgres://…`.
    pub url: String,
    /// Most connections of this process; SQLite has one more, the writer.
    pub max_connections: u32,
    /// Longest time for one statement (PostgreSQL); none for migrations and other long work.
    pub statement_timeout: Option<Duration>,
}

/// The URL may hold a password.
impl fmt::Debug for StoreOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StoreOptions")
            .field("max_connections", &self.max_connections)
            .finish_non_exhaustive()
    }
}

/// An open database. Cheap to clone: clones share the connections.
#[derive(Clone)]
pub struct Store {
    readers: DatabaseConnection,
    writer: DatabaseConnection,
    home: Handle,
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Store")
    }
}

impl Store {
    /// Opens the database; a SQLite file is made where there is none.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] where it can't be reached, [`StoreError::Other`] for an URL that
    /// names no database of a known kind.
    pub async fn connect(options: &StoreOptions) -> Result<Self, StoreError> {
        if options.url.starts_with("sqlite:") {
            make_file(&options.url);
            let writer = Database::connect(sqlite(options, Side::Writer)).await?;
            let readers = Database::connect(sqlite(options, Side::Readers)).await?;
            return Ok(Self::new(readers, writer));
        }
        let pool = Database::connect(postgres(options)).await?;
        Ok(Self::new(pool.clone(), pool))
    }

    fn new(readers: DatabaseConnection, writer: DatabaseConnection) -> Self {
        Self {
            readers,
            writer,
            home: Handle::current(),
        }
    }

    /// Does work that may open a connection. Each thread that serves has a runtime of its own, and
    /// a connection is dead when the runtime ends that it was opened on, though others use it by
    /// then: at the end of the process some threads end before others. So all of them are opened on
    /// the runtime that opened the database.
    async fn at_home<T>(&self, work: impl Future<Output = T>) -> T {
        let mut work = pin!(work);
        poll_fn(|context| {
            let _at_home = self.home.enter();
            work.as_mut().poll(context)
        })
        .await
    }

    /// A view for reading alone. On PostgreSQL it holds one connection for as long as it lives: let
    /// it go before [`Store::begin`], or many requests wait for each other.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] where no connection is to be had.
    pub async fn reader(&self) -> Result<Reader, StoreError> {
        Ok(Reader {
            connection: self.at_home(ReadConnection::take(&self.readers)).await?,
        })
    }

    /// Begins a unit of work. On SQLite it is the only one that writes until it ends.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] where the database is away or too busy.
    pub async fn begin(&self) -> Result<Transaction, StoreError> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let begin = self.writer.begin_with_options(options);
        let inner = self.at_home(begin).await?;
        Ok(Transaction {
            inner,
            heads: Mutex::default(),
            spoiled: AtomicBool::new(false),
        })
    }

    /// A view for reading alone that does not move while others write.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] where no connection is to be had.
    pub async fn snapshot(&self) -> Result<Snapshot, StoreError> {
        let mut options = TransactionOptions::default();
        if self.readers.get_database_backend() == DbBackend::Postgres {
            options.isolation_level = Some(IsolationLevel::RepeatableRead);
            options.access_mode = Some(AccessMode::ReadOnly);
        }
        let begin = self.readers.begin_with_options(options);
        Ok(Snapshot {
            inner: self.at_home(begin).await?,
        })
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] where it does not.
    pub async fn ping(&self) -> Result<(), StoreError> {
        Ok(self.at_home(self.readers.ping()).await?)
    }

    /// Brings the tables up to date.
    ///
    /// # Errors
    /// As [`StoreError`] says; a failed migration leaves nothing of itself.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        Ok(Migrator::up(&self.writer, None).await?)
    }

    /// Takes every migration back: an empty database remains.
    ///
    /// # Errors
    /// As [`StoreError`] says.
    pub async fn roll_back_all(&self) -> Result<(), StoreError> {
        Ok(Migrator::down(&self.writer, None).await?)
    }

    /// Whether the tables are up to date.
    ///
    /// # Errors
    /// As [`StoreError`] says; tables of a newer program are [`StoreError::Other`].
    pub async fn is_migrated(&self) -> Result<bool, StoreError> {
        let pending = Migrator::get_pending_migrations_read_only(&self.readers);
        let pending = self.at_home(pending).await?;
        Ok(pending.is_empty())
    }

    /// The connections of PostgreSQL; none where it is SQLite.
    #[cfg(feature = "bulk")]
    pub(crate) fn postgres(&self) -> Option<&sea_orm::sqlx::PgPool> {
        (self.writer.get_database_backend() == DbBackend::Postgres)
            .then(|| self.writer.get_postgres_connection_pool())
    }

    /// Closes every connection once the work on it has ended.
    pub async fn close(self) {
        // Nothing to do about a failure: the process is on its way out.
        let _ = self.writer.close_by_ref().await;
        let _ = self.readers.close_by_ref().await;
    }
}

/// Makes the file of a new SQLite database, which SQLite would let everybody read.
fn make_file(url: &str) {
    if let Ok(file) = backup::sqlite_file(url) {
        // Where it can't be made, or is there, opening it says so or goes on.
        let _ = create_private(&file);
    }
}

enum Side {
    Writer,
    Readers,
}

fn sqlite(options: &StoreOptions, side: Side) -> ConnectOptions {
    let mut connect = common(options, options.url.clone());
    // Where the disk is full, SQLite may roll a transaction back by itself. The driver then counts
    // one for ever that has ended, and takes what follows for parts of it: a roll-back leaves them
    // open, and what is "committed" afterwards is not. Such a connection is not used again.
    connect.map_sqlx_sqlite_before_acquire(|connection, _| {
        let is_at_rest = !connection.is_in_transaction();
        Box::pin(async move { Ok(is_at_rest) })
    });
    match side {
        Side::Writer => {
            connect
                .max_connections(1)
                .min_connections(1)
                .idle_timeout(None)
                .max_lifetime(None);
            connect.map_sqlx_sqlite_opts(|sqlite| sqlite_base(sqlite).create_if_missing(true))
        }
        Side::Readers => {
            connect.map_sqlx_sqlite_opts(|sqlite| sqlite_base(sqlite).pragma("query_only", "ON"))
        }
    };
    connect
}

/// Acknowledged means durable: FULL syncs the log at every commit.
fn sqlite_base(sqlite: SqliteConnectOptions) -> SqliteConnectOptions {
    sqlite
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(BUSY_TIMEOUT)
}

fn postgres(options: &StoreOptions) -> ConnectOptions {
    // Both schemes are in use; the driver knows the shorter one.
    let url = options.url.replacen("postgresql://", "postgres://", 1);
    let mut connect = common(options, url);
    connect.set_application_name("bangban");
    if let Some(timeout) = options.statement_timeout {
        connect.statement_timeout(timeout);
    }
    // Limits are bound as parameters: without the first every list would be planned anew. The
    // second is what a page costs on flash; with the default, that of turning disks, a list of a
    // small organisation would be sought by walking everybody's cases.
    connect.map_sqlx_postgres_opts(|postgres| {
        postgres.options([
            ("plan_cache_mode", "force_generic_plan"),
            ("random_page_cost", "1.1"),
            ("idle_in_transaction_session_timeout", "60000"),
        ])
    });
    connect
}

fn common(options: &StoreOptions, url: String) -> ConnectOptions {
    let mut connect = ConnectOptions::new(url);
    connect
        .max_connections(options.max_connections)
        .acquire_timeout(ACQUIRE_TIMEOUT)
        .test_before_acquire_if_idle_for(TRY_AFTER)
        .sqlx_logging(false)
        .record_stmt_in_spans(false);
    connect
}

mod sealed {
    use sea_orm::ConnectionTrait;
    use uuid::Uuid;

    use super::Head;

    /// What the finders need; kept from outside, as everything of sea-orm is.
    pub trait Connected: Send + Sync {
        type Connection: ConnectionTrait + Send + Sync;
        fn connection(&self) -> &Self::Connection;
        /// Notes the end of a case's audit chain, for a save that follows.
        fn note_head(&self, _case: Uuid, _head: Head) {}
        /// Whether a case that is found here is kept from others until the end.
        fn holds(&self) -> bool {
            false
        }
    }
}
pub(crate) use sealed::Connected;

/// Something to read from: a [`Reader`], or a [`Transaction`], which sees its own changes.
pub trait Source: Connected {}

/// Reads what is committed.
#[derive(Debug)]
pub struct Reader {
    connection: ReadConnection,
}

impl Connected for Reader {
    type Connection = ReadConnection;

    fn connection(&self) -> &ReadConnection {
        &self.connection
    }
}

impl Source for Reader {}

/// Reads what was committed when it began, however long it goes on.
#[derive(Debug)]
pub struct Snapshot {
    inner: DatabaseTransaction,
}

impl Connected for Snapshot {
    type Connection = DatabaseTransaction;

    fn connection(&self) -> &DatabaseTransaction {
        &self.inner
    }
}

impl Source for Snapshot {}

/// A unit of work: all of it is written, or nothing. Dropped without [`Transaction::commit`], it
/// leaves nothing.
pub struct Transaction {
    inner: DatabaseTransaction,
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
        Ok(self.inner.commit().await?)
    }

    /// Ends it and keeps nothing.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] where the database went away; nothing is kept then either.
    pub async fn rollback(self) -> Result<(), StoreError> {
        Ok(self.inner.rollback().await?)
    }

    /// Keeps it from being committed: something in it was written for nothing.
    pub(crate) fn spoil(&self) {
        self.spoiled.store(true, Ordering::Relaxed);
    }

    pub(crate) fn is_postgres(&self) -> bool {
        self.inner.get_database_backend() == DbBackend::Postgres
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
    type Connection = DatabaseTransaction;

    fn connection(&self) -> &DatabaseTransaction {
        &self.inner
    }

    fn note_head(&self, case: Uuid, head: Head) {
        self.heads().insert(case, head);
    }

    fn holds(&self) -> bool {
        true
    }
}

impl Source for Transaction {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Dice, draft, insert_with, one_store, stores};
    use crate::{audit, testing};

    #[tokio::test]
    async fn what_is_not_committed_is_not_there() {
        let dice = Dice::new(1);
        for base in stores().await {
            let tx = base.store.begin().await.unwrap();
            let decision = bangban_domain::case::Decision {
                case: draft(&dice, 0),
                events: vec![bangban_domain::case::Event::Drafted],
            };
            crate::cases::insert(&tx, &decision, &testing::act(&dice), &testing::sealing())
                .await
                .unwrap();
            drop(tx);
            assert_eq!(base.count("cases").await, 0, "{}", base.name);
            base.store.ping().await.unwrap();
            base.end().await;
        }
    }

    /// As SQLite does when the disk is full.
    #[tokio::test]
    async fn a_transaction_that_ended_by_itself_takes_none_with_it() {
        let dice = Dice::new(3);
        let base = one_store().await;
        let tx = base.store.begin().await.unwrap();
        let end = tx.connection().execute_unprepared("ROLLBACK").await;
        end.unwrap();
        assert!(tx.commit().await.is_err());
        for number in 0..2 {
            let undone = base.store.begin().await.unwrap();
            undone.rollback().await.unwrap();
            let event = bangban_domain::case::Event::Drafted;
            insert_with(&base.store, draft(&dice, number), vec![event], &dice).await;
        }
        let reader = base.store.reader().await.unwrap();
        let filter = audit::AuditFilter::default();
        let page = audit::list(&reader, &filter, &crate::Page::first()).await;
        assert_eq!(page.unwrap().items.len(), 2, "committed is committed");
        drop(reader);
        base.end().await;
    }

    #[tokio::test]
    async fn a_snapshot_does_not_move() {
        let dice = Dice::new(2);
        for base in stores().await {
            let snapshot = base.store.snapshot().await.unwrap();
            let filter = audit::AuditFilter::default();
            let page = crate::Page::first();
            assert!(
                audit::list(&snapshot, &filter, &page)
                    .await
                    .unwrap()
                    .items
                    .is_empty()
            );
            let event = bangban_domain::case::Event::Drafted;
            insert_with(&base.store, draft(&dice, 0), vec![event], &dice).await;
            assert!(
                audit::list(&snapshot, &filter, &page)
                    .await
                    .unwrap()
                    .items
                    .is_empty(),
                "{}",
                base.name
            );
            let reader = base.store.reader().await.unwrap();
            assert_eq!(
                audit::list(&reader, &filter, &page)
                    .await
                    .unwrap()
                    .items
                    .len(),
                1
            );
            drop(snapshot);
            base.end().await;
        }
    }

    #[tokio::test]
    async fn nobody_there_is_told_as_such() {
        for url in [
            "postgres://nobody@127.0.0.1:1/nothing",
            "sqlite:///nowhere/at/all.db",
        ] {
            let options = StoreOptions {
                url: url.to_owned(),
                max_connections: 1,
                statement_timeout: None,
            };
            assert_eq!(
                Store::connect(&options).await.err(),
                Some(StoreError::Unavailable),
                "{url}"
            );
            assert!(!format!("{options:?}").contains("nobody"));
        }
    }

    #[tokio::test]
    async fn a_reader_of_sqlite_can_not_write() {
        let base = one_store().await;
        let reader = base.store.reader().await.unwrap();
        assert!(
            reader
                .connection()
                .execute_unprepared("DELETE FROM cases")
                .await
                .is_err()
        );
        base.end().await;
    }
}
