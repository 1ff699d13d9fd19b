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
use bangban_persistence::{Random, Sealing, Source, Store};
use chrono::{DateTime, TimeDelta, Utc};
use jsonwebtoken::{Algorithm, Header};
use tokio::sync::Mutex;
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

/// How old the keys may be that a token is signed with: another process may have retired them. What
/// they sign until then is taken (`verify`).
const SIGNS_FOR: TimeDelta = TimeDelta::minutes(1);

/// Keys are read again for an unknown key id, but no oftener than this: anybody can make one up.
const LOOK_EVERY: Duration = Duration::from_secs(1);

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
    keys: RwLock<Read>,
    /// When somebody last looked for an unknown key, and what came of it.
    last_look: Mutex<Option<(Instant, Result<(), Error>)>>,
}

/// The keys as they were read.
#[derive(Clone)]
struct Read {
    keys: Arc<Keys>,
    at: DateTime<Utc>,
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
        Ok(Self::holding(Keys::open(rows, sealing)?, now))
    }

    fn holding(keys: Keys, at: DateTime<Utc>) -> Self {
        let keys = Arc::new(keys);
        Self {
            keys: RwLock::new(Read { keys, at }),
            last_look: Mutex::default(),
        }
    }

    /// Makes a new key, which signs from now on; the ones before go on verifying as long as a token
    /// of theirs can live. Other processes sign with it within a minute ([`Tokens::issue`]), and find
    /// it when they meet a token of its ([`Tokens::look_again`]).
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
        self.read(&store.reader().await?, sealing, now).await
    }

    /// A token for a session. Keys that were read too long ago are read again before, through the
    /// transaction at hand: it may hold the only connection.
    ///
    /// # Errors
    /// [`Error::Internal`] where signing fails; those of storage.
    pub async fn issue(
        &self,
        source: &impl Source,
        sealing: &Sealing,
        user: UserId,
        family: FamilyId,
        id: Uuid,
        now: DateTime<Utc>,
    ) -> Result<String, Error> {
        // A clock that was put back counts as well.
        if (now - self.last_read().at).abs() > SIGNS_FOR {
            self.read(source, sealing, now).await?;
        }
        self.sign(user, family, id, now)
    }

    fn sign(
        &self,
        user: UserId,
        family: FamilyId,
        id: Uuid,
        now: DateTime<Utc>,
    ) -> Result<String, Error> {
        let keys = self.last_read().keys;
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
        verify::verify(&self.last_read().keys, token, now)
    }

    /// Reads the keys again after a token of an unknown one, which may then be verified again. One
    /// looks for all who come meanwhile and within the second that follows.
    ///
    /// # Errors
    /// Those of storage: also to those who came meanwhile, whose tokens may well be good.
    pub async fn look_again(
        &self,
        store: &Store,
        sealing: &Sealing,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let mut last_look = self.last_look.lock().await;
        if let Some((at, outcome)) = &*last_look
            && at.elapsed() < LOOK_EVERY
        {
            return outcome.clone();
        }
        let outcome = self.look(store, sealing, now).await;
        *last_look = Some((Instant::now(), outcome.clone()));
        outcome
    }

    /// The public keys as a JSON Web Key Set (RFC 7517), for whoever wants to check our tokens.
    #[must_use]
    pub fn jwks(&self) -> serde_json::Value {
        self.last_read().keys.jwks()
    }

    async fn look(
        &self,
        store: &Store,
        sealing: &Sealing,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        self.read(&store.reader().await?, sealing, now).await
    }

    /// Reads the keys; `now` is before that.
    async fn read(
        &self,
        source: &impl Source,
        sealing: &Sealing,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let rows = signing_keys::load_all(source).await?;
        let keys = Arc::new(Keys::open(rows, sealing)?);
        *self.keys.write().unwrap_or_else(PoisonError::into_inner) = Read { keys, at: now };
        Ok(())
    }

    fn last_read(&self) -> Read {
        let keys = self.keys.read().unwrap_or_else(PoisonError::into_inner);
        keys.clone()
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
