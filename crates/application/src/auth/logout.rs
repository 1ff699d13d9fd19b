//! Signing out.
//!
//! Owns the end of a session by its owner. Either token names the session, so that signing out works
//! after the access token has run out.

use bangban_domain::id::UserId;
use bangban_persistence::audit::{self, Entry, Outcome, Subject};
use bangban_persistence::registry::sessions::{FamilyId, TokenUse, revoke_family, use_token};
use serde_json::json;

use super::issue;
use crate::{Caller, Error, Platform};

/// Ends the session of the caller, and that of the refresh token. Doing it twice changes nothing.
///
/// # Errors
/// [`Error::Unauthenticated`] where neither is given; those of storage.
pub async fn logout(
    platform: &Platform,
    caller: Option<&Caller>,
    refresh_token: Option<&str>,
    trace_id: &str,
) -> Result<(), Error> {
    if caller.is_none() && refresh_token.is_none() {
        return Err(Error::Unauthenticated);
    }
    let now = platform.now();
    let mut ended: Vec<(UserId, FamilyId)> = caller
        .iter()
        .map(|caller| (caller.actor.user_id, caller.family))
        .collect();
    let tx = platform.store.begin().await?;
    if let Some(token) = refresh_token {
        let used = use_token(&tx, &issue::digest(&platform.sealing, token), now).await?;
        if let TokenUse::Used {
            family_id, user_id, ..
        }
        | TokenUse::Reused { family_id, user_id } = used
            && !ended.contains(&(user_id, family_id))
        {
            ended.push((user_id, family_id));
        }
    }
    for (user, family) in &ended {
        revoke_family(&tx, *family, now).await?;
        let entry = Entry {
            at: now,
            actor: Some(*user),
            action: "auth/logout".to_owned(),
            outcome: Outcome::Done,
            subject: Subject::new("user", user),
            detail: json!({}),
            trace_id: trace_id.to_owned(),
        };
        audit::record(&tx, &platform.sealing.audit, entry).await?;
    }
    tx.commit().await?;
    for (_, family) in ended {
        platform.sessions.forget_session(family);
    }
    Ok(())
}
