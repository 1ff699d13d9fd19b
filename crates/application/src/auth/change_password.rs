//! Changing one's own password.
//!
//! Owns the checks, by the same lock as a sign-in. Every session ends, and the caller gets a new one:
//! whoever else was signed in with the old password is out. Does not own what a good password is (the
//! wire's validation).

use bangban_domain::fault::Fault;
use bangban_persistence::audit::{self, Entry, Outcome, Subject};
use bangban_persistence::registry::{sessions, users};
use serde_json::json;

use super::issue::{self, SignedIn};
use super::lockout;
use crate::{Caller, Error, Platform, trail};

/// The name of the act in the audit trail.
const ACTION: &str = "auth/change-password";

/// Sets a new password for the caller. `current` and `new` are as typed.
///
/// # Errors
/// [`Error::Faulty`] at `/current_password` or `/new_password`; [`Error::TooManyAttempts`] after too
/// many wrong ones; those of storage.
pub async fn change_password(
    platform: &Platform,
    caller: &Caller,
    current: String,
    new: String,
) -> Result<SignedIn, Error> {
    let user = caller.actor.user_id;
    let account =
        users::by_username(&platform.store.reader().await?, &caller.profile.username).await?;
    let account = account.ok_or(Error::Unauthenticated)?;
    lockout::must_be_open(account.locked_until, platform.now())?;
    let unchanged = current == new;
    if !platform
        .passwords
        .verify(current, account.password_hash.clone())
        .await?
    {
        return fail(platform, caller).await;
    }
    if unchanged {
        return Err(Error::Faulty(vec![Fault::at("/new_password", "unchanged")]));
    }
    let hash = platform
        .passwords
        .hash(new, platform.random.as_ref())
        .await?;
    let now = platform.now();
    let tx = platform.store.begin().await?;
    // Once more, after the hash: see `login`.
    let latest = users::by_username(&tx, &caller.profile.username)
        .await?
        .ok_or(Error::Unauthenticated)?;
    lockout::must_be_open(latest.locked_until, now)?;
    if !latest.active || latest.password_hash != account.password_hash {
        return Err(Error::Stale);
    }
    users::set_password(&tx, user, &hash, now).await?;
    users::reset_failures(&tx, user).await?;
    sessions::revoke_all_of(&tx, user, now).await?;
    let signed_in = issue::begin(platform, &tx, user, now).await?;
    audit::record(
        &tx,
        &platform.sealing.audit,
        entry(platform, caller, Outcome::Done),
    )
    .await?;
    tx.commit().await?;
    platform.sessions.forget_account(user);
    Ok(signed_in)
}

async fn fail(platform: &Platform, caller: &Caller) -> Result<SignedIn, Error> {
    let tx = platform.store.begin().await?;
    users::record_failure(&tx, caller.actor.user_id, lockout::at(platform.now())).await?;
    audit::record(
        &tx,
        &platform.sealing.audit,
        entry(platform, caller, Outcome::Denied),
    )
    .await?;
    tx.commit().await?;
    Err(Error::Faulty(vec![Fault::at(
        "/current_password",
        "wrong_password",
    )]))
}

fn entry(platform: &Platform, caller: &Caller, outcome: Outcome) -> Entry {
    let subject = Subject::new("user", caller.actor.user_id);
    Entry {
        outcome,
        ..trail::done(platform, caller, ACTION, subject, json!({}))
    }
}
