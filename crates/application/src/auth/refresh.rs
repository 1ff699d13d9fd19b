//! Renewing a session.
//!
//! Owns what follows from each use of a refresh token. A token works once; a second use means that
//! somebody else has it, and ends the session for both (RFC 9700 §4.14.2). Does not own the counting
//! of uses (`registry::sessions`).

use bangban_domain::id::UserId;
use bangban_persistence::Transaction;
use bangban_persistence::audit::{self, Entry, Outcome, Subject};
use bangban_persistence::registry::sessions::{FamilyId, TokenUse, revoke_family, use_token};
use bangban_persistence::registry::users;
use chrono::{DateTime, Utc};
use serde_json::json;

use super::issue::{self, SignedIn};
use crate::{Error, Platform};

/// Gives the next pair of tokens for a refresh token.
///
/// # Errors
/// [`Error::Unauthenticated`] where the token is not good, was used before, or its account is
/// disabled; those of storage.
pub async fn refresh(
    platform: &Platform,
    refresh_token: &str,
    trace_id: &str,
) -> Result<SignedIn, Error> {
    let now = platform.now();
    let tx = platform.store.begin().await?;
    let digest = issue::digest(&platform.sealing, refresh_token);
    match use_token(&tx, &digest, now).await? {
        TokenUse::Used {
            family_id,
            user_id,
            family_expires_at,
        } => {
            if users::actor(&tx, user_id).await?.is_none() {
                return end(platform, tx, family_id, now).await;
            }
            let signed_in =
                issue::go_on(platform, &tx, user_id, family_id, family_expires_at, now).await?;
            tx.commit().await?;
            Ok(signed_in)
        }
        TokenUse::Reused { family_id, user_id } => {
            audit::record(&tx, &platform.sealing.audit, reuse(user_id, trace_id, now)).await?;
            end(platform, tx, family_id, now).await
        }
        TokenUse::Expired | TokenUse::Unknown => {
            tx.rollback().await?;
            Err(Error::Unauthenticated)
        }
    }
}

/// Ends the session, whatever else the transaction holds.
async fn end(
    platform: &Platform,
    tx: Transaction,
    family: FamilyId,
    now: DateTime<Utc>,
) -> Result<SignedIn, Error> {
    revoke_family(&tx, family, now).await?;
    tx.commit().await?;
    platform.sessions.forget_session(family);
    Err(Error::Unauthenticated)
}

fn reuse(user: UserId, trace_id: &str, now: DateTime<Utc>) -> Entry {
    Entry {
        at: now,
        // Whoever used it is not known to be the account's owner.
        actor: None,
        action: "auth/refresh".to_owned(),
        outcome: Outcome::Denied,
        subject: Subject::new("user", user),
        detail: json!({ "reused": true }),
        trace_id: trace_id.to_owned(),
    }
}
