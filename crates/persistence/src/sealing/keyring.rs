//! The opened data keys, and sealing with them. Owns the layout of a sealed value:
//!
//! | bytes | what |
//! |---|---|
//! | 1 | version of the layout, 1 |
//! | 1 | algorithm: 1 SM4-GCM, 2 AES-256-GCM |
//! | 4 | number of the data key, big endian |
//! | 12 | nonce |
//! | rest | ciphertext, and 16 bytes of tag |
//!
//! It does not own where sealed values are kept.

use std::collections::HashMap;
use std::fmt;

use super::SealFault;
use super::cipher::{NONCE_BYTES, Nonce, TAG_BYTES};
use super::data_key::{DataKey, DataKeyId, WrappedKey};
use super::master_key::MasterKey;

const VERSION: u8 = 1;
const HEAD: usize = 1 + 1 + 4;

/// Every data key of the installation: the active one seals, all of them open. `Debug` names the keys
/// and shows none.
#[derive(Clone)]
pub struct Keyring {
    active: (DataKeyId, DataKey),
    keys: HashMap<DataKeyId, DataKey>,
}

impl Keyring {
    /// A keyring of opened keys.
    ///
    /// # Errors
    /// [`SealFault::UnknownDataKey`] where the active key is not among them.
    pub fn new(active: DataKeyId, keys: HashMap<DataKeyId, DataKey>) -> Result<Self, SealFault> {
        let key = keys.get(&active).cloned();
        let key = key.ok_or(SealFault::UnknownDataKey(active))?;
        Ok(Self {
            active: (active, key),
            keys,
        })
    }

    /// A keyring from the rows that hold the wrapped keys.
    ///
    /// # Errors
    /// Those of [`WrappedKey::unwrap`] and of [`Keyring::new`].
    pub fn unwrap(
        master: &MasterKey,
        active: DataKeyId,
        rows: &[WrappedKey],
    ) -> Result<Self, SealFault> {
        let opened = rows.iter().map(|row| Ok((row.id, row.unwrap(master)?)));
        Self::new(active, opened.collect::<Result<_, _>>()?)
    }

    /// The key that seals.
    #[must_use]
    pub const fn active(&self) -> DataKeyId {
        self.active.0
    }

    /// Seals a value under the active key.
    ///
    /// `aad` says what the value is and whose, such as `applicants.phone/` and the id of the row: the
    /// value opens there alone, and can't be moved to another row. `nonce` is 12 fresh random bytes.
    ///
    /// # Panics
    /// At 64 GiB of plaintext, the limit of GCM.
    #[must_use]
    pub fn seal(&self, plaintext: &[u8], aad: &[u8], nonce: Nonce) -> Vec<u8> {
        let (id, key) = &self.active;
        let head = header(*id, key);
        let mut sealed = Vec::with_capacity(HEAD + NONCE_BYTES + plaintext.len() + TAG_BYTES);
        sealed.extend(head);
        sealed.extend(nonce);
        sealed.extend(key.encrypt(nonce, &bound(head, aad), plaintext));
        sealed
    }

    /// Opens a value that this or an older key has sealed, with the `aad` of sealing.
    ///
    /// # Errors
    /// [`SealFault::Malformed`] where the bytes are nothing sealed; [`SealFault::UnknownDataKey`]
    /// where their key is missing; [`SealFault::Broken`] where they were altered or moved.
    pub fn open(&self, sealed: &[u8], aad: &[u8]) -> Result<Vec<u8>, SealFault> {
        let (head, rest) = sealed
            .split_first_chunk::<HEAD>()
            .ok_or(SealFault::Malformed)?;
        let (nonce, ciphertext) = rest
            .split_first_chunk::<NONCE_BYTES>()
            .ok_or(SealFault::Malformed)?;
        let [VERSION, _, a, b, c, d] = *head else {
            return Err(SealFault::Malformed);
        };
        let id = DataKeyId(i32::from_be_bytes([a, b, c, d]));
        let key = self.keys.get(&id).ok_or(SealFault::UnknownDataKey(id))?;
        // One key, one algorithm: what the bytes say must be what the key says.
        if *head != header(id, key) {
            return Err(SealFault::Malformed);
        }
        key.decrypt(*nonce, &bound(*head, aad), ciphertext)
    }
}

impl fmt::Debug for Keyring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.keys.len();
        write!(f, "Keyring(active {}, {count} keys)", self.active.0)
    }
}

fn header(id: DataKeyId, key: &DataKey) -> [u8; HEAD] {
    let [a, b, c, d] = id.0.to_be_bytes();
    [VERSION, key.algorithm().byte(), a, b, c, d]
}

/// The head is authenticated together with the context. Its length is fixed, so that no two pairs run
/// together into the same bytes.
fn bound(head: [u8; HEAD], aad: &[u8]) -> Vec<u8> {
    [head.as_slice(), aad].concat()
}

#[cfg(test)]
mod tests {
    use super::super::Algorithm;
    use super::*;

