//! Reading items and versions. A draft is there for those alone who may write one.

use bangban_domain::id::{OrganizationId, ServiceItemId};
use bangban_domain::policy::{Permission, may};
use bangban_domain::service_item::ServiceItem;
use bangban_persistence::registry::organizations;
use bangban_persistence::registry::service_items;

use super::{Listed, ServiceItemFilter, StoredVersion, VersionState};
use crate::{Caller, Error, Page, PageOf, Platform, short_list};

/// The most versions of an item that are looked at: one a week for ten years.
const MOST_VERSIONS: u64 = 500;

/// Whether the caller, if there is one, may write drafts, and so see them.
#[must_use]
pub fn manages(caller: Option<&Caller>) -> bool {
    caller.is_some_and(|caller| may(&caller.actor, Permission::ManageServiceItems))
}

/// A page of items, by default in their current versions; with `venue`, of those it assists with (C3).
///
/// # Errors
/// [`Error::Unauthenticated`] or [`Error::Forbidden`] where drafts are asked for by somebody who may not see
/// them; [`Error::InvalidCursor`]; those of storage.
pub async fn list(
    platform: &Platform,
    caller: Option<&Caller>,
    mut filter: ServiceItemFilter,
    venue: Option<OrganizationId>,
    page: &Page,
) -> Result<PageOf<ServiceItem>, Error> {
    if filter.listed == Listed::Drafts {
        let caller = caller.ok_or(Error::Unauthenticated)?;
        caller.must(Permission::ManageServiceItems)?;
    }
    let source = platform.store.reader().await?;
    if let Some(venue) = venue {
        let Some(place) = organizations::place(&source, venue).await? else {
            return Ok(PageOf {
                items: Vec::new(),
                next_cursor: None,
            });
        };
        filter.offered_by = Some(place.kind);
    }
    Ok(service_items::list(&source, &filter, page).await?)
}

/// The version of an item that new cases use today.
///
/// # Errors
/// [`Error::NotFound`], also for an item that is not offered; those of storage.
pub async fn current(platform: &Platform, id: ServiceItemId) -> Result<ServiceItem, Error> {
    service_items::current(&platform.store.reader().await?, id, platform.today())
        .await?
        .ok_or(Error::NotFound)
}

/// The versions of an item, the newest first; a draft only for those who may write one.
///
/// # Errors
/// [`Error::NotFound`] where there is none, [`Error::InvalidCursor`]; those of storage.
pub async fn versions(
    platform: &Platform,
    caller: Option<&Caller>,
    id: ServiceItemId,
    limit: u32,
    cursor: Option<&str>,
) -> Result<PageOf<StoredVersion>, Error> {
    let source = platform.store.reader().await?;
    let mut versions = service_items::versions(&source, id, MOST_VERSIONS).await?;
    let drafts = manages(caller);
    versions.retain(|version| drafts || version.state != VersionState::Draft);
    if versions.is_empty() {
        return Err(Error::NotFound);
    }
    short_list::part(
        versions,
        |version| i64::from(version.item.version),
        limit,
        cursor,
    )
}

/// A version of an item: what an old case refers to; a draft only for those who may write one.
///
/// # Errors
/// [`Error::NotFound`]; those of storage.
pub async fn version(
    platform: &Platform,
    caller: Option<&Caller>,
    id: ServiceItemId,
    version: i32,
) -> Result<StoredVersion, Error> {
    let found = service_items::version(&platform.store.reader().await?, id, version).await?;
    found
        .filter(|version| version.state != VersionState::Draft || manages(caller))
        .ok_or(Error::NotFound)
}
