//! Pages of accounts.

use bangban_domain::policy::Permission;
use bangban_persistence::registry::users;

use super::{User, UserFilter};
use crate::{Caller, Error, Page, PageOf, Platform};

/// A page of accounts, in the order in which they were made.
///
/// # Errors
/// [`Error::Forbidden`], [`Error::InvalidCursor`]; those of storage.
pub async fn list(
    platform: &Platform,
    caller: &Caller,
    filter: &UserFilter,
    page: &Page,
) -> Result<PageOf<User>, Error> {
    caller.must(Permission::ReadUsers)?;
    Ok(users::list(&platform.store.reader().await?, filter, page).await?)
}
