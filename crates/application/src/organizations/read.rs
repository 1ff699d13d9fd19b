//! Reading organisations.

use bangban_domain::id::OrganizationId;
use bangban_domain::organization::Node;
use bangban_persistence::registry::organizations;

use super::{Organization, OrganizationFilter};
use crate::{Error, Page, PageOf, Platform};

/// A page of organisations; with `within`, of that one and everything it manages.
///
/// # Errors
/// [`Error::InvalidCursor`]; those of storage.
pub async fn list(
    platform: &Platform,
    mut filter: OrganizationFilter,
    within: Option<OrganizationId>,
    page: &Page,
) -> Result<PageOf<Organization>, Error> {
    let source = platform.store.reader().await?;
    if let Some(top) = within {
        filter.within = Some(node(&source, top).await?);
    }
    Ok(organizations::list(&source, &filter, page).await?)
}

/// An organisation.
///
/// # Errors
/// [`Error::NotFound`]; those of storage.
pub async fn get(platform: &Platform, id: OrganizationId) -> Result<Organization, Error> {
    let source = platform.store.reader().await?;
    organizations::get(&source, id)
        .await?
        .ok_or(Error::NotFound)
}

/// The node of an organisation; of an unknown one, a node with nothing below.
pub(crate) async fn node(
    source: &impl bangban_persistence::Source,
    id: OrganizationId,
) -> Result<Node, Error> {
    let place = organizations::place(source, id).await?;
    Ok(Node {
        id,
        depth: place.map_or(1, |place| place.depth()),
    })
}
