//! Databases for the real program: a new one, with registry, accounts and keys.
//!
//! Owns the filling. Does not own what the registry holds (`registry`).

use std::path::{Path, PathBuf};

use sea_orm::{ConnectionTrait, Database as Connection};
use tokio::sync::OnceCell;

use crate::clock::{BEGIN, TestClock};
use crate::database::{keep_keys, platform};
use crate::litter::Litter;
use crate::registry::{self, Ids};

/// Fills an empty database, through the real importers.
pub(crate) async fn fill(url: &str) -> Ids {
    let platform = platform(url, &TestClock::at(BEGIN), 0).await;
    keep_keys(&platform).await;
    let ids = registry::fill(&platform).await;
    platform.store.close().await;
    ids
}

/// Makes a filled SQLite database in a new file.
pub async fn filled_sqlite(file: &Path) -> Ids {
    static TEMPLATE: OnceCell<(PathBuf, Ids)> = OnceCell::const_new();
    let make = async || {
        let folder = Litter::new("template-sqlite").keep();
        let template = folder.join("bangban.sqlite3");
        let ids = fill(&format!("sqlite://{}", template.display())).await;
        (template, ids)
    };
    let (template, ids) = TEMPLATE.get_or_init(make).await;
    // Not a copy of the file: part of what is stored may still be in its log.
    let template = Connection::connect(format!("sqlite://{}", template.display()));
    let template = template.await.unwrap();
    let copy = format!("VACUUM INTO '{}'", file.display());
    template.execute_unprepared(&copy).await.unwrap();
    template.close().await.unwrap();
    ids.clone()
}