    const AAD: &[u8] = b"applicants.phone/1";
    const NONCE: Nonce = [5; 12];

    fn key(algorithm: Algorithm, byte: u8) -> DataKey {
        DataKey::generate(algorithm, [byte; 32])
    }

    fn keyring(active: i32) -> Keyring {
        let keys = HashMap::from([
            (DataKeyId(1), key(Algorithm::Sm4Gcm, 1)),
            (DataKeyId(2), key(Algorithm::Aes256Gcm, 2)),
        ]);
        Keyring::new(DataKeyId(active), keys).unwrap()
    }

    #[test]
    fn round_trip_with_both_algorithms() {
        for active in [1, 2] {
            let keyring = keyring(active);
            for length in [0, 1, 15, 16, 17, 1000] {
                let plaintext = vec![b'x'; length];
                let sealed = keyring.seal(&plaintext, AAD, NONCE);
                assert_eq!(sealed.len(), HEAD + NONCE_BYTES + length + TAG_BYTES);
                assert_eq!(keyring.open(&sealed, AAD), Ok(plaintext));
            }
        }
    }

    #[test]
    fn the_layout_stays_as_it_is() {
        let sealed = keyring(1).seal(b"13953912345", AAD, NONCE);
        assert_eq!(
            hex::encode(&sealed[..18]),
            format!("010100000001{}", "05".repeat(12))
        );
        assert!(!sealed.windows(5).any(|part| part == b"13953"));
        let sealed = keyring(2).seal(b"13953912345", AAD, NONCE);
        assert_eq!(hex::encode(&sealed[..6]), "010200000002");
    }

    #[test]
    fn an_older_key_still_opens() {
        let sealed = keyring(1).seal("欧阳娜".as_bytes(), AAD, NONCE);
        let later = keyring(2);
        assert_eq!(later.active(), DataKeyId(2));
        assert_eq!(later.open(&sealed, AAD), Ok("欧阳娜".as_bytes().to_vec()));
    }

    #[test]
    fn every_altered_byte_is_caught() {
        for active in [1, 2] {
            let keyring = keyring(active);
            let sealed = keyring.seal(b"13953912345", AAD, NONCE);
            for place in 0..sealed.len() {
                for bit in 0..8 {
                    let mut altered = sealed.clone();
                    altered[place] ^= 1 << bit;
                    assert!(keyring.open(&altered, AAD).is_err(), "byte {place}");
                }
            }
            for length in 0..sealed.len() {
                assert!(keyring.open(&sealed[..length], AAD).is_err(), "{length}");
            }
            let longer = [sealed.as_slice(), &[0]].concat();
            assert_eq!(keyring.open(&longer, AAD), Err(SealFault::Broken));
        }
    }

    #[test]
    fn another_context_does_not_open() {
        let sealed = keyring(1).seal(b"13953912345", AAD, NONCE);
        for aad in [
            b"".as_slice(),
            b"applicants.phone/2",
            b"applicants.phone/10",
        ] {
            assert_eq!(keyring(1).open(&sealed, aad), Err(SealFault::Broken));
        }
    }

    #[test]
    fn another_key_does_not_open() {
        let sealed = keyring(1).seal(b"13953912345", AAD, NONCE);
        let open = |id, key| {
            let id = DataKeyId(id);
            let keyring = Keyring::new(id, HashMap::from([(id, key)])).unwrap();
            keyring.open(&sealed, AAD).unwrap_err()
        };
        assert_eq!(open(1, key(Algorithm::Sm4Gcm, 3)), SealFault::Broken);
        assert_eq!(open(1, key(Algorithm::Aes256Gcm, 1)), SealFault::Malformed);
        let unknown = SealFault::UnknownDataKey(DataKeyId(1));
        assert_eq!(open(2, key(Algorithm::Sm4Gcm, 1)), unknown);
    }

    #[test]
    fn opens_from_its_rows() {
        let master = MasterKey::generate([7; 32]);
        let row = |id, key| WrappedKey::wrap(&master, DataKeyId(id), &key, [id as u8; 12]);
        let rows = [
            row(1, key(Algorithm::Sm4Gcm, 1)),
            row(2, key(Algorithm::Aes256Gcm, 2)),
        ];
        let opened = Keyring::unwrap(&master, DataKeyId(2), &rows).unwrap();
        let sealed = keyring(1).seal(b"13953912345", AAD, NONCE);
        assert_eq!(opened.open(&sealed, AAD), Ok(b"13953912345".to_vec()));
        assert_eq!(
            Keyring::unwrap(&master, DataKeyId(3), &rows).unwrap_err(),
            SealFault::UnknownDataKey(DataKeyId(3))
        );
        assert_eq!(
            Keyring::unwrap(&MasterKey::generate([8; 32]), DataKeyId(2), &rows).unwrap_err(),
            SealFault::OtherMasterKey(DataKeyId(1))
        );
    }

    #[test]
    fn debug_shows_no_key() {
        assert_eq!(format!("{:?}", keyring(2)), "Keyring(active 2, 2 keys)");
    }
}
