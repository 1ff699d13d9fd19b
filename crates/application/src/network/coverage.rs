//! Coverage (N2): what organisations have to have, have, and lack; and how many came and went.
//!
//! Owns who sees the figures of what: those of the own subtree. The figures are kept with whatever
//! changes them; nothing is counted here but the lines of the one organisation that is asked about.

use std::collections::HashMap;

use bangban_domain::id::OrganizationId;
use bangban_domain::network::Need;
use bangban_domain::organization::{Node, OrganizationKind, Place};
use bangban_domain::policy::{Permission, may_at, reaches};
use bangban_persistence::network::coverage as stored;
use bangban_persistence::network::filings;
use bangban_persistence::registry::organizations::{self, Organization};
use bangban_persistence::{Reader, Source};

use crate::{Caller, Error, Page, PageOf, Platform};

pub use bangban_persistence::network::coverage::{
    ByLevel, ChildOrder, Coverage, Figures, GapFilter,
};
pub use bangban_persistence::network::filings::Turnover;

/// An organisation with its figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Covered {
    /// The organisation.
    pub organization: Organization,
    /// Its figures.
    pub coverage: Coverage,
}

/// The figures of an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The organisation.
    pub organization: Organization,
    /// Its figures, and those of its subtree level by level.
    pub figures: ByLevel,
    /// What itself needs, line by line; none where it is closed.
    pub need: Option<Need>,
}

/// The figures of an organisation and everything it manages.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::NotFound`] outside of the caller's subtree, and for a department;
/// [`Error::Unavailable`] before figures were worked out for the first time; those of storage.
pub async fn report(
    platform: &Platform,
    caller: &Caller,
    id: OrganizationId,
) -> Result<Report, Error> {
    let (source, within) = begin(platform, caller).await?;
    let figures = stored::get(&source, id, &within).await?;
    let figures = figures.ok_or(Error::NotFound)?;
    let organization = organizations::get(&source, id).await?;
    let organization = organization.ok_or(Error::Internal)?;
    let need = stored::own_need(&source, &organization, platform.today()).await?;
    Ok(Report {
        organization,
        figures,
        need,
    })
}

/// A page of the organisations directly below one, each with the figures of its subtree.
///
/// # Errors
/// As [`report`], and [`Error::InvalidCursor`].
pub async fn children(
    platform: &Platform,
    caller: &Caller,
    id: OrganizationId,
    order: ChildOrder,
    page: &Page,
) -> Result<PageOf<Covered>, Error> {
    let (source, within) = begin(platform, caller).await?;
    let found = stored::children(&source, id, &within, order, page).await?;
    with_names(&source, found).await
}

/// A page of the organisations that lack somebody, those that lack most first.
///
/// # Errors
/// [`Error::Forbidden`], [`Error::InvalidCursor`], [`Error::Unavailable`]; those of storage.
pub async fn gaps(
    platform: &Platform,
    caller: &Caller,
    kind: Option<OrganizationKind>,
    top: Option<OrganizationId>,
    page: &Page,
) -> Result<PageOf<Covered>, Error> {
    let (source, within) = begin(platform, caller).await?;
    let mut filter = GapFilter { within: None, kind };
    if let Some(top) = top {
        filter.within = Some(crate::organizations::node(&source, top).await?);
    }
    let found = stored::gaps(&source, &within, filter, page).await?;
    with_names(&source, found).await
}

/// Whether the figures of this organisation are among those that the caller sees.
///
/// # Errors
/// As [`report`].
pub async fn must_see(
    platform: &Platform,
    caller: &Caller,
    id: OrganizationId,
) -> Result<(), Error> {
    let (source, within) = begin(platform, caller).await?;
    let found = stored::get(&source, id, &within).await?;
    found.map(drop).ok_or(Error::NotFound)
}

/// Where an organisation of the caller's subtree stands.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::NotFound`] outside of the caller's subtree; those of storage.
pub async fn must_reach(
    platform: &Platform,
    caller: &Caller,
    id: OrganizationId,
) -> Result<Place, Error> {
    caller.must(Permission::ReadCoverage)?;
    let source = platform.store.reader().await?;
    let place = organizations::place(&source, id).await?;
    let place = place.filter(|place| may_at(&caller.actor, Permission::ReadCoverage, place));
    place.ok_or(Error::NotFound)
}

/// How many were appointed, transferred and dismissed in a year, in an organisation of the caller's
/// subtree and everything it manages.
///
/// # Errors
/// [`Error::Forbidden`]; those of storage.
pub async fn turnover(
    platform: &Platform,
    caller: &Caller,
    place: &Place,
    year: i32,
) -> Result<Turnover, Error> {
    caller.must(Permission::ReadCoverage)?;
    let source = platform.store.reader().await?;
    Ok(filings::turnover(&source, place.reach(), year, platform.today()).await?)
}

async fn begin(platform: &Platform, caller: &Caller) -> Result<(Reader, Vec<Node>), Error> {
    caller.must(Permission::ReadCoverage)?;
    let source = platform.store.reader().await?;
    if stored::day(&source).await?.is_none() {
        return Err(Error::Unavailable);
    }
    Ok((source, reaches(&caller.actor, Permission::ReadCoverage)))
}

async fn with_names(
    source: &impl Source,
    found: PageOf<Coverage>,
) -> Result<PageOf<Covered>, Error> {
    let ids = found.items.iter().map(|it| it.organization_id);
    let mut names: HashMap<_, _> = organizations::many(source, ids).await?;
    let next_cursor = found.next_cursor;
    let named = found.items.into_iter().map(|coverage| {
        let organization = names.remove(&coverage.organization_id);
        let organization = organization.ok_or(Error::Internal)?;
        Ok(Covered {
            organization,
            coverage,
        })
    });
    Ok(PageOf {
        items: named.collect::<Result<_, Error>>()?,
        next_cursor,
    })
}
