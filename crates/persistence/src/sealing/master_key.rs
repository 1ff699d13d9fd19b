//! The master key. Owns its file, its name, and the keys derived from it. It does not own randomness:
//! the bytes of a new key come in.

use std::fmt;
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use super::digest::hmac_sm3;
use crate::private_file::create_private;

/// Bytes of every key here.
pub const KEY_BYTES: usize = 32;

/// More than a key file has, so that a wrong path (a device, a huge file) is refused quickly.
const LONGEST_FILE: u64 = 1024;

/// The key that everything hangs on. Whoever loses it has lost what is sealed; whoever has it and the
/// database can read everything. `Debug` prints its name alone.
#[derive(Clone)]
pub struct MasterKey([u8; KEY_BYTES]);

/// Why a master key file can't be read or written. Never carries its content.
#[derive(Debug, thiserror::Error)]
pub enum MasterKeyFault {
    /// The file can't be opened or read.
    #[error("cannot read the master key file {path}: {source}")]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file does not hold 64 hexadecimal digits.
    #[error("the master key file {path} does not hold 64 hexadecimal digits")]
    Content {
        /// The file.
        path: PathBuf,
    },
    /// The file can't be written, for instance because there is one already.
    #[error("cannot write a new master key file {path}: {source}")]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl MasterKey {
    /// A new key from 32 bytes of the system's random generator.
    #[must_use]
    pub const fn generate(random: [u8; KEY_BYTES]) -> Self {
        Self(random)
    }

    /// Reads the key from its file: 64 hexadecimal digits, with white space around them or not.
    ///
    /// # Errors
    /// [`MasterKeyFault::Read`] and [`MasterKeyFault::Content`].
    pub fn read(path: &Path) -> Result<Self, MasterKeyFault> {
        let mut text = Vec::new();
        let file = File::open(path);
        file.and_then(|file| file.take(LONGEST_FILE).read_to_end(&mut text))
            .map_err(|source| MasterKeyFault::Read {
                path: path.to_owned(),
                source,
            })?;
        let mut key = [0; KEY_BYTES];
        match hex::decode_to_slice(text.trim_ascii(), &mut key) {
            Ok(()) => Ok(Self(key)),
            Err(_) => Err(MasterKeyFault::Content {
                path: path.to_owned(),
            }),
        }
    }

    /// Writes the key to a new file that its owner alone can read (mode 0600), and waits until it is on
    /// the disk. A file that exists already is never touched: it may be the only copy of a key.
    ///
    /// # Errors
    /// [`MasterKeyFault::Write`].
    pub fn write_new(&self, path: &Path) -> Result<(), MasterKeyFault> {
        self.write_file(path)
            .map_err(|source| MasterKeyFault::Write {
                path: path.to_owned(),
                source,
            })
    }

    fn write_file(&self, path: &Path) -> io::Result<()> {
        let mut file = create_private(path)?;
        let text = format!("{}\n", hex::encode(self.0));
        let written = file
            .write_all(text.as_bytes())
            .and_then(|()| file.sync_all());
        if written.is_err() {
            // Half a key would stand in the way of the next attempt. That the first fault is told
            // matters more than whether this removal succeeds.
            let _ = std::fs::remove_file(path);
        }
        written
    }

    /// The name of the key: 16 hexadecimal digits that tell keys apart and reveal nothing about them.
    #[must_use]
    pub fn id(&self) -> String {
        hex::encode(self.id_bytes())
    }

    /// The bytes of [`MasterKey::id`].
    pub(super) fn id_bytes(&self) -> [u8; 8] {
        let mut id = [0; 8];
        id.copy_from_slice(&derive_key(self, "master-key-id")[..8]);
        id
    }
}

impl fmt::Debug for MasterKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MasterKey({})", self.id())
    }
}

/// The key for one use, such as `audit-chain`: the first block of HKDF-Expand (RFC 5869 §2.3) with
/// HMAC-SM3. Two labels give unrelated keys, and no derived key leads back to the master key.
#[must_use]
pub fn derive_key(master: &MasterKey, label: &str) -> [u8; KEY_BYTES] {
    hmac_sm3(&master.0, &[b"bangban/", label.as_bytes(), &[1]])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_written_key_reads_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("master.key");
        let key = MasterKey::generate([7; 32]);
        key.write_new(&path).unwrap();
        assert_eq!(MasterKey::read(&path).unwrap().0, key.0);
        let text = std::fs::read_to_string(&path).unwrap();
        assert_eq!(text.trim_end(), "07".repeat(32));
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_can_read_the_file() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("master.key");
        MasterKey::generate([7; 32]).write_new(&path).unwrap();
        let mode = std::fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn an_existing_file_is_never_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("master.key");
        MasterKey::generate([7; 32]).write_new(&path).unwrap();
        let second = MasterKey::generate([8; 32]).write_new(&path);
        assert!(matches!(second, Err(MasterKeyFault::Write { .. })));
        assert_eq!(MasterKey::read(&path).unwrap().0, [7; 32]);
    }

    #[test]
    fn a_file_that_holds_no_key_is_refused_without_showing_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("master.key");
        let missing = MasterKey::read(&path).unwrap_err();
        assert!(matches!(missing, MasterKeyFault::Read { .. }));
        for content in [
            String::new(),
            "07".repeat(31),
            "07".repeat(33),
            "0x".repeat(32),
            "07".repeat(2000),
        ] {
            std::fs::write(&path, &content).unwrap();
            let fault = MasterKey::read(&path).unwrap_err();
            assert!(matches!(fault, MasterKeyFault::Content { .. }));
            assert!(content.is_empty() || !format!("{fault} {fault:?}").contains(&content));
        }
        std::fs::write(&path, format!(" \n{}\r\n", "AB".repeat(32))).unwrap();
        assert_eq!(MasterKey::read(&path).unwrap().0, [0xab; 32]);
    }

    #[test]
    fn derived_keys_differ_by_label_and_by_master_key() {
        let key = MasterKey::generate([7; 32]);
        let other = MasterKey::generate([8; 32]);
        assert_eq!(derive_key(&key, "a"), derive_key(&key, "a"));
        assert_ne!(derive_key(&key, "a"), derive_key(&key, "b"));
        assert_ne!(derive_key(&key, "a"), derive_key(&other, "a"));
        assert_ne!(derive_key(&key, ""), key.0);
    }

    #[test]
    fn debug_shows_the_name_alone() {
        let key = MasterKey::generate([7; 32]);
        assert_eq!(format!("{key:?}"), format!("MasterKey({})", key.id()));
        assert_eq!(key.id().len(), 16);
        assert_ne!(key.id(), MasterKey::generate([8; 32]).id());
        assert!(!format!("{key:?}").contains("0707"));
        assert!(!format!("{key:?}").contains("7, 7"));
    }
}
