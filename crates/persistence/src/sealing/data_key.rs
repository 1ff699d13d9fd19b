//! Data keys, and their form under the master key. Owns wrapping and unwrapping. It does not own the
//! table of wrapped keys, nor which record group has which key.

use std::fmt;

use super::SealFault;
use super::cipher::{Algorithm, Cipher, NONCE_BYTES, Nonce, TAG_BYTES};
use super::master_key::{KEY_BYTES, MasterKey, derive_key};

/// The layout of a wrapped key: version (1), id of the master key (8), nonce (12), ciphertext and tag.
const VERSION: u8 = 1;
const HEAD: usize = 1 + 8;
const WRAPPED_BYTES: usize = HEAD + NONCE_BYTES + KEY_BYTES + TAG_BYTES;

/// The number of a data key: the primary key of its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DataKeyId(pub i32);

impl fmt::Display for DataKeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

/// A key that seals the values of one record group, with its algorithm. `Debug` leaves the key out.
#[derive(Clone)]
pub struct DataKey {
    algorithm: Algorithm,
    bytes: [u8; KEY_BYTES],
    cipher: Cipher,
}

/// A data key as a row holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrappedKey {
    /// The number of the data key.
    pub id: DataKeyId,
    /// What the data key seals with, and is itself wrapped with.
    pub algorithm: Algorithm,
    /// The encrypted key, 69 bytes.
    pub wrapped: Vec<u8>,
}

impl DataKey {
    /// A new key from 32 bytes of the system's random generator.
    #[must_use]
    pub fn generate(algorithm: Algorithm, random: [u8; KEY_BYTES]) -> Self {
        Self {
            algorithm,
            bytes: random,
            cipher: Cipher::new(algorithm, &random),
        }
    }

    /// What the key seals with.
    #[must_use]
    pub const fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    pub(super) fn encrypt(&self, nonce: Nonce, aad: &[u8], plaintext: &[u8]) -> Vec<u8> {
        self.cipher.encrypt(nonce, aad, plaintext)
    }

    pub(super) fn decrypt(
        &self,
        nonce: Nonce,
        aad: &[u8],
        ciphertext: &[u8],
    ) -> Result<Vec<u8>, SealFault> {
        self.cipher.decrypt(nonce, aad, ciphertext)
    }
}

impl fmt::Debug for DataKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DataKey({})", self.algorithm)
    }
}

impl WrappedKey {
    /// Encrypts a data key under the master key, bound to its number and its algorithm.
    #[must_use]
    pub fn wrap(master: &MasterKey, id: DataKeyId, key: &DataKey, nonce: Nonce) -> Self {
        let algorithm = key.algorithm;
        let aad = associated_data(id, algorithm);
        let mut wrapped = Vec::with_capacity(WRAPPED_BYTES);
        wrapped.push(VERSION);
        wrapped.extend(master.id_bytes());
        wrapped.extend(nonce);
        let cipher = Cipher::new(algorithm, &wrapping_key(master));
        wrapped.extend(cipher.encrypt(nonce, &aad, &key.bytes));
        Self {
            id,
            algorithm,
            wrapped,
        }
    }

    /// The data key.
    ///
    /// # Errors
    /// [`SealFault::OtherMasterKey`] where the master key is not the one of wrapping;
    /// [`SealFault::Malformed`] and [`SealFault::Broken`] where the row was altered.
    pub fn unwrap(&self, master: &MasterKey) -> Result<DataKey, SealFault> {
        let head = self.wrapped.split_first_chunk::<HEAD>();
        let (head, rest) = head.ok_or(SealFault::Malformed)?;
        let (nonce, ciphertext) = rest
            .split_first_chunk::<NONCE_BYTES>()
            .ok_or(SealFault::Malformed)?;
        let [VERSION, master_id @ ..] = head else {
            return Err(SealFault::Malformed);
        };
        if *master_id != master.id_bytes() {
            return Err(SealFault::OtherMasterKey(self.id));
        }
        let aad = associated_data(self.id, self.algorithm);
        let cipher = Cipher::new(self.algorithm, &wrapping_key(master));
        let plain = cipher.decrypt(*nonce, &aad, ciphertext)?;
        let bytes = plain.try_into().map_err(|_| SealFault::Malformed)?;
        Ok(DataKey::generate(self.algorithm, bytes))
    }
}

fn wrapping_key(master: &MasterKey) -> [u8; KEY_BYTES] {
    derive_key(master, "data-key-wrapping")
}

fn associated_data(id: DataKeyId, algorithm: Algorithm) -> [u8; 5] {
    let [a, b, c, d] = id.0.to_be_bytes();
    [algorithm.byte(), a, b, c, d]
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: DataKeyId = DataKeyId(3);

    fn master() -> MasterKey {
        MasterKey::generate([7; 32])
    }

    fn wrapped(algorithm: Algorithm) -> WrappedKey {
        let key = DataKey::generate(algorithm, [9; 32]);
        WrappedKey::wrap(&master(), ID, &key, [1; 12])
    }

    #[test]
    fn round_trip() {
        for algorithm in [Algorithm::Sm4Gcm, Algorithm::Aes256Gcm] {
            let row = wrapped(algorithm);
            assert_eq!(row.wrapped.len(), WRAPPED_BYTES);
            assert!(!row.wrapped.windows(4).any(|part| part == [9; 4]));
            let key = row.unwrap(&master()).unwrap();
            assert_eq!((key.algorithm(), key.bytes), (algorithm, [9; 32]));
        }
    }

    #[test]
    fn another_master_key_is_named_as_the_cause() {
        let other = MasterKey::generate([8; 32]);
        let fault = wrapped(Algorithm::Sm4Gcm).unwrap(&other).unwrap_err();
        assert_eq!(fault, SealFault::OtherMasterKey(ID));
    }

    #[test]
    fn every_altered_byte_is_caught() {
        let row = wrapped(Algorithm::Sm4Gcm);
        for place in 0..row.wrapped.len() {
            let mut altered = row.clone();
            altered.wrapped[place] ^= 1;
            assert!(altered.unwrap(&master()).is_err(), "byte {place}");
        }
        for length in 0..row.wrapped.len() {
            let mut cut = row.clone();
            cut.wrapped.truncate(length);
            assert!(cut.unwrap(&master()).is_err(), "{length} bytes");
        }
    }

    #[test]
    fn a_wrapped_key_fits_its_own_row_alone() {
        let row = wrapped(Algorithm::Sm4Gcm);
        let moved = WrappedKey {
            id: DataKeyId(4),
            ..row.clone()
        };
        assert_eq!(moved.unwrap(&master()).unwrap_err(), SealFault::Broken);
        let renamed = WrappedKey {
            algorithm: Algorithm::Aes256Gcm,
            ..row
        };
        assert_eq!(renamed.unwrap(&master()).unwrap_err(), SealFault::Broken);
    }

    #[test]
    fn debug_leaves_the_key_out() {
        let key = DataKey::generate(Algorithm::Sm4Gcm, [9; 32]);
        assert_eq!(format!("{key:?}"), "DataKey(sm4-gcm)");
    }
}
