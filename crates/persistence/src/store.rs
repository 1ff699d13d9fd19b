//! The database: how it is opened and closed, and how one begins to read or to write.
//!
//! Owns how each of the two databases is opened, and migrated. Does not own how a unit of work ends
//! (`transaction`), nor what is read or written.

use std::fmt;
use std::future::poll_fn;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use bangban_migrations::Migrator;
use sea_orm::sqlx::Connection as _;
use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    ConnectOptions, Database, DatabaseConnection, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
};
use sea_orm_migration::MigratorTrait;
use tokio::runtime::Handle;

use crate::connection::Connection;
use crate::held::{Lender, Terms};
use crate::private_file::create_private;
use crate::source::{Reader, Snapshot};
use crate::transaction::Transaction;
use crate::{StoreError, backup};

/// How long a request waits for a free connection.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(5);
/// How long SQLite waits for another process that writes.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);
/// How long a connection is used without being tried.
const TRY_AFTER: Duration = Duration::from_secs(10);

/// What is read in it is what was committed when it began.
const BEGIN_SNAPSHOT: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

/// How to open the database.
#[derive(Clone)]
pub struct StoreOptions {
    /// `sqlite://<path>`, or `postgres://…`.
    pub url: String,
    /// Most connections of each runtime, of which each thread that serves has one (PostgreSQL), or of
    /// the process, which has one more that writes (SQLite).
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
    /// PostgreSQL's connections; none for SQLite.
    lender: Option<Arc<Lender>>,
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
            return Ok(Self {
                readers,
                writer,
                lender: None,
                home: Handle::current(),
            });
        }
        let pool = Database::connect(postgres(options)).await?;
        let connections = pool.get_postgres_connection_pool().clone();
        let terms = Terms {
            each: options.max_connections,
            patience: ACQUIRE_TIMEOUT,
            try_after: TRY_AFTER,
        };
        let lender = Lender::new(connections, terms);
        Ok(Self {
            readers: pool.clone(),
            writer: pool,
            lender: Some(Arc::new(lender)),
            home: Handle::current(),
        })
    }

    /// Does work with the pool that migrates, which may open a connection: that is dead when the
    /// runtime ends that opened it, and threads that serve end before others.
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
        let connection = match &self.lender {
            Some(lender) => Connection::Held(lender.lend().await?),
            None => Connection::Pool(self.readers.clone()),
        };
        Ok(Reader { connection })
    }

    /// Begins a unit of work. On SQLite it is the only one that writes until it ends.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] where the database is away or too busy.
    pub async fn begin(&self) -> Result<Transaction, StoreError> {
        let connection = match &self.lender {
            Some(lender) => Connection::Held(lender.lend().await?.begin("BEGIN").await?),
            None => {
                let options = TransactionOptions {
                    sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
                    ..TransactionOptions::default()
                };
                Connection::Transaction(self.writer.begin_with_options(options).await?)
            }
        };
        Ok(Transaction::new(connection))
    }

    /// A view for reading alone that does not move while others write.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] where no connection is to be had.
    pub async fn snapshot(&self) -> Result<Snapshot, StoreError> {
        let connection = match &self.lender {
            Some(lender) => Connection::Held(lender.lend().await?.begin(BEGIN_SNAPSHOT).await?),
            None => Connection::Transaction(self.readers.begin().await?),
        };
        Ok(Snapshot { connection })
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] where it does not.
    pub async fn ping(&self) -> Result<(), StoreError> {
        match &self.lender {
            Some(lender) => lender.lend().await?.ping().await?,
            None => self.readers.ping().await?,
        }
        Ok(())
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
        let is_postgres = self.lender.is_some();
        is_postgres.then(|| self.writer.get_postgres_connection_pool())
    }

    /// Closes every connection once the work on it has ended.
    pub async fn close(self) {
        if let Some(lender) = &self.lender {
            lender.close().await;
        }
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
    // One of them migrates, and looks whether everything is migrated; what is lent beside is opened
    // as they are (`held`).
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

#[cfg(test)]
mod tests {
    use sea_orm::ConnectionTrait;

    use super::*;
    use crate::source::Connected;
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
