//! Giving out tokens: the pair of access and refresh token that a sign-in ends with.
//!
//! Owns their lifetimes and the form of a refresh token. Does not own who gets one.

use bangban_domain::id::UserId;
use bangban_persistence::registry::sessions::{
    FamilyId, NewFamily, NewToken, insert_family, insert_token,
};
use bangban_persistence::{Sealing, Transaction};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};

use super::tokens::ACCESS_LIFETIME;
use crate::{Error, Platform};

/// How long a session goes on, however often it is renewed: a working day.
pub const SESSION_LIFETIME: TimeDelta = TimeDelta::hours(12);

/// How long a refresh token is good; it never outlives its session.
pub const REFRESH_LIFETIME: TimeDelta = TimeDelta::hours(12);

/// Bytes of a refresh token: nobody guesses 256 bits.
const REFRESH_BYTES: usize = 32;

/// The tokens of somebody who is signed in. No `Debug`: they open the session.
#[derive(Clone)]
pub struct SignedIn {
    /// Opens the API.
    pub access_token: String,
    /// Seconds that the access token is good.
    pub expires_in: i64,
    /// Gets the next pair, once.
    pub refresh_token: String,
    /// Seconds that the refresh token is good.
    pub refresh_expires_in: i64,
}

/// Begins a session.
///
/// # Errors
/// Those of storage.
pub(super) async fn begin(
    platform: &Platform,
    tx: &Transaction,
    user: UserId,
    now: DateTime<Utc>,
) -> Result<SignedIn, Error> {
    let family = NewFamily {
        id: platform.fresh_id().into(),
        user_id: user,
        created_at: now,
        expires_at: now + SESSION_LIFETIME,
    };
    insert_family(tx, &family).await?;
    go_on(platform, tx, user, family.id, family.expires_at, now).await
}

/// Gives out the next pair of a session.
///
/// # Errors
/// Those of storage.
pub(super) async fn go_on(
    platform: &Platform,
    tx: &Transaction,
    user: UserId,
    family: FamilyId,
    family_expires_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<SignedIn, Error> {
    let refresh_token = URL_SAFE_NO_PAD.encode(platform.random_bytes::<REFRESH_BYTES>());
    let expires_at = family_expires_at.min(now + REFRESH_LIFETIME);
    let token = NewToken {
        digest: digest(&platform.sealing, &refresh_token),
        family_id: family,
        created_at: now,
        expires_at,
    };
    insert_token(tx, &token).await?;
    let (sealing, id) = (&platform.sealing, platform.fresh_id());
    let issued = platform.tokens.issue(tx, sealing, user, family, id, now);
    Ok(SignedIn {
        access_token: issued.await?,
        expires_in: ACCESS_LIFETIME.num_seconds(),
        refresh_token,
        refresh_expires_in: (expires_at - now).num_seconds(),
    })
}

/// What stands for a refresh token in the database: keyed, so that who reads or even writes the
/// tables can't make one.
pub(super) fn digest(sealing: &Sealing, refresh_token: &str) -> String {
    hex::encode(sealing.index.of("refresh-token", refresh_token))
}
