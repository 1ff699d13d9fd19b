//! Access tokens: signed JWTs (RFC 9068) that say who and which session.
//!
//! Owns the keys in memory, what a token holds and every check of it that needs no database. Does not
//! own sessions: a token that is fine here may belong to one that has ended.

mod claims;
mod keys;
mod verify;

use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use bangban_domain::id::UserId;
use bangban_persistence::registry::sessions::FamilyId;
use bangban_persistence::registry::signing_keys;
use bangban_persistence::{Random, Sealing, Store};
use chrono::{DateTime, TimeDelta, Utc};
use jsonwebtoken::{Algorithm, Header};
use uuid::Uuid;

use self::claims::Claims;
use self::keys::Keys;
use crate::Error;

pub use self::verify::TokenFault;

/// How long an access token is good.
pub const ACCESS_LIFETIME: TimeDelta = TimeDelta::minutes(15);

/// Who issues.
const ISSUER: &str = "bangban";
/// For whom.
const AUDIENCE: &str = "bangban-api";
/// The type of an access token (RFC 9068 §2.1): no other JWT passes for one.
const TYPE: &str = "at+jwt";

/// Keys are read again for an unknown key id, but no oftener than this: anybody can make one up.
const RELOAD_EVERY: Duration = Duration::from_secs(10);

/// What a token says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verified {
    /// The account.
    pub user: UserId,
    /// The session.
    pub family: FamilyId,
    /// When the token ends.
    pub expires_at: DateTime<Utc>,
}

/// Makes and checks access tokens.
pub struct Tokens {
    keys: RwLock<Arc<Keys>>,
    reloaded_at: RwLock<Option<Instant>>,
}

impl Tokens {
    /// The tokens of this installation; makes the first key where there is none.
    ///
    /// # Errors
    /// Those of storage; [`Error::Internal`] where a key can't be opened.
    pub async fn load_or_create(
        store: &Store,
        sealing: &Sealing,
        random: &dyn Random,
        now: DateTime<Utc>,
    ) -> Result<Self, Error> {
        let mut rows = signing_keys::load_all(&store.reader().await?).await?;
        if rows.iter().all(|row| row.retired_at.is_some()) {
            // Ids are numbers in a row, so that of two processes that start at the same time one
            // alone can make the key; the other one then finds it.
            match insert_next(store, sealing, random, rows.len(), now).await {
                Ok(()) | Err(Error::Duplicate(_)) => {}
                Err(error) => return Err(error),
            }
            rows = signing_keys::load_all(&store.reader().await?).await?;
        }
        let keys = Keys::open(rows, sealing)?;
        Ok(Self {
            keys: RwLock::new(Arc::new(keys)),
            reloaded_at: RwLock::default(),
        })
    }

    /// Makes a new key, which signs from now on; the ones before go on verifying as long as a token
    /// of theirs can live. Other processes find it when they meet its first token.
    ///
    /// # Errors
    /// Those of storage.
    pub async fn rotate(
        &self,
        store: &Store,
        sealing: &Sealing,
        random: &dyn Random,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let rows = signing_keys::load_all(&store.reader().await?).await?;
        insert_next(store, sealing, random, rows.len(), now).await?;
        let tx = store.begin().await?;
        for row in rows {
            signing_keys::retire(&tx, &row.id, now).await?;
        }
        tx.commit().await?;
        self.reload(store, sealing).await
    }

    /// A token for a session.
    ///
    /// # Errors
    /// [`Error::Internal`] where signing fails.
    pub fn issue(
        &self,
        user: UserId,
        family: FamilyId,
        id: Uuid,
        now: DateTime<Utc>,
    ) -> Result<String, Error> {
        let keys = self.keys();
        let claims = Claims {
            iss: ISSUER.to_owned(),
            aud: AUDIENCE.to_owned(),
            sub: user.uuid(),
            sid: family.uuid(),
            iat: now.timestamp(),
            exp: (now + ACCESS_LIFETIME).timestamp(),
            jti: id,
            nbf: None,
        };
        let mut header = Header::new(Algorithm::EdDSA);
        header.typ = Some(TYPE.to_owned());
        header.kid = Some(keys.signing.id.clone());
        jsonwebtoken::encode(&header, &claims, &keys.signing.key).map_err(|error| {
            tracing::error!(%error, "signing a token");
            Error::Internal
        })
    }

    /// What a token says, if it is one of ours and in force at `now`.
    ///
    /// # Errors
    /// [`TokenFault`].
    pub fn verify(&self, token: &str, now: DateTime<Utc>) -> Result<Verified, TokenFault> {
        verify::verify(&self.keys(), token, now)
    }

    /// Reads the keys again, if that was not done just now; tells whether it was done.
    ///
    /// # Errors
    /// Those of storage.
    pub async fn reload_now_and_then(
        &self,
        store: &Store,
        sealing: &Sealing,
    ) -> Result<bool, Error> {
        {
            let mut last = self
                .reloaded_at
                .write()
                .unwrap_or_else(PoisonError::into_inner);
            if last.is_some_and(|last| last.elapsed() < RELOAD_EVERY) {
                return Ok(false);
            }
            *last = Some(Instant::now());
        }
        self.reload(store, sealing).await?;
        Ok(true)
    }

    /// The public keys as a JSON Web Key Set (RFC 7517), for whoever wants to check our tokens.
    #[must_use]
    pub fn jwks(&self) -> serde_json::Value {
        self.keys().jwks()
    }

    async fn reload(&self, store: &Store, sealing: &Sealing) -> Result<(), Error> {
        let rows = signing_keys::load_all(&store.reader().await?).await?;
        let keys = Arc::new(Keys::open(rows, sealing)?);
        *self.keys.write().unwrap_or_else(PoisonError::into_inner) = keys;
        Ok(())
    }

    fn keys(&self) -> Arc<Keys> {
        Arc::clone(&self.keys.read().unwrap_or_else(PoisonError::into_inner))
    }
}

impl std::fmt::Debug for Tokens {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Tokens")
    }
}

async fn insert_next(
    store: &Store,
    sealing: &Sealing,
    random: &dyn Random,
    known: usize,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let row = keys::generate(format!("bangban-{}", known + 1), sealing, random, now)?;
    let tx = store.begin().await?;
    signing_keys::insert(&tx, &row).await?;
    Ok(tx.commit().await?)
}

#[cfg(test)]
mod tests;
