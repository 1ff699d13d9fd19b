//! The keyed blind index. Owns how an exact value turns into bytes that a row can be found by without
//! showing the value (rule P1). It does not own normal forms: a caller indexes the form that its parser
//! gives out (`IdentityNumber::as_str`, `Phone::as_str`), or equal values are not found.
//!
//! Equal values have equal bytes: a reader of the database sees that two rows share a number, but not
//! which. Without the key nobody can try out all numbers.

use std::fmt;

use super::digest::hmac_sm3;
use super::master_key::{KEY_BYTES, MasterKey, derive_key};

/// Computes blind indexes, with a key that hangs on the master key. A new master key means new
/// indexes: re-wrapping the data keys is not enough. `Debug` leaves the key out.
#[derive(Clone)]
pub struct BlindIndex([u8; KEY_BYTES]);

impl BlindIndex {
    /// The index under this master key.
    #[must_use]
    pub fn new(master: &MasterKey) -> Self {
        Self(derive_key(master, "blind-index"))
    }

    /// The index of a value, HMAC-SM3. `kind` says what it is (`identity_number`, `phone`), so that the
    /// same text as something else has other bytes.
    #[must_use]
    pub fn of(&self, kind: &str, value: &str) -> [u8; 32] {
        let length = (kind.len() as u64).to_be_bytes();
        hmac_sm3(&self.0, &[&length, kind.as_bytes(), value.as_bytes()])
    }
}

impl fmt::Debug for BlindIndex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BlindIndex")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_values_meet_and_others_do_not() {
        let index = BlindIndex::new(&MasterKey::generate([7; 32]));
        let found = index.of("phone", "13953912345");
        assert_eq!(found, index.clone().of("phone", "13953912345"));
        assert_ne!(found, index.of("phone", "13953912346"));
        assert_ne!(found, index.of("fax", "13953912345"));
        assert_ne!(found, index.of("phone1", "3953912345"));
        let other = BlindIndex::new(&MasterKey::generate([8; 32]));
        assert_ne!(found, other.of("phone", "13953912345"));
    }

    #[test]
    fn debug_leaves_the_key_out() {
        let index = BlindIndex::new(&MasterKey::generate([7; 32]));
        assert_eq!(format!("{index:?}"), "BlindIndex");
    }
}
