//! A further version of an item: a draft that says what the newest one says.

use bangban_domain::id::ServiceItemId;
use bangban_domain::policy::Permission;
use bangban_domain::service_item::ServiceItem;
use bangban_persistence::StoreError;
use bangban_persistence::registry::service_items;
use serde_json::json;

use super::{ItemRefusal, StoredVersion, record, stored};
use crate::{Caller, Error, Platform};

/// Makes a draft, copied from the newest version that was published.
///
/// # Errors
/// [`Error::Forbidden`], [`Error::NotFound`]; [`Error::Item`] where there is a draft already; those of
/// storage.
pub async fn draft(
    platform: &Platform,
    caller: &Caller,
    id: ServiceItemId,
) -> Result<StoredVersion, Error> {
    caller.must(Permission::ManageServiceItems)?;
    let exists = Error::Item(ItemRefusal::DraftExists);
    let tx = platform.store.begin().await?;
    let head = service_items::by_id(&tx, id)
        .await?
        .ok_or(Error::NotFound)?;
    if service_items::has_draft(&tx, id).await? {
        return Err(exists);
    }
    let newest = service_items::newest_published(&tx, id).await?;
    let newest = newest.ok_or(Error::Internal)?;
    let item = ServiceItem {
        version: head.latest_version + 1,
        ..newest.item
    };
    match service_items::insert_version(&tx, &item, platform.now()).await {
        // Somebody else was a moment quicker.
        Err(StoreError::Duplicate(_)) => return Err(exists),
        outcome => outcome?,
    }
    let made = stored(&tx, id, item.version).await?;
    let detail = json!({ "version": item.version, "from": newest.item.version });
    record(platform, caller, &tx, ("service-item/draft", id), detail).await?;
    tx.commit().await?;
    Ok(made)
}
