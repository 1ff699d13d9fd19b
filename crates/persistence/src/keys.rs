//! The keys that storage works with, together.
//!
//! Owns the bundle and the form in which applicants can be looked up. Does not own where the keys
//! come from (`sealing`, `registry::data_keys`).

use std::fmt;

use bangban_domain::case::{Applicant, IdentityKey};
use bangban_domain::phone::Phone;

use crate::sealing::{BlindIndex, Keyring, MasterKey, derive_key};

/// Every key that reading and writing cases needs.
#[derive(Debug, Clone)]
pub struct Sealing {
    /// Seals personal data.
    pub keyring: Keyring,
    /// Finds it again by exact value.
    pub index: BlindIndex,
    /// Chains the audit trail.
    pub audit: AuditKey,
}

impl Sealing {
    /// The keys of an installation.
    #[must_use]
    pub fn new(master: &MasterKey, keyring: Keyring) -> Self {
        Self {
            keyring,
            index: BlindIndex::new(master),
            audit: AuditKey::new(master),
        }
    }
}

/// The key of the audit chains. Who holds the database alone can't make a record that fits.
#[derive(Clone)]
pub struct AuditKey(pub(crate) [u8; 32]);

impl AuditKey {
    /// The key under this master key.
    #[must_use]
    pub fn new(master: &MasterKey) -> Self {
        Self(derive_key(master, "audit-chain"))
    }
}

impl fmt::Debug for AuditKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AuditKey")
    }
}

/// Stands for an identity (`Applicant::identity`, or one of the functions beside it).
#[must_use]
pub fn identity_key(index: &BlindIndex, identity: &str) -> IdentityKey {
    IdentityKey(hex::encode(index.of("identity", identity)))
}

/// Stands for a phone number, however it was typed.
#[must_use]
pub fn phone_key(index: &BlindIndex, phone: &str) -> String {
    let normal = Phone::parse(phone);
    let value = normal.as_ref().map_or(phone.trim(), Phone::as_str);
    hex::encode(index.of("phone", value))
}

/// Stands for a name, whole and exact but for blanks around it.
#[must_use]
pub fn name_key(index: &BlindIndex, name: &str) -> String {
    hex::encode(index.of("name", name.trim()))
}

/// Stands for the applicant, as `Case::applicant_key`.
#[must_use]
pub fn applicant_key(index: &BlindIndex, applicant: &Applicant) -> IdentityKey {
    identity_key(index, &applicant.identity())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_is_the_same_with_and_without_a_hyphen() {
        let index = BlindIndex::new(&MasterKey::generate([7; 32]));
        assert_eq!(
            phone_key(&index, "05398123456"),
            phone_key(&index, "0539-8123456")
        );
        assert_ne!(
            phone_key(&index, "13953912345"),
            phone_key(&index, "13953912346")
        );
        assert_eq!(name_key(&index, " 王芳 "), name_key(&index, "王芳"));
        assert_ne!(
            name_key(&index, "13953912345"),
            phone_key(&index, "13953912345")
        );
    }
}
