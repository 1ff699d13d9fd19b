//! How much an agent has to do.

use bangban_domain::case::StateName;
use bangban_domain::id::UserId;
use bangban_domain::policy::{Permission, Role, Scope, may_at};
use bangban_persistence::cases::{self, CaseFilter};
use bangban_persistence::registry::agents as stored;

use crate::network::place;
use crate::{Caller, Error, Platform};

/// Counted up to here.
const MOST: u64 = 1_000;

/// The open cases of an agent, counted up to 1,000 of each state.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Workload {
    /// By state.
    pub by_state: Vec<(StateName, u64)>,
    /// Those past their date.
    pub overdue: u64,
}

/// What an agent holds: for the agent, the supervisor, and the clerks of the venue, who name agents.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`]; those of storage.
pub async fn workload(platform: &Platform, caller: &Caller, id: UserId) -> Result<Workload, Error> {
    caller.must(Permission::ReadAgents)?;
    let source = platform.store.reader().await?;
    let agent = stored::get(&source, id).await?.ok_or(Error::NotFound)?;
    let actor = &caller.actor;
    let place = place(&source, agent.organization_id).await?;
    let allowed = id == actor.user_id
        || may_at(actor, Permission::ManageAgents, &place)
        || actor.holds_at(Role::Clerk, agent.organization_id);
    if !allowed {
        return Err(Error::Forbidden);
    }
    // Figures alone: what the cases are, their own scope says.
    let own = Scope::AssignedTo(id);
    let mut found = Workload::default();
    for state in [
        StateName::Accepted,
        StateName::InProgress,
        StateName::Suspended,
        StateName::Completed,
    ] {
        let filter = CaseFilter {
            states: vec![state],
            ..CaseFilter::default()
        };
        let count = cases::count(&source, &own, &filter, MOST).await?;
        found.by_state.push((state, count));
    }
    let overdue = CaseFilter {
        overdue: Some(platform.today()),
        ..CaseFilter::default()
    };
    found.overdue = cases::count(&source, &own, &overdue, MOST).await?;
    Ok(found)
}
