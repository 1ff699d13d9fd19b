//! What is done about an agent: kept as a filing, and carried out when its day has come.
//!
//! Owns both, for all three acts. The account's role of agent follows: where the agent serves, there he
//! or she holds it, and nowhere else. No other role, and no password, is touched here.

use bangban_domain::agent::AgentKind;
use bangban_domain::deadline::{Limit, due_date};
use bangban_domain::fault::Fault;
use bangban_domain::id::{OrganizationId, UserId, WindowId};
use bangban_domain::network::{FilingKind, FilingState};
use bangban_domain::organization::Place;
use bangban_domain::policy::Role;
use bangban_domain::policy::role::may_be_held_together;
use bangban_persistence::Transaction;
use bangban_persistence::audit::{self, Subject};
use bangban_persistence::network::coverage;
use bangban_persistence::network::filings::{self, Filing, NewFiling};
use bangban_persistence::registry::agents::{self as stored, Agent};
use bangban_persistence::registry::organizations;
use bangban_persistence::registry::users::{self, RoleAt};
use chrono::NaiveDate;
use serde_json::json;

use super::NetworkRefusal;
use crate::reference::Reference;
use crate::{Caller, Error, Platform, trail};

/// What was done, and the filing of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// The agent as he or she now is.
    pub agent: Agent,
    /// The filing.
    pub filing: Filing,
}

/// What is to be done about an agent.
pub(super) struct Deed {
    pub(super) kind: FilingKind,
    pub(super) agent_kind: AgentKind,
    pub(super) window_id: Option<WindowId>,
    /// Where the agent serves from then on, or served.
    pub(super) venue: Place,
    pub(super) from: Option<OrganizationId>,
    pub(super) effective_on: NaiveDate,
    pub(super) reason_code: Option<&'static str>,
    pub(super) reason: Option<String>,
    pub(super) despite_norm: Option<String>,
}

/// Keeps what is done about an agent as a filing that waits to be filed, and carries it out if its day
/// has come. The transaction has the right to change the network.
pub(super) async fn carry_out(
    platform: &Platform,
    caller: &Caller,
    reference: &Reference,
    tx: &Transaction,
    agent: &Agent,
    deed: Deed,
) -> Result<Done, Error> {
    let today = platform.today();
    let superior_id = superior(tx, reference, &deed.venue).await?;
    let limit = Limit::working(reference.settings.filing_days);
    let filing = Filing {
        id: platform.fresh_id().into(),
        kind: deed.kind,
        state: FilingState::Unfiled,
        agent_id: agent.id,
        agent_name: agent.name.clone(),
        agent_kind: deed.agent_kind,
        window_id: deed.window_id,
        organization_id: deed.venue.id(),
        from_organization_id: deed.from,
        superior_id,
        effective_on: deed.effective_on,
        applied: false,
        reason_code: deed.reason_code.map(str::to_owned),
        reason: deed.reason,
        despite_norm: deed.despite_norm,
        acted_by: caller.actor.user_id,
        acted_at: platform.now(),
        // A date is never guessed: in a year without calendar it is due on no day.
        due_on: due_date(today, limit, &[], &reference.calendar).ok(),
        filed_by: None,
        filed_at: None,
        decided_by: None,
        decided_at: None,
        filing_number: None,
        return_reason: None,
        version: 1,
    };
    let new = NewFiling {
        filing,
        place: deed.venue,
    };
    filings::insert_many(tx, std::slice::from_ref(&new)).await?;
    let mut filing = new.filing;
    if filing.effective_on <= today {
        filings::mark_applied(tx, filing.id).await?;
        apply(tx, &filing, today).await?;
        filing.applied = true;
        filing.version += 1;
    }
    let detail = json!({
        "filing": filing.id, "organization": filing.organization_id,
        "from": filing.from_organization_id, "effective_on": filing.effective_on,
        "despite_norm": filing.despite_norm.is_some(),
    });
    let action = format!("agent/{}", filing.kind.as_str());
    let subject = Subject::new("agent", agent.id);
    let entry = trail::done(platform, caller, &action, subject, detail);
    audit::record(tx, &platform.sealing.audit, entry).await?;
    let agent = stored::get(tx, agent.id).await?.ok_or(Error::Internal)?;
    Ok(Done { agent, filing })
}

/// The department that receives what a venue files.
async fn superior(
    tx: &Transaction,
    reference: &Reference,
    venue: &Place,
) -> Result<OrganizationId, Error> {
    for hall in reference.settings.filing_superiors.halls(venue) {
        if let Some(department) = organizations::department_of(tx, hall).await? {
            return Ok(department);
        }
    }
    Err(Error::Network(NetworkRefusal::NoSuperior))
}

/// Carries out what a filing tells of: the agent, the role of the account, the figures of the venues.
///
/// # Errors
/// Those of storage.
pub(in crate::network) async fn apply(
    tx: &Transaction,
    filing: &Filing,
    today: NaiveDate,
) -> Result<(), Error> {
    let before = stored::get(tx, filing.agent_id)
        .await?
        .ok_or(Error::Internal)?;
    let mut after = before.clone();
    after.active = filing.kind != FilingKind::Dismissal;
    if after.active {
        after.organization_id = filing.organization_id;
        after.kind = filing.agent_kind;
    }
    after.profile.window_id = filing.window_id.filter(|_| after.active);
    stored::change(tx, &after).await?;
    let serves_at = after.active.then_some(after.organization_id);
    hold_role(tx, filing.agent_id, serves_at).await?;
    coverage::refresh(tx, before.organization_id, today).await?;
    if after.organization_id != before.organization_id {
        coverage::refresh(tx, after.organization_id, today).await?;
    }
    Ok(())
}

/// Has the account hold the role of agent there, and nowhere else.
async fn hold_role(tx: &Transaction, id: UserId, at: Option<OrganizationId>) -> Result<(), Error> {
    let account = users::get(tx, id).await?.ok_or(Error::Internal)?;
    let others = account.roles.iter().filter(|it| it.role != Role::Agent);
    let own = at.map(|organization_id| RoleAt {
        role: Role::Agent,
        organization_id,
    });
    let roles: Vec<RoleAt> = others.copied().chain(own).collect();
    let kinds: Vec<Role> = roles.iter().map(|it| it.role).collect();
    if !may_be_held_together(&kinds) {
        let fault = Fault::at("/user_id", "roles_exclude_each_other");
        return Err(Error::Faulty(vec![fault]));
    }
    if roles != account.roles {
        users::set_roles(tx, id, &roles, account.version).await?;
    }
    Ok(())
}
