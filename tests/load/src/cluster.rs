//! The throw-away PostgreSQL.
//!
//! Owns its life, by the script beside this crate, and what is asked of it as a whole: its processor time, its size,
//! its version.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{AssertSqlSafe, PgPool};
use tempfile::TempDir;

use crate::Failure;
use crate::processor::{self, Ticks};

/// The tables whose rows come in by COPY.
const FILLED: [&str; 3] = ["cases", "case_events", "audit_events"];

/// A running cluster. Dropped, it stops: its script's input ends.
#[derive(Debug)]
pub(crate) struct Cluster {
    /// Where it is.
    pub(crate) url: String,
    /// The postmaster.
    process: u32,
    /// For administration.
    pub(crate) pool: PgPool,
    folder: PathBuf,
    script: Child,
    _temporary: Option<TempDir>,
}

impl Cluster {
    /// Starts one, in a folder that stays or in one that goes.
    pub(crate) async fn start(folder: Option<&Path>) -> Result<Self, Failure> {
        let temporary = match folder {
            Some(_) => None,
            // Not /tmp, which may be memory: it has to be a disk.
            None => Some(
                tempfile::Builder::new()
                    .prefix("bangban-bench-")
                    .tempdir_in("/var/tmp")?,
            ),
        };
        let folder = match (folder, &temporary) {
            (Some(folder), _) => folder.to_owned(),
            (None, Some(temporary)) => temporary.path().to_owned(),
            (None, None) => return Err("no folder".into()),
        };
        std::fs::create_dir_all(&folder)?;
        let mut script = Command::new(concat!(env!("CARGO_MANIFEST_DIR"), "/cluster"))
            .arg(&folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let output = script.stdout.take().ok_or("the cluster says nothing")?;
        let mut line = String::new();
        // The script gives up by itself where PostgreSQL does not start.
        BufReader::new(output).read_line(&mut line)?;
        let (url, process) = line
            .trim()
            .split_once(' ')
            .ok_or("the cluster did not start")?;
        let options: PgConnectOptions = url.parse()?;
        let pool = PgPoolOptions::new()
            .max_connections(4)
            .connect_with(options)
            .await?;
        let cluster = Self {
            url: url.to_owned(),
            process: process.parse()?,
            pool,
            folder,
            script,
            _temporary: temporary,
        };
        cluster
            .execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements")
            .await?;
        cluster.execute("CREATE SCHEMA IF NOT EXISTS bench").await?;
        Ok(cluster)
    }

    /// Stops it, and waits for that.
    pub(crate) async fn stop(mut self) -> Result<(), Failure> {
        self.pool.close().await;
        drop(self.script.stdin.take());
        self.script.wait()?;
        Ok(())
    }

    /// What all its processes have used so far.
    pub(crate) fn used(&self) -> Result<Ticks, Failure> {
        processor::of_family(self.process)
    }

    /// Runs a statement of the benchmark's own.
    pub(crate) async fn execute(&self, sql: &str) -> Result<(), Failure> {
        sqlx::raw_sql(AssertSqlSafe(sql))
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// One number or text.
    pub(crate) async fn text(&self, sql: &str) -> Result<String, Failure> {
        Ok(sqlx::query_scalar(AssertSqlSafe(sql))
            .fetch_one(&self.pool)
            .await?)
    }

    /// Version and settings in a line.
    pub(crate) async fn description(&self) -> Result<String, Failure> {
        self.text(
            "SELECT 'PostgreSQL ' || current_setting('server_version') || ', shared_buffers ' || \
             current_setting('shared_buffers') || ', fsync ' || current_setting('fsync') || \
             ', synchronous_commit ' || current_setting('synchronous_commit')",
        )
        .await
    }

    /// How large the database is, in words.
    pub(crate) async fn size(&self) -> Result<String, Failure> {
        let parts = FILLED.map(|table| {
            format!(
                "'{table} ' || pg_size_pretty(pg_table_size('{table}')) || ' + indexes ' || pg_size_pretty(pg_indexes_size('{table}'))"
            )
        });
        self.text(&format!(
            "SELECT pg_size_pretty(pg_database_size(current_database())) || ' (' || {} || ')'",
            parts.join(" || ', ' || ")
        ))
        .await
    }

    /// A folder for files that belong to this run.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }
}

/// What stands in the way of loading, as statements that bring it back.
#[derive(Debug)]
pub(crate) struct Stripped(Vec<String>);

impl Cluster {
    /// Takes indexes and constraints off the tables that are filled. References come back last.
    pub(crate) async fn strip(&self) -> Result<Stripped, Failure> {
        let tables = FILLED
            .map(|table| format!("'{table}'::regclass"))
            .join(", ");
        let constraints: Vec<(String, String, String, bool)> = sqlx::query_as(AssertSqlSafe(format!(
            "SELECT conrelid::regclass::text, conname::text, pg_get_constraintdef(oid), contype = 'f' FROM pg_constraint \
             WHERE contype IN ('p', 'u', 'f') AND (conrelid IN ({tables}) OR confrelid IN ({tables})) \
             ORDER BY contype = 'f' DESC"
        )))
        .fetch_all(&self.pool)
        .await?;
        let mut again = Vec::new();
        let mut references = Vec::new();
        for (table, name, definition, refers) in &constraints {
            self.execute(&format!("ALTER TABLE {table} DROP CONSTRAINT \"{name}\""))
                .await?;
            let add = format!("ALTER TABLE {table} ADD CONSTRAINT \"{name}\" {definition}");
            if *refers {
                references.push(add)
            } else {
                again.push(add)
            }
        }
        let indexes: Vec<(String, String)> = sqlx::query_as(AssertSqlSafe(format!(
            "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid IN ({tables})"
        )))
        .fetch_all(&self.pool)
        .await?;
        for (name, definition) in indexes {
            self.execute(&format!("DROP INDEX {name}")).await?;
            again.push(definition);
        }
        again.extend(references);
        Ok(Stripped(again))
    }

    /// Puts them back, and has the tables looked through.
    pub(crate) async fn dress(&self, stripped: Stripped) -> Result<(), Failure> {
        for statement in &stripped.0 {
            self.execute(statement).await?;
        }
        for table in FILLED {
            self.execute(&format!("VACUUM (ANALYZE) {table}")).await?;
        }
        self.execute("CHECKPOINT").await
    }
}
