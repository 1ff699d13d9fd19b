//! `bangban restore`: puts a backup in place of a SQLite database.

use std::path::Path;

use bangban_persistence::backup::{check, is_empty, restore};

use super::backup::database_file;
use crate::config::Common;
use crate::failure::Failure;
use crate::output;

/// Restores.
///
/// # Errors
/// Where the backup is not sound, the database is in use, or holds something and `force` is not said.
pub(super) async fn run(common: &Common, backup: &Path, force: bool) -> Result<(), Failure> {
    let database = database_file(common)?;
    check(backup).await?;
    if !force && !is_empty(&database).await? {
        let database = database.display();
        return Err(Failure::new(format!(
            "the database {database} is not empty; --force replaces it"
        )));
    }
    restore(backup, &database).await?;
    output::say(format!(
        "{} is in place of {}",
        backup.display(),
        database.display()
    ));
    output::say("start the server with the master key that belongs to the backup");
    Ok(())
}
