//! Absences of agents, and who stands in.

use bangban_domain::fault::Fault;
use bangban_domain::id::{AbsenceId, UserId};
use bangban_domain::network::AbsenceReason;
use bangban_persistence::Transaction;
use bangban_persistence::audit::{self, Subject};
use bangban_persistence::network::absences as stored;
use bangban_persistence::registry::agents::{self, Agent};
use chrono::NaiveDate;
use serde_json::{Value, json};

use super::{NetworkRefusal, all, managed_or_own};
use crate::{Caller, Error, Page, PageOf, Platform, trail};

pub use bangban_persistence::network::absences::Absence;

/// An absence to be recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewAbsence {
    /// The first day.
    pub from: NaiveDate,
    /// The last day, as it is expected.
    pub until: NaiveDate,
    /// Why.
    pub reason: AbsenceReason,
    /// Who stands in.
    pub substitute_id: Option<UserId>,
}

/// A page of an agent's absences, the newest first.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`], [`Error::InvalidCursor`]; those of storage.
pub async fn absences(
    platform: &Platform,
    caller: &Caller,
    agent: UserId,
    page: &Page,
) -> Result<PageOf<Absence>, Error> {
    managed_or_own(platform, caller, agent).await?;
    let source = platform.store.reader().await?;
    Ok(stored::list(&source, agent, page).await?)
}

/// Records an absence of an agent in service.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`]; [`Error::Network`] for who is not in service;
/// [`Error::Faulty`] for days that do not fit and for a substitute who can't stand in; those of storage.
pub async fn record_absence(
    platform: &Platform,
    caller: &Caller,
    agent: UserId,
    new: NewAbsence,
) -> Result<Absence, Error> {
    let agent = managed_or_own(platform, caller, agent).await?;
    if !agent.active {
        return Err(Error::Network(NetworkRefusal::NotInService));
    }
    let tx = platform.store.begin().await?;
    let mut faults = Vec::new();
    if new.until < new.from {
        faults.push(Fault::at("/until", "too_early"));
    } else if stored::is_away(&tx, agent.id, (new.from, new.until)).await? {
        faults.push(Fault::at("/from", "away_already"));
    }
    faults.extend(substitute_fault(&tx, &agent, new).await?);
    all(faults)?;
    let absence = Absence {
        id: platform.fresh_id().into(),
        agent_id: agent.id,
        from: new.from,
        until: new.until,
        reason: new.reason,
        substitute_id: new.substitute_id,
        recorded_by: caller.actor.user_id,
        recorded_at: platform.now(),
        ended_on: None,
    };
    stored::insert(&tx, &absence).await?;
    let detail = json!({ "absence": absence.id, "from": new.from, "until": new.until });
    record(platform, caller, &tx, ("agent/absence", agent.id), detail).await?;
    tx.commit().await?;
    Ok(absence)
}

/// Who stands in is another agent of the same venue, in service and there on all of these days.
async fn substitute_fault(
    tx: &Transaction,
    agent: &Agent,
    new: NewAbsence,
) -> Result<Option<Fault>, Error> {
    let Some(id) = new.substitute_id else {
        return Ok(None);
    };
    let code = match agents::get(tx, id).await? {
        None => "unknown_agent",
        Some(found) if found.id == agent.id => "agent_unchanged",
        Some(found) if found.organization_id != agent.organization_id => "agent_not_of_venue",
        Some(found) if !found.active => "agent_not_active",
        Some(_) if stored::is_away(tx, id, (new.from, new.until)).await? => "away_already",
        Some(_) => return Ok(None),
    };
    Ok(Some(Fault::at("/substitute_id", code)))
}

/// Ends an absence on a day, its last.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`]; [`Error::Faulty`] for a day before it begins, or to come;
/// [`Error::Network`] for one that has ended already; those of storage.
pub async fn end_absence(
    platform: &Platform,
    caller: &Caller,
    (agent, id): (UserId, AbsenceId),
    ended_on: NaiveDate,
) -> Result<Absence, Error> {
    let before = absence(platform, caller, (agent, id)).await?;
    if before.ended_on.is_some() {
        return Err(Error::Network(NetworkRefusal::AbsenceEnded));
    }
    let code = if ended_on < before.from {
        Some("too_early")
    } else if ended_on > platform.today() {
        Some("in_future")
    } else {
        None
    };
    all(code
        .map(|code| Fault::at("/ended_on", code))
        .into_iter()
        .collect())?;
    let tx = platform.store.begin().await?;
    if !stored::end(&tx, id, ended_on).await? {
        return Err(Error::Network(NetworkRefusal::AbsenceEnded));
    }
    let detail = json!({ "absence": id, "ended_on": ended_on });
    record(platform, caller, &tx, ("agent/absence-end", agent), detail).await?;
    tx.commit().await?;
    Ok(Absence {
        ended_on: Some(ended_on),
        ..before
    })
}

/// An absence of an agent.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`]; those of storage.
pub async fn absence(
    platform: &Platform,
    caller: &Caller,
    (agent, id): (UserId, AbsenceId),
) -> Result<Absence, Error> {
    managed_or_own(platform, caller, agent).await?;
    let source = platform.store.reader().await?;
    stored::get(&source, agent, id)
        .await?
        .ok_or(Error::NotFound)
}

async fn record(
    platform: &Platform,
    caller: &Caller,
    tx: &Transaction,
    (action, agent): (&str, UserId),
    detail: Value,
) -> Result<(), Error> {
    let subject = Subject::new("agent", agent);
    let entry = trail::done(platform, caller, action, subject, detail);
    Ok(audit::record(tx, &platform.sealing.audit, entry).await?)
}
