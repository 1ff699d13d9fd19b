//! Why a command ended without doing its work.
//!
//! Owns the one line that an operator reads. It never carries SQL, a password or personal data.

use std::fmt;

use bangban_application::Error;
use bangban_application::import::{ImportError, ImportKind};
use bangban_persistence::StoreError;
use bangban_persistence::backup::BackupFault;
use bangban_persistence::sealing::MasterKeyFault;

/// One line for the operator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure(String);

impl Failure {
    /// A failure that says this.
    pub fn new(line: impl Into<String>) -> Self {
        Self(line.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::new(match error {
            StoreError::Unavailable => "the database is not available".to_owned(),
            error => format!("{error}; BANGBAN_LOG=debug shows more"),
        })
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::new(match error {
            Error::Unavailable => "the database is not available".to_owned(),
            error => format!("{error}; BANGBAN_LOG=debug shows more"),
        })
    }
}

impl From<MasterKeyFault> for Failure {
    fn from(fault: MasterKeyFault) -> Self {
        Self::new(fault.to_string())
    }
}

impl From<BackupFault> for Failure {
    fn from(fault: BackupFault) -> Self {
        Self::new(fault.to_string())
    }
}

/// For files that come with the program; a file of the operator has its faults told one by one.
impl From<ImportError> for Failure {
    fn from(error: ImportError) -> Self {
        match error {
            ImportError::Failed(error) => error.into(),
            ImportError::Faulty { kind, faults } => faulty(kind, faults.len()),
        }
    }
}

/// What stands below the faults of a file.
pub(crate) fn faulty(kind: ImportKind, count: usize) -> Failure {
    let kind = kind.as_str();
    Failure::new(format!(
        "nothing was imported; faults in the file of {kind}: {count}"
    ))
}
