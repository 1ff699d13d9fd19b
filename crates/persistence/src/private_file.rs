//! Files that are their owner's alone: keys, databases, copies of databases.
//!
//! Owns their making. SQLite gives the files beside a database the permissions of the database, so that
//! it is enough to make that one here.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::Path;

/// Makes a file that nobody else may read or write.
///
/// # Errors
/// Where there is one already, or none can be made.
#[cfg(unix)]
pub(crate) fn create_private(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = OpenOptions::new();
    options.write(true).create_new(true).mode(0o600).open(path)
}

/// Makes a file; who may read it is the folder's affair on other systems.
///
/// # Errors
/// Where there is one already, or none can be made.
#[cfg(not(unix))]
pub(crate) fn create_private(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).open(path)
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;
    use crate::{Store, StoreOptions, backup};

    #[tokio::test]
    async fn a_database_and_its_copy_are_their_owners_alone() {
        let mode = |file: &Path| {
            let about = std::fs::metadata(file).unwrap();
            about.permissions().mode() & 0o777
        };
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.sqlite3");
        let options = StoreOptions {
            url: format!("sqlite://{}", file.display()),
            max_connections: 1,
            statement_timeout: None,
        };
        let store = Store::connect(&options).await.unwrap();
        store.migrate().await.unwrap();
        assert_eq!(mode(&file), 0o600);
        assert_eq!(mode(&folder.path().join("a.sqlite3-wal")), 0o600);
        let copy = folder.path().join("copy");
        backup::copy(&file, &copy).await.unwrap();
        assert_eq!(mode(&copy), 0o600);
        store.close().await;
    }
}
