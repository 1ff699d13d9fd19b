//! Backup and restoring of a SQLite database as one file.
//!
//! Owns how a copy is made beside running work, how a file is told to be a sound database of this
//! program, and how one takes the place of another. Does not own PostgreSQL, whose own tools do this
//! better (`pg_dump`, base backups with archived logs), nor the master key, which lies in a file of
//! its own on purpose: a backup without it shows no personal data.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

use sea_orm::sqlx::sqlite::SqliteConnectOptions;
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, DbErr, Statement,
};

use crate::private_file::create_private;

/// How long to wait for a writer.
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);

/// Why nothing was copied.
#[derive(Debug, thiserror::Error)]
pub enum BackupFault {
    /// The URL names no file.
    #[error("only a SQLite database in a file can be copied")]
    NoFile,
    /// There is no such file.
    #[error("there is no file {0}")]
    Missing(PathBuf),
    /// There is a file already where the copy should go.
    #[error("{0} exists already")]
    Exists(PathBuf),
    /// The file is no database, or damaged.
    #[error("{0} is no sound SQLite database")]
    Unsound(PathBuf),
    /// The file is a sound database, but holds no tables of this program.
    #[error("{0} is no database of bangban")]
    Foreign(PathBuf),
    /// The copy could not be written to its end.
    #[error("{0} could not be written: is there enough space?")]
    NotWritten(PathBuf),
    /// Somebody works with the database that would be replaced.
    #[error("{0} is in use: stop the server first")]
    InUse(PathBuf),
    /// The system refused.
    #[error("{path}: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// The file of a SQLite database.
///
/// # Errors
/// [`BackupFault::NoFile`] for another database, and for one in memory.
pub fn sqlite_file(url: &str) -> Result<PathBuf, BackupFault> {
    if !url.starts_with("sqlite:") || url.contains(":memory:") || url.contains("mode=memory") {
        return Err(BackupFault::NoFile);
    }
    let options = SqliteConnectOptions::from_str(url).map_err(|_| BackupFault::NoFile)?;
    let file = options.get_filename();
    if file.as_os_str().is_empty() {
        Err(BackupFault::NoFile)
    } else {
        Ok(file.to_owned())
    }
}

/// Writes a consistent copy of the database to a new file, while others go on working with it.
///
/// # Errors
/// [`BackupFault`]; no file is left then.
pub async fn copy(database: &Path, target: &Path) -> Result<(), BackupFault> {
    if !database.is_file() {
        return Err(BackupFault::Missing(database.to_owned()));
    }
    if target.exists() {
        return Err(BackupFault::Exists(target.to_owned()));
    }
    let part = beside(target, "part");
    remove(&part)?;
    let outcome = copy_to(database, &part).await;
    let outcome = match outcome {
        Ok(()) => put_in_place(&part, target),
        Err(fault) => Err(fault),
    };
    if outcome.is_err() {
        // The first fault is what matters; a left-over is overwritten by the next attempt.
        let _ = remove(&part);
    }
    outcome
}

async fn copy_to(database: &Path, part: &Path) -> Result<(), BackupFault> {
    let name = part.to_str().ok_or(BackupFault::NoFile)?;
    // Tells a folder that can't be written to from everything else; SQLite takes an empty file.
    create_private(part).map_err(|source| io_fault(part, source))?;
    let connection = open(database).await?;
    let vacuum = Statement::from_sql_and_values(DbBackend::Sqlite, "VACUUM INTO ?", [name.into()]);
    let done = connection.execute_raw(vacuum).await;
    close(connection).await;
    if done.is_err() {
        check(database).await?;
        return Err(BackupFault::NotWritten(part.to_owned()));
    }
    check(part).await
}

/// Goes on only with a sound database of this program.
///
/// # Errors
/// [`BackupFault::Missing`], [`BackupFault::Unsound`], [`BackupFault::Foreign`].
pub async fn check(file: &Path) -> Result<(), BackupFault> {
    if !file.is_file() {
        return Err(BackupFault::Missing(file.to_owned()));
    }
    let connection = open(file).await?;
    let verdict = text(&connection, "PRAGMA integrity_check(1)").await;
    let ours = number(
        &connection,
        "SELECT count(*) AS value FROM sqlite_master WHERE name IN ('seaql_migrations', 'cases')",
    )
    .await;
    close(connection).await;
    match (verdict, ours) {
        (Ok(verdict), Ok(2)) if verdict == "ok" => Ok(()),
        (Ok(verdict), Ok(_)) if verdict == "ok" => Err(BackupFault::Foreign(file.to_owned())),
        _ => Err(BackupFault::Unsound(file.to_owned())),
    }
}

/// Whether there is nothing in the database: no file, no tables, or tables without organisations,
/// accounts and cases.
///
/// # Errors
/// [`BackupFault::Unsound`] where that can't be told.
pub async fn is_empty(file: &Path) -> Result<bool, BackupFault> {
    if !file.exists() || fs::metadata(file).is_ok_and(|it| it.len() == 0) {
        return Ok(true);
    }
    let unsound = |_| BackupFault::Unsound(file.to_owned());
    let connection = open(file).await?;
    let tables = "SELECT count(*) AS value FROM sqlite_master WHERE type = 'table'";
    let mut count = number(&connection, tables).await.map_err(unsound)?;
    let ours = "SELECT count(*) AS value FROM sqlite_master WHERE name = 'seaql_migrations'";
    if count > 0 && number(&connection, ours).await.map_err(unsound)? > 0 {
        count = 0;
        for table in ["organizations", "users", "cases"] {
            let rows = format!("SELECT count(*) AS value FROM {table}");
            // Migrated by an older program, it may not have all of them.
            count += number(&connection, &rows).await.unwrap_or(0);
        }
    }
    close(connection).await;
    Ok(count == 0)
}

/// Puts a copy of `backup` in place of the database, which nobody uses. The backup itself stays.
///
/// # Errors
/// [`BackupFault`]; the database is as it was then.
pub async fn restore(backup: &Path, database: &Path) -> Result<(), BackupFault> {
    check(backup).await?;
    if let Some(folder) = database
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
    {
        fs::create_dir_all(folder).map_err(|source| io_fault(folder, source))?;
    }
    if database.exists() {
        be_alone(database).await?;
    }
    let part = beside(database, "part");
    remove(&part)?;
    let outcome = replace(backup, &part, database).await;
    if outcome.is_err() {
        // The first fault is what matters; a left-over is overwritten by the next attempt.
        let _ = remove(&part);
    }
    outcome
}

async fn replace(backup: &Path, part: &Path, database: &Path) -> Result<(), BackupFault> {
    copy_to(backup, part).await?;
    if database.exists() {
        // Copying takes a while: somebody may have begun to work.
        be_alone(database).await?;
    }
    // What a log still holds belongs to the database that goes away.
    for ending in ["-wal", "-shm"] {
        let mut name = database.as_os_str().to_owned();
        name.push(ending);
        remove(Path::new(&name))?;
    }
    put_in_place(part, database)
}

/// Fails where another connection to the database is open: exclusive locking of a database with a
/// write-ahead log waits for all of them.
async fn be_alone(database: &Path) -> Result<(), BackupFault> {
    let in_use = |_| BackupFault::InUse(database.to_owned());
    let connection = open_within(database, Duration::from_millis(500)).await?;
    let alone = async {
        connection
            .execute_unprepared("PRAGMA locking_mode = EXCLUSIVE")
            .await?;
        connection.execute_unprepared("BEGIN EXCLUSIVE").await?;
        connection.execute_unprepared("ROLLBACK").await?;
        Ok::<_, DbErr>(())
    };
    let alone = alone.await;
    close(connection).await;
    alone.map_err(in_use)
}

async fn open(file: &Path) -> Result<DatabaseConnection, BackupFault> {
    open_within(file, BUSY_TIMEOUT).await
}

async fn open_within(file: &Path, busy: Duration) -> Result<DatabaseConnection, BackupFault> {
    let path = file.to_owned();
    let mut connect = ConnectOptions::new("sqlite::memory:");
    connect
        .max_connections(1)
        .min_connections(0)
        .sqlx_logging(false)
        .connect_lazy(true);
    connect.map_sqlx_sqlite_opts(move |_| {
        SqliteConnectOptions::new()
            .filename(&path)
            .create_if_missing(false)
            .busy_timeout(busy)
    });
    Database::connect(connect)
        .await
        .map_err(|_| BackupFault::Unsound(file.to_owned()))
}

async fn close(connection: DatabaseConnection) {
    // Nothing to do about a failure: what was asked has been answered.
    let _ = connection.close().await;
}

async fn number(connection: &DatabaseConnection, sql: &str) -> Result<i64, DbErr> {
    let statement = Statement::from_string(DbBackend::Sqlite, sql);
    let row = connection.query_one_raw(statement).await?;
    row.map_or(Ok(0), |row| row.try_get("", "value"))
}

async fn text(connection: &DatabaseConnection, sql: &str) -> Result<String, DbErr> {
    let statement = Statement::from_string(DbBackend::Sqlite, sql);
    let row = connection.query_one_raw(statement).await?;
    row.map_or(Ok(String::new()), |row| row.try_get_by_index(0))
}

/// Makes the file last, and gives it its name.
fn put_in_place(part: &Path, target: &Path) -> Result<(), BackupFault> {
    let done = File::open(part).and_then(|file| file.sync_all());
    done.and_then(|()| fs::rename(part, target))
        .map_err(|source| io_fault(target, source))?;
    if let Some(folder) = target
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
    {
        // The name is on the disk once its folder is; a system that can't do this does it by itself.
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
    Ok(())
}

fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

fn remove(file: &Path) -> Result<(), BackupFault> {
    match fs::remove_file(file) {
        Err(source) if source.kind() != io::ErrorKind::NotFound => Err(io_fault(file, source)),
        _ => Ok(()),
    }
}

fn io_fault(path: &Path, source: io::Error) -> BackupFault {
    BackupFault::Io {
        path: path.to_owned(),
        source,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::settings;
    use crate::{Store, StoreOptions};

    async fn database(file: &Path, value: &str) -> Store {
        let url = format!("sqlite://{}", file.display());
        let options = StoreOptions {
            url,
            max_connections: 2,
            statement_timeout: None,
        };
        let store = Store::connect(&options).await.unwrap();
        store.migrate().await.unwrap();
        let tx = store.begin().await.unwrap();
        settings::put(&tx, "which", value).await.unwrap();
        tx.commit().await.unwrap();
        store
    }

    async fn which(file: &Path) -> String {
        let url = format!("sqlite://{}", file.display());
        let options = StoreOptions {
            url,
            max_connections: 2,
            statement_timeout: None,
        };
        let store = Store::connect(&options).await.unwrap();
        let value = settings::get(&store.reader().await.unwrap(), "which")
            .await
            .unwrap();
        store.close().await;
        value.unwrap()
    }

    #[tokio::test]
    async fn a_copy_is_made_beside_the_work_and_restored_without_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let (one, two, copied) = (path("one.sqlite3"), path("two.sqlite3"), path("copy"));
        let first = database(&one, "first").await;
        copy(&one, &copied).await.unwrap();
        assert!(matches!(
            copy(&one, &copied).await,
            Err(BackupFault::Exists(_))
        ));
        first.close().await;

        let second = database(&two, "second").await;
        assert!(matches!(
            restore(&copied, &two).await,
            Err(BackupFault::InUse(_))
        ));
        second.close().await;
        assert_eq!(which(&two).await, "second");
        restore(&copied, &two).await.unwrap();
        assert_eq!(which(&two).await, "first");
        assert!(copied.is_file());
        let names = fs::read_dir(folder.path())
            .unwrap()
            .map(|it| it.unwrap().file_name());
        assert!(
            names
                .map(|it| it.into_string().unwrap())
                .all(|name| !name.contains("part"))
        );
    }

    #[tokio::test]
    async fn only_a_sound_database_of_ours_is_taken() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        assert!(matches!(
            check(&path("none")).await,
            Err(BackupFault::Missing(_))
        ));
        fs::write(path("text"), "not a database, by far not a database").unwrap();
        assert!(matches!(
            check(&path("text")).await,
            Err(BackupFault::Unsound(_))
        ));
        fs::write(path("empty"), "").unwrap();
        assert!(matches!(
            check(&path("empty")).await,
            Err(BackupFault::Foreign(_))
        ));
        database(&path("ours"), "ours").await.close().await;
        assert!(check(&path("ours")).await.is_ok());
        let bytes = fs::read(path("ours")).unwrap();
        fs::write(path("cut"), &bytes[..bytes.len() / 2]).unwrap();
        assert!(matches!(
            check(&path("cut")).await,
            Err(BackupFault::Unsound(_))
        ));
        assert!(matches!(
            restore(&path("cut"), &path("new")).await,
            Err(BackupFault::Unsound(_))
        ));
        assert!(!path("new").exists());
    }

    #[tokio::test]
    async fn an_empty_database_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("some.sqlite3");
        assert!(is_empty(&file).await.unwrap());
        database(&file, "value").await.close().await;
        assert!(is_empty(&file).await.unwrap());
    }

    #[test]
    fn the_file_stands_in_the_url() {
        assert_eq!(
            sqlite_file("sqlite://.data/x.db?mode=rwc").unwrap(),
            Path::new(".data/x.db")
        );
        for url in ["postgres://host/name", "sqlite::memory:", "sqlite:"] {
            assert!(
                matches!(sqlite_file(url), Err(BackupFault::NoFile)),
                "{url}"
            );
        }
    }
}
