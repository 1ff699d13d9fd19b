//! Why something sealed can't be opened. Owns the kinds of refusal; none of them carries plaintext,
//! key material or the sealed bytes.

use super::data_key::DataKeyId;

/// Why something sealed can't be opened, or a keyring not be built.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealFault {
    /// Too short to be something sealed, or written in an unknown layout.
    #[error("not a sealed value, or one of an unknown layout")]
    Malformed,
    /// Sealed by a data key that is not in the keyring.
    #[error("data key {0} is not in the keyring")]
    UnknownDataKey(DataKeyId),
    /// The data key was wrapped by another master key than the one at hand.
    #[error("data key {0} was wrapped by another master key")]
    OtherMasterKey(DataKeyId),
    /// The bytes, their context or the key are not those of sealing. Which of them can't be told.
    #[error("the sealed value was altered, belongs elsewhere, or has another key")]
    Broken,
}
