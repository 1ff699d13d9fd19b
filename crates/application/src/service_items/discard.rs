//! A draft is thrown away.

use bangban_domain::id::ServiceItemId;
use bangban_domain::policy::Permission;
use bangban_persistence::registry::service_items;
use serde_json::json;

use super::{record, seen};
use crate::{Caller, Error, Platform};

/// Throws a draft away; with the only version goes the item.
///
/// # Errors
/// [`Error::Forbidden`], [`Error::NotFound`], [`Error::Stale`]; [`Error::Item`] for what was published;
/// those of storage.
pub async fn discard(
    platform: &Platform,
    caller: &Caller,
    (id, version): (ServiceItemId, i32),
    row_version: i64,
) -> Result<(), Error> {
    caller.must(Permission::ManageServiceItems)?;
    let tx = platform.store.begin().await?;
    let (draft, before) = seen(&tx, id, version, row_version).await?;
    service_items::delete_draft(&tx, draft).await?;
    let detail = json!({ "version": version, "name": before.item.name });
    record(platform, caller, &tx, ("service-item/discard", id), detail).await?;
    tx.commit().await?;
    Ok(())
}
