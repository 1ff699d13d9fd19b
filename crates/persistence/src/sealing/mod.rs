//! Sealing of personal data at rest (rule P1). Owns the algorithms, the envelope and the blind index;
//! all of it synchronous and without a database. It does not own the tables that hold wrapped keys and
//! sealed values, nor randomness: keys and nonces come in as random bytes.
//!
//! How the parts hang together:
//!
//! - The [`MasterKey`] lies in a file outside the database. Nothing is encrypted with it directly:
//!   every use has a key of its own, derived by label.
//! - A [`DataKey`] seals one record group. It lies in the database as a [`WrappedKey`], encrypted
//!   under the master key.
//! - The [`Keyring`] holds the opened data keys: one active key that seals, and all the older ones,
//!   which still open what they sealed.
//! - The [`BlindIndex`] finds a sealed value by its exact text.
//!
//! A copy of the database without the master key shows none of the sealed values. Every algorithm is a
//! national commercial one (SM3, SM4) by default; AES-256-GCM can be chosen for sealing.

mod blind_index;
mod cipher;
mod data_key;
mod digest;
mod fault;
mod keyring;
mod master_key;

pub use blind_index::BlindIndex;
pub use cipher::{Algorithm, NONCE_BYTES, Nonce, UnknownAlgorithm};
pub use data_key::{DataKey, DataKeyId, WrappedKey};
pub use digest::{hmac_sm3, sm3};
pub use fault::SealFault;
pub use keyring::Keyring;
pub use master_key::{KEY_BYTES, MasterKey, MasterKeyFault, derive_key};
