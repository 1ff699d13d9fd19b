//! 聘任: an account becomes an agent's, or somebody new gets one.
//!
//! A new account has no password: signing in waits for the security administrator (P4).

use bangban_domain::agent::AgentKind;
use bangban_domain::case::Refusal;
use bangban_domain::fault::Fault;
use bangban_domain::id::{OrganizationId, UserId};
use bangban_domain::network::FilingKind;
use bangban_domain::policy::role::may_be_held_together;
use bangban_domain::policy::{Permission, Role, may_at};
use bangban_persistence::network::coverage;
use bangban_persistence::registry::agents::{self as stored, Agent, Profile};
use bangban_persistence::registry::organizations::Organization;
use bangban_persistence::registry::users::{self, NewUser, User};
use bangban_persistence::{StoreError, Transaction};
use chrono::NaiveDate;

use super::deed::{Deed, Done, carry_out};
use super::{NetworkRefusal, all, day_fault, filings_of, window_fault};
use crate::network::{open_venue, place};
use crate::{Caller, Error, Platform};

/// Who is appointed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// Who has this account.
    Account(UserId),
    /// Somebody new, under this user name.
    Person {
        /// The person's name.
        name: String,
        /// The name of the account that is made.
        username: String,
    },
}

/// An appointment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appointment {
    /// Who.
    pub who: Who,
    /// Where.
    pub organization_id: OrganizationId,
    /// How the agent serves.
    pub kind: AgentKind,
    /// The telephone number on duty.
    pub duty_phone: Option<String>,
    /// Source, term, window, criteria.
    pub profile: Profile,
    /// From which day on.
    pub effective_on: NaiveDate,
}

/// Appoints an agent; from a day to come on, where that is said.
///
/// # Errors
/// [`Error::Forbidden`] outside of the caller's subtree; [`Error::Faulty`]; [`Error::Network`] where
/// something about the person waits for its day, or no department is there to receive the filing;
/// [`Error::Refused`] for the own account; those of storage.
pub async fn appoint(
    platform: &Platform,
    caller: &Caller,
    appointment: Appointment,
) -> Result<Done, Error> {
    caller.must(Permission::ManageAgents)?;
    let reference = platform.reference.get(&platform.store).await?;
    let tx = platform.store.begin().await?;
    coverage::begin(&tx).await?;
    let mut faults = Vec::new();
    let venue = match open_venue(&tx, appointment.organization_id).await? {
        Ok(venue) => Some(venue),
        Err(code) => {
            faults.push(Fault::at("/organization_id", code));
            None
        }
    };
    if venue.as_ref().is_some_and(|venue| !reaches(caller, venue)) {
        return Err(Error::Forbidden);
    }
    faults.extend(day_fault(platform.today(), appointment.effective_on));
    let window = appointment.profile.window_id;
    faults.extend(window_fault(&tx, appointment.organization_id, window).await?);
    let account = account(&tx, caller, &appointment.who, &mut faults).await?;
    all(faults)?;
    let venue = venue.ok_or(Error::Internal)?;
    let agent = enter(platform, &tx, &appointment, account).await?;
    let deed = Deed {
        kind: FilingKind::Appointment,
        agent_kind: appointment.kind,
        window_id: window,
        venue: venue.place,
        from: None,
        effective_on: appointment.effective_on,
        reason_code: None,
        reason: None,
        despite_norm: None,
    };
    let done = carry_out(platform, caller, &reference, &tx, &agent, deed).await?;
    tx.commit().await?;
    platform.sessions.forget_account(done.agent.id);
    Ok(done)
}

fn reaches(caller: &Caller, venue: &Organization) -> bool {
    may_at(&caller.actor, Permission::ManageAgents, &venue.place)
}

/// The account that is there already, if it can be an agent's.
async fn account(
    tx: &Transaction,
    caller: &Caller,
    who: &Who,
    faults: &mut Vec<Fault>,
) -> Result<Option<User>, Error> {
    let id = match who {
        Who::Account(id) => *id,
        Who::Person { username, .. } => {
            if users::by_username(tx, username).await?.is_some() {
                faults.push(taken());
            }
            return Ok(None);
        }
    };
    if id == caller.actor.user_id {
        return Err(Error::Refused(Refusal::OwnAct));
    }
    let unknown = || Fault::at("/user_id", "unknown_user");
    let Some(account) = users::get(tx, id).await? else {
        faults.push(unknown());
        return Ok(None);
    };
    // Whom the caller does not manage, the caller does not know; nor are applicants staff.
    let home = place(tx, account.organization_id).await?;
    let kinds: Vec<Role> = account.roles.iter().map(|it| it.role).collect();
    let known = stored::get(tx, id).await?;
    let is_staff = known.is_some() || kinds.iter().any(|role| *role != Role::Applicant);
    if !is_staff || !account.active || !may_at(&caller.actor, Permission::ManageAgents, &home) {
        faults.push(unknown());
        return Ok(None);
    }
    if filings_of(tx, id).await? {
        return Err(Error::Network(NetworkRefusal::ChangePending));
    }
    if known.is_some_and(|agent| agent.active) {
        faults.push(Fault::at("/user_id", "already_agent"));
    }
    if !may_be_held_together(&[kinds, vec![Role::Agent]].concat()) {
        faults.push(Fault::at("/user_id", "roles_exclude_each_other"));
    }
    Ok(Some(account))
}

fn taken() -> Fault {
    Fault::at("/person/username", "taken")
}

/// The agent as he or she will be once the day has come: until then, not in service.
async fn enter(
    platform: &Platform,
    tx: &Transaction,
    appointment: &Appointment,
    account: Option<User>,
) -> Result<Agent, Error> {
    let (id, name) = match (account, &appointment.who) {
        (Some(account), _) => (account.id, account.name),
        (None, Who::Person { name, username }) => {
            let id = make_account(platform, tx, appointment, name, username).await?;
            (id, name.clone())
        }
        (None, Who::Account(_)) => return Err(Error::Internal),
    };
    let before = stored::get(tx, id).await?;
    let agent = Agent {
        id,
        organization_id: appointment.organization_id,
        name,
        kind: appointment.kind,
        active: false,
        undertaking_signed_on: before.as_ref().and_then(|it| it.undertaking_signed_on),
        duty_phone: appointment.duty_phone.clone(),
        created_at: platform.now(),
        version: before.as_ref().map_or(1, |it| it.version),
        profile: appointment.profile.clone(),
    };
    match before {
        Some(_) => stored::change(tx, &agent).await?,
        None => stored::insert_many(tx, std::slice::from_ref(&agent)).await?,
    }
    Ok(agent)
}

async fn make_account(
    platform: &Platform,
    tx: &Transaction,
    appointment: &Appointment,
    name: &str,
    username: &str,
) -> Result<UserId, Error> {
    let id: UserId = platform.fresh_id().into();
    let account = NewUser {
        id,
        username: username.to_owned(),
        name: name.to_owned(),
        password_hash: None,
        organization_id: appointment.organization_id,
        identity_key: None,
        roles: Vec::new(),
        active: true,
        created_at: platform.now(),
    };
    match users::insert_many(tx, &[account]).await {
        Ok(()) => Ok(id),
        // Somebody else was a moment quicker.
        Err(StoreError::Duplicate(_)) => Err(Error::Faulty(vec![taken()])),
        Err(error) => Err(error.into()),
    }
}
