//! A folder that goes away with the process, however that ends.
//!
//! A temporary folder of a test is removed when the test drops it. What a whole run shares is never
//! dropped; for that, a small process waits for the end of this one and removes it.

use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

/// Such a folder.
pub(crate) struct Litter {
    folder: PathBuf,
    /// Holds the other end of the remover's input open.
    remover: Child,
}

impl Litter {
    pub(crate) fn new(purpose: &str) -> Self {
        let folder = TempDir::with_prefix(format!("bangban-{purpose}-")).unwrap();
        let folder = folder.keep();
        // A group of its own: a Ctrl-C is for the tests, and the removal follows them.
        let remover = Command::new("sh")
            .args(["-c", "cat >/dev/null; rm -rf -- \"$0\""])
            .arg(&folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .process_group(0)
            .spawn()
            .unwrap();
        Self { folder, remover }
    }

    pub(crate) fn path(&self) -> &Path {
        &self.folder
    }

    /// Keeps it to the end of the process.
    pub(crate) fn keep(self) -> PathBuf {
        let Self { folder, remover } = self;
        std::mem::forget(remover);
        folder
    }
}
