//! Changing an account: its roles, and whether it can be used.

use bangban_domain::case::Refusal;
use bangban_domain::id::UserId;
use bangban_domain::policy::{Permission, Role};
use bangban_persistence::Transaction;
use bangban_persistence::audit::{self, Subject};
use bangban_persistence::registry::{sessions, users};
use serde_json::json;

use super::{RoleAt, User, roles};
use crate::{Caller, Error, Platform, trail};

/// What is to be changed; what is none stays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AccountChange {
    /// Whether it can be used. Disabling ends its sessions at once; enabling takes a lock away.
    pub active: Option<bool>,
    /// All roles anew.
    pub roles: Option<Vec<RoleAt>>,
}

/// Changes an account of version `expected`.
///
/// # Errors
/// [`Error::Forbidden`], [`Error::NotFound`], [`Error::Stale`]; [`Error::Refused`] for the own account;
/// [`Error::Faulty`] for roles that exclude each other and organisations that don't exist; those of
/// storage.
pub async fn change(
    platform: &Platform,
    caller: &Caller,
    id: UserId,
    change: AccountChange,
    expected: i64,
) -> Result<User, Error> {
    caller.must(Permission::ManageUsers)?;
    let tx = platform.store.begin().await?;
    let before = users::get(&tx, id).await?.ok_or(Error::NotFound)?;
    if before.version != expected {
        return Err(Error::Stale);
    }
    if id == caller.actor.user_id {
        return Err(Error::Refused(Refusal::OwnAct));
    }
    apply(platform, &tx, &before, &change).await?;
    let after = users::get(&tx, id).await?.ok_or(Error::Internal)?;
    let detail = json!({
        "active": change.active,
        "roles": change.roles.as_deref().map(roles::for_trail),
        "roles_before": change.roles.as_ref().map(|_| roles::for_trail(&before.roles)),
    });
    let entry = trail::done(
        platform,
        caller,
        "user/change",
        Subject::new("user", id),
        detail,
    );
    audit::record(&tx, &platform.sealing.audit, entry).await?;
    tx.commit().await?;
    platform.sessions.forget_account(id);
    Ok(after)
}

async fn apply(
    platform: &Platform,
    tx: &Transaction,
    before: &User,
    change: &AccountChange,
) -> Result<(), Error> {
    let mut version = before.version;
    if let Some(roles) = &change.roles {
        // Applicants register themselves: that role is neither given nor taken here.
        let kept = before
            .roles
            .iter()
            .filter(|held| held.role == Role::Applicant);
        let roles: Vec<RoleAt> = kept.chain(roles).cloned().collect();
        let faults = roles::faults(tx, &roles).await?;
        if !faults.is_empty() {
            return Err(Error::Faulty(faults));
        }
        version = users::set_roles(tx, before.id, &roles, version).await?;
    }
    match change.active {
        Some(true) => {
            users::set_active(tx, before.id, true, version).await?;
            users::reset_failures(tx, before.id).await?;
        }
        Some(false) => {
            users::set_active(tx, before.id, false, version).await?;
            sessions::revoke_all_of(tx, before.id, platform.now()).await?;
        }
        None => {}
    }
    Ok(())
}
