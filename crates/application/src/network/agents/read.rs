//! Agents, to read, for staff.
//!
//! Owns the two reads. Does not own who may be named in a case (`cases`).

use bangban_domain::id::{OrganizationId, UserId};
use bangban_domain::policy::Permission;
use bangban_persistence::registry::agents;

use crate::{Caller, Error, Page, PageOf, Platform, organizations};

pub use bangban_persistence::registry::agents::{Agent, AgentFilter};

/// A page of agents; with `within`, of those of that organisation and everything it manages.
///
/// # Errors
/// [`Error::Forbidden`], [`Error::InvalidCursor`]; those of storage.
pub async fn list(
    platform: &Platform,
    caller: &Caller,
    mut filter: AgentFilter,
    within: Option<OrganizationId>,
    page: &Page,
) -> Result<PageOf<Agent>, Error> {
    caller.must(Permission::ReadAgents)?;
    let source = platform.store.reader().await?;
    if let Some(top) = within {
        filter.within = Some(organizations::node(&source, top).await?);
    }
    Ok(agents::list(&source, &filter, page).await?)
}

/// An agent.
///
/// # Errors
/// [`Error::Forbidden`], [`Error::NotFound`]; those of storage.
pub async fn get(platform: &Platform, caller: &Caller, id: UserId) -> Result<Agent, Error> {
    caller.must(Permission::ReadAgents)?;
    agents::get(&platform.store.reader().await?, id)
        .await?
        .ok_or(Error::NotFound)
}
