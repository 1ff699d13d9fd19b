//! `bangban backup`: a consistent copy of a SQLite database, beside running work.

use std::path::{Path, PathBuf};

use bangban_persistence::backup::{BackupFault, copy, sqlite_file};

use crate::config::Common;
use crate::failure::Failure;
use crate::output;

/// Writes the copy.
///
/// # Errors
/// Where the database is no SQLite file, or the copy can't be written.
pub(super) async fn run(common: &Common, target: &Path) -> Result<(), Failure> {
    let database = database_file(common)?;
    copy(&database, target).await?;
    output::say(format!(
        "{} is a copy of {}",
        target.display(),
        database.display()
    ));
    let key = common.master_key_file();
    output::say(format!(
        "the master key {} is not in it: keep a copy of it at another place; without it the personal data in this backup can't be read",
        key.display()
    ));
    Ok(())
}

/// The file of the database; PostgreSQL has better means.
pub(super) fn database_file(common: &Common) -> Result<PathBuf, Failure> {
    sqlite_file(&common.database_url()).map_err(|fault| match fault {
        BackupFault::NoFile => Failure::new(
            "backup and restore are for SQLite; PostgreSQL has pg_dump and pg_restore, and base backups with archived logs, which lose nothing between two backups",
        ),
        fault => fault.into(),
    })
}
