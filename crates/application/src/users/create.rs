//! Making an account of staff.

use bangban_domain::fault::Fault;
use bangban_domain::id::OrganizationId;
use bangban_domain::policy::Permission;
use bangban_persistence::audit::{self, Subject};
use bangban_persistence::registry::organizations;
use bangban_persistence::registry::users::{self, NewUser};
use serde_json::json;

use super::{RoleAt, User, roles};
use crate::{Caller, Error, Platform, trail};

/// An account to be made. No `Debug`: it holds a password.
#[derive(Clone)]
pub struct NewAccount {
    /// Its name.
    pub username: String,
    /// The person's name.
    pub name: String,
    /// The first password, as typed.
    pub password: String,
    /// The primary organisation.
    pub organization_id: OrganizationId,
    /// The roles, each at one organisation.
    pub roles: Vec<RoleAt>,
}

/// Makes an account.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::Faulty`] for roles that exclude each other and organisations that
/// don't exist; [`Error::Duplicate`] (`users_username`); those of storage.
pub async fn create(
    platform: &Platform,
    caller: &Caller,
    account: NewAccount,
) -> Result<User, Error> {
    caller.must(Permission::ManageUsers)?;
    check(platform, &account).await?;
    let hash = platform
        .passwords
        .hash(account.password, platform.random.as_ref())
        .await?;
    let new = NewUser {
        id: platform.fresh_id().into(),
        username: account.username,
        name: account.name,
        password_hash: Some(hash),
        organization_id: account.organization_id,
        identity_key: None,
        roles: account.roles,
        active: true,
        created_at: platform.now(),
    };
    let tx = platform.store.begin().await?;
    users::insert_many(&tx, std::slice::from_ref(&new)).await?;
    let user = users::get(&tx, new.id).await?.ok_or(Error::Internal)?;
    let detail = json!({ "roles": roles::for_trail(&user.roles) });
    let entry = trail::done(
        platform,
        caller,
        "user/create",
        Subject::new("user", user.id),
        detail,
    );
    audit::record(&tx, &platform.sealing.audit, entry).await?;
    tx.commit().await?;
    Ok(user)
}

async fn check(platform: &Platform, account: &NewAccount) -> Result<(), Error> {
    let source = platform.store.reader().await?;
    let mut faults = roles::faults(&source, &account.roles).await?;
    if organizations::place(&source, account.organization_id)
        .await?
        .is_none()
    {
        faults.push(Fault::at("/organization_id", "unknown_organization"));
    }
    if faults.is_empty() {
        Ok(())
    } else {
        Err(Error::Faulty(faults))
    }
}
