//! 转岗: to another organisation, another window, or another kind of service.

use bangban_domain::agent::AgentKind;
use bangban_domain::fault::Fault;
use bangban_domain::id::{OrganizationId, UserId, WindowId};
use bangban_domain::network::{FilingKind, Served};
use bangban_domain::policy::{Permission, may_at};
use bangban_persistence::Transaction;
use bangban_persistence::network::coverage;
use bangban_persistence::registry::agents::Agent;
use chrono::NaiveDate;

use super::deed::{Deed, Done, carry_out};
use super::{NetworkRefusal, all, day_fault, to_act_on, window_fault};
use crate::network::open_venue;
use crate::{Caller, Error, Platform};

/// A transfer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transfer {
    /// Where to; it may be where the agent is.
    pub organization_id: OrganizationId,
    /// How the agent serves there; as before, where nothing is said.
    pub kind: Option<AgentKind>,
    /// The window that is served there.
    pub window_id: Option<WindowId>,
    /// From which day on.
    pub effective_on: NaiveDate,
    /// Why.
    pub reason: String,
    /// Why, although a norm is broken by it.
    pub despite_norm: Option<String>,
}

/// Transfers an agent of version `expected`.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`] where either place is outside of the caller's subtree,
/// [`Error::Stale`], [`Error::Faulty`]; [`Error::Network`] where a norm would be broken and nothing is
/// said about that, and for who is not in service or waits for another change; those of storage.
pub async fn transfer(
    platform: &Platform,
    caller: &Caller,
    id: UserId,
    transfer: Transfer,
    expected: i64,
) -> Result<Done, Error> {
    caller.must(Permission::ManageAgents)?;
    let reference = platform.reference.get(&platform.store).await?;
    let tx = platform.store.begin().await?;
    coverage::begin(&tx).await?;
    let agent = to_act_on(&tx, caller, id, expected).await?;
    let kind = transfer.kind.unwrap_or(agent.kind);
    let mut faults = Vec::new();
    faults.extend(day_fault(platform.today(), transfer.effective_on));
    faults.extend(window_fault(&tx, transfer.organization_id, transfer.window_id).await?);
    let stays = transfer.organization_id == agent.organization_id;
    if stays && kind == agent.kind && transfer.window_id == agent.profile.window_id {
        faults.push(Fault::at("/organization_id", "unchanged"));
    }
    let venue = match open_venue(&tx, transfer.organization_id).await? {
        Ok(venue) if !may_at(&caller.actor, Permission::ManageAgents, &venue.place) => {
            return Err(Error::Forbidden);
        }
        Ok(venue) => Some(venue),
        Err(code) => {
            faults.push(Fault::at("/organization_id", code));
            None
        }
    };
    all(faults)?;
    let venue = venue.ok_or(Error::Internal)?;
    let served = stays.then_some(Served {
        kind,
        window: transfer.window_id,
    });
    let despite_norm = weighed(platform, &tx, &agent, served, transfer.despite_norm).await?;
    let deed = Deed {
        kind: FilingKind::Transfer,
        agent_kind: kind,
        window_id: transfer.window_id,
        venue: venue.place,
        from: Some(agent.organization_id),
        effective_on: transfer.effective_on,
        reason_code: None,
        reason: Some(transfer.reason),
        despite_norm,
    };
    let done = carry_out(platform, caller, &reference, &tx, &agent, deed).await?;
    tx.commit().await?;
    platform.sessions.forget_account(id);
    Ok(done)
}

/// Looks at what the agent's venue would lack once he or she serves like this there, or no longer. What
/// is given as the reason is kept only where it is one.
///
/// # Errors
/// [`NetworkRefusal::NormWouldBreak`] where no reason is given.
pub(super) async fn weighed(
    platform: &Platform,
    tx: &Transaction,
    agent: &Agent,
    served: Option<Served>,
    despite: Option<String>,
) -> Result<Option<String>, Error> {
    let venue = agent.organization_id;
    let needs = coverage::need_with(tx, venue, agent.id, served, platform.today()).await?;
    let worse = needs.map_or(Vec::new(), |(before, after)| after.worse_than(&before));
    match despite {
        _ if worse.is_empty() => Ok(None),
        Some(reason) => Ok(Some(reason)),
        None => Err(Error::Network(NetworkRefusal::NormWouldBreak(venue, worse))),
    }
}
