//! Where a test takes place: the real program over a filled database of its own.
//!
//! Owns the set-up, and the ways round the program to its database.

use std::path::Path;

use bangban_tests::{Cluster, Database, Ids, Program, filled_sqlite};
use sea_orm::{ConnectOptions, ConnectionTrait, Database as Connection, DatabaseConnection};
use tempfile::TempDir;

/// Such a place.
pub(crate) struct Site {
    pub(crate) program: Program,
    pub(crate) ids: Ids,
    pub(crate) database: Database,
    /// PostgreSQL, where it is the database.
    pub(crate) cluster: Option<Cluster>,
    url: String,
    _folder: TempDir,
}

impl Site {
    /// On a database of this kind, with options of the program such as `("REQUEST_TIMEOUT", "4")`.
    pub(crate) async fn on(database: Database, options: &[(&str, &str)]) -> Self {
        match database {
            Database::Sqlite => {
                let folder = TempDir::with_prefix("bangban-site-").unwrap();
                Self::on_sqlite_in(folder, options).await
            }
            Database::Postgres => Self::on_postgres(&[], options).await,
        }
    }

    /// On SQLite in that folder.
    pub(crate) async fn on_sqlite_in(folder: TempDir, options: &[(&str, &str)]) -> Self {
        let file = folder.path().join("bangban.sqlite3");
        let ids = filled_sqlite(&file).await;
        let url = format!("sqlite://{}", file.display());
        Self::of(Database::Sqlite, None, url, ids, folder, options)
    }

    /// On PostgreSQL with settings such as `synchronous_commit=off`.
    pub(crate) async fn on_postgres(settings: &[&str], options: &[(&str, &str)]) -> Self {
        let cluster = Cluster::start_filled(settings).await;
        let (url, ids) = (cluster.url(), cluster.ids.clone());
        let folder = TempDir::with_prefix("bangban-site-").unwrap();
        let database = Database::Postgres;
        Self::of(database, Some(cluster), url, ids, folder, options)
    }

    fn of(
        database: Database,
        cluster: Option<Cluster>,
        url: String,
        ids: Ids,
        folder: TempDir,
        options: &[(&str, &str)],
    ) -> Self {
        let program = Program::new(folder.path(), &url);
        let program = options
            .iter()
            .fold(program, |program, (name, value)| program.with(name, value));
        Self {
            program,
            ids,
            database,
            cluster,
            url,
            _folder: folder,
        }
    }

    pub(crate) fn cluster(&mut self) -> &mut Cluster {
        self.cluster.as_mut().expect("a test of PostgreSQL")
    }

    /// The name of the database, for figures.
    pub(crate) fn name(&self) -> &'static str {
        match self.database {
            Database::Sqlite => "SQLite",
            Database::Postgres => "PostgreSQL",
        }
    }

    /// A connection behind the program's back. A single one: what is begun on it stays.
    pub(crate) async fn direct(&self) -> DatabaseConnection {
        let mut options = ConnectOptions::new(self.url.clone());
        options.max_connections(1).sqlx_logging(false);
        Connection::connect(options).await.unwrap()
    }

    /// Changes the database behind the program's back.
    pub(crate) async fn execute(&self, sql: &str) {
        let connection = self.direct().await;
        let done = connection.execute_unprepared(sql).await;
        done.unwrap_or_else(|error| panic!("{sql}: {error}"));
        connection.close().await.unwrap();
    }

    /// A key that was claimed and never answered is free again after a minute: makes as if it had
    /// gone by. Only while no request is under way, whose claim it would take.
    pub(crate) async fn age_claims(&self) {
        let older = match self.database {
            Database::Sqlite => "strftime('%Y-%m-%dT%H:%M:%S+00:00', created_at, '-2 minutes')",
            Database::Postgres => "created_at - interval '2 minutes'",
        };
        let table = "idempotency_records";
        let sql = format!("UPDATE {table} SET created_at = {older} WHERE state = 'running'");
        self.execute(&sql).await;
    }

    /// `bangban audit verify`: what it says of the trail, if that is not intact.
    pub(crate) fn faults_of_trail(&self) -> Option<String> {
        let output = self.program.run(&["audit", "verify"]);
        let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (!output.status.success()).then(|| said(&output.stdout) + &said(&output.stderr))
    }
}

/// Writes a copy of a SQLite database to a new file.
pub(crate) async fn copy_sqlite(site: &Site, to: &Path) {
    site.execute(&format!("VACUUM INTO '{}'", to.display()))
        .await;
}
