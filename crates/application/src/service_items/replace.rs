//! Other contents for a draft.

use bangban_domain::policy::Permission;
use bangban_domain::service_item::ServiceItem;
use bangban_persistence::StoreError;
use bangban_persistence::registry::service_items;
use serde_json::json;

use super::{StoredVersion, name_is_free, name_taken, record, seen, stored};
use crate::{Caller, Error, Platform};

/// Puts `item` in place of what its draft said; `row_version` is that of the draft as it was seen.
///
/// # Errors
/// [`Error::Forbidden`], [`Error::NotFound`], [`Error::Stale`]; [`Error::Item`] for what was published;
/// [`Error::Faulty`] for a name that another item has; those of storage.
pub async fn replace(
    platform: &Platform,
    caller: &Caller,
    item: &ServiceItem,
    row_version: i64,
) -> Result<StoredVersion, Error> {
    caller.must(Permission::ManageServiceItems)?;
    let tx = platform.store.begin().await?;
    let (draft, before) = seen(&tx, item.id, item.version, row_version).await?;
    // An item that bears another's name from before may keep it.
    if before.item.name != item.name {
        name_is_free(&tx, &item.name, Some(item.id)).await?;
    }
    // Once an item was published, imports find it by the name that it had then.
    let published = service_items::newest_published(&tx, item.id).await?;
    let code = published.is_none().then_some(item.name.as_str());
    match service_items::replace_draft(&tx, draft, item, code).await {
        Err(StoreError::Duplicate(_)) => return Err(name_taken()),
        outcome => outcome?,
    }
    let after = stored(&tx, item.id, item.version).await?;
    let detail = json!({ "version": item.version });
    record(
        platform,
        caller,
        &tx,
        ("service-item/change", item.id),
        detail,
    )
    .await?;
    tx.commit().await?;
    Ok(after)
}
