//! What the use cases of one process share.
//!
//! Owns nothing but the bundle: storage, keys, clock, randomness, tokens, passwords, reference.

use std::sync::Arc;

use bangban_domain::id::uuid_v7;
use bangban_persistence::keys::Sealing;
use bangban_persistence::{Random, Store};
use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use crate::Clock;
use crate::auth::passwords::Passwords;
use crate::auth::sessions::SessionCache;
use crate::auth::tokens::Tokens;
use crate::items::ItemCache;
use crate::reference::ReferenceCache;

/// The shared parts.
pub struct Platform {
    /// The database.
    pub store: Store,
    /// The keys.
    pub sealing: Arc<Sealing>,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub random: Arc<dyn Random>,
    /// Access tokens.
    pub tokens: Tokens,
    /// Password hashing.
    pub passwords: Passwords,
    /// Callers that were verified within the last second.
    pub sessions: SessionCache,
    /// Calendar and settings.
    pub reference: ReferenceCache,
    /// Service item versions.
    pub items: ItemCache,
}

impl Platform {
    /// The instant.
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// The legal date.
    pub fn today(&self) -> NaiveDate {
        bangban_domain::time::legal_date(self.now())
    }

    /// A new id, ordered by time.
    pub fn fresh_id(&self) -> Uuid {
        let mut bytes = [0; 10];
        self.random.fill(&mut bytes);
        uuid_v7(self.now(), bytes)
    }

    /// That many random bytes.
    pub fn random_bytes<const COUNT: usize>(&self) -> [u8; COUNT] {
        let mut bytes = [0; COUNT];
        self.random.fill(&mut bytes);
        bytes
    }
}

impl std::fmt::Debug for Platform {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Platform")
    }
}
