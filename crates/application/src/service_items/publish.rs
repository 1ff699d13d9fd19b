//! A draft is published: from a day on, new cases use it. Cases that were submitted keep theirs.

use bangban_domain::fault::Fault;
use bangban_domain::id::ServiceItemId;
use bangban_domain::policy::Permission;
use bangban_persistence::registry::service_items;
use chrono::NaiveDate;
use serde_json::json;

use super::{ItemRefusal, StoredVersion, record, seen, stored};
use crate::{Caller, Error, Platform};

/// Publishes a draft, from a day on that is not before today.
///
/// # Errors
/// [`Error::Forbidden`], [`Error::NotFound`], [`Error::Stale`]; [`Error::Faulty`] for a day that is past;
/// [`Error::Item`] for what was published already, and for a draft that does not know a later version; those
/// of storage.
pub async fn publish(
    platform: &Platform,
    caller: &Caller,
    (id, version): (ServiceItemId, i32),
    effective_on: NaiveDate,
    row_version: i64,
) -> Result<StoredVersion, Error> {
    caller.must(Permission::ManageServiceItems)?;
    let at = platform.now();
    if effective_on < platform.today() {
        return Err(Error::Faulty(vec![Fault::at(
            "/effective_on",
            "day_is_past",
        )]));
    }
    let tx = platform.store.begin().await?;
    let (draft, _) = seen(&tx, id, version, row_version).await?;
    let newest = service_items::newest_published(&tx, id).await?;
    // An import has published something in between: this draft would take it back unseen.
    if newest.is_some_and(|newest| newest.item.version > version) {
        return Err(Error::Item(ItemRefusal::Superseded));
    }
    service_items::publish_draft(&tx, draft, effective_on, at).await?;
    let published = stored(&tx, id, version).await?;
    let detail = json!({ "version": version, "effective_on": effective_on });
    record(platform, caller, &tx, ("service-item/publish", id), detail).await?;
    tx.commit().await?;
    Ok(published)
}
