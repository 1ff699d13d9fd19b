//! `bangban migrate`: brings the tables up to date; makes a SQLite file where there is none.

use crate::config::Common;
use crate::failure::Failure;
use crate::output;
use crate::platform::{Absent, must_be_migrated, open};

/// Migrates.
///
/// # Errors
/// Where the database can't be reached, or is a newer program's.
pub(super) async fn run(common: &Common) -> Result<(), Failure> {
    let store = open(common, None, Absent::Make).await?;
    let done = match must_be_migrated(&store).await {
        Ok(()) => "the tables are up to date already",
        Err(_) => {
            store.migrate().await?;
            must_be_migrated(&store).await?;
            "the tables are up to date now"
        }
    };
    store.close().await;
    output::say(done);
    Ok(())
}
