//! Where ids and nonces come from.
//!
//! Owns the seam: storage draws nothing by itself, so that a test can repeat a run. Does not own a
//! generator.

use bangban_domain::id::uuid_v7;
use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::sealing::Nonce;

/// A source of bytes that nobody can foretell.
pub trait Random: Send + Sync {
    /// Fills the bytes.
    fn fill(&self, bytes: &mut [u8]);
}

/// A new id for something that comes to be at `at`.
pub(crate) fn fresh_id(random: &dyn Random, at: DateTime<Utc>) -> Uuid {
    let mut bytes = [0; 10];
    random.fill(&mut bytes);
    uuid_v7(at, bytes)
}

/// A new nonce for sealing.
pub(crate) fn fresh_nonce(random: &dyn Random) -> Nonce {
    let mut nonce = Nonce::default();
    random.fill(&mut nonce);
    nonce
}
