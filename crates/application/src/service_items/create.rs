//! A new item, whose first version is a draft.

use bangban_domain::policy::Permission;
use bangban_domain::service_item::ServiceItem;
use bangban_persistence::StoreError;
use bangban_persistence::registry::service_items;
use serde_json::json;

use super::{StoredVersion, name_is_free, name_taken, record, stored};
use crate::{Caller, Error, Platform};

/// Makes an item. It is offered to nobody until its draft is published.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::Faulty`] for a name that another item has; those of storage.
pub async fn create(
    platform: &Platform,
    caller: &Caller,
    item: &ServiceItem,
) -> Result<StoredVersion, Error> {
    caller.must(Permission::ManageServiceItems)?;
    let tx = platform.store.begin().await?;
    name_is_free(&tx, &item.name, None).await?;
    // Until it is published, the name is its natural key, as an import would have it.
    match service_items::insert(&tx, &item.name, item, platform.now()).await {
        // Somebody else was a moment quicker.
        Err(StoreError::Duplicate(_)) => return Err(name_taken()),
        outcome => outcome?,
    }
    let made = stored(&tx, item.id, item.version).await?;
    let detail = json!({ "version": item.version, "name": item.name });
    record(
        platform,
        caller,
        &tx,
        ("service-item/create", item.id),
        detail,
    )
    .await?;
    tx.commit().await?;
    Ok(made)
}
