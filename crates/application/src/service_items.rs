//! Service items, to read: public reference data.
//!
//! Owns the reads, and that a version which is being prepared is nobody's yet. Does not own
//! publication.

use bangban_domain::id::{OrganizationId, ServiceItemId};
use bangban_domain::service_item::ServiceItem;
use bangban_persistence::registry::organizations;
use bangban_persistence::registry::service_items::{self, VersionState};

use crate::{Error, Page, PageOf, Platform, short_list};

pub use bangban_persistence::registry::service_items::{ServiceItemFilter, StoredVersion};

/// The most versions of an item that are looked at: one a week for ten years.
const MOST_VERSIONS: u64 = 500;

/// A page of items in their current versions; with `venue`, of those it assists with (C3).
///
/// # Errors
/// [`Error::InvalidCursor`]; those of storage.
pub async fn list(
    platform: &Platform,
    mut filter: ServiceItemFilter,
    venue: Option<OrganizationId>,
    page: &Page,
) -> Result<PageOf<ServiceItem>, Error> {
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

/// The version of an item that new cases use.
///
/// # Errors
/// [`Error::NotFound`], also for an item that is not offered; those of storage.
pub async fn current(platform: &Platform, id: ServiceItemId) -> Result<ServiceItem, Error> {
    service_items::current(&platform.store.reader().await?, id)
        .await?
        .ok_or(Error::NotFound)
}

/// The versions of an item that are or were published, the newest first.
///
/// # Errors
/// [`Error::NotFound`] where there is none, [`Error::InvalidCursor`]; those of storage.
pub async fn versions(
    platform: &Platform,
    id: ServiceItemId,
    limit: u32,
    cursor: Option<&str>,
) -> Result<PageOf<StoredVersion>, Error> {
    let source = platform.store.reader().await?;
    let mut versions = service_items::versions(&source, id, MOST_VERSIONS).await?;
    versions.retain(|version| version.state != VersionState::Draft);
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

/// A version of an item that is or was published: what an old case refers to.
///
/// # Errors
/// [`Error::NotFound`]; those of storage.
pub async fn version(
    platform: &Platform,
    id: ServiceItemId,
    version: i32,
) -> Result<StoredVersion, Error> {
    let found = service_items::version(&platform.store.reader().await?, id, version).await?;
    found
        .filter(|version| version.state != VersionState::Draft)
        .ok_or(Error::NotFound)
}
