//! One account.

use bangban_domain::id::UserId;
use bangban_domain::policy::Permission;
use bangban_persistence::registry::users;

use super::User;
use crate::{Caller, Error, Platform};

/// An account with its roles.
///
/// # Errors
/// [`Error::Forbidden`], [`Error::NotFound`]; those of storage.
pub async fn get(platform: &Platform, caller: &Caller, id: UserId) -> Result<User, Error> {
    caller.must(Permission::ReadUsers)?;
    users::get(&platform.store.reader().await?, id)
        .await?
        .ok_or(Error::NotFound)
}
