//! Agents (帮办代办员): who they are; appointing, transferring and dismissing them (N3); their profile,
//! undertaking, absences and workload (N4).
//!
//! Owns who may do that: the supervisor of the subtree, and for some of it the agent in person. Does not
//! own who may be named in a case (`cases`).

mod absences;
mod appoint;
mod deed;
mod dismiss;
mod profile;
mod read;
mod record;
mod transfer;
mod undertaking;
mod workload;

use bangban_domain::case::Refusal;
use bangban_domain::fault::Fault;
use bangban_domain::id::{OrganizationId, UserId, WindowId};
use bangban_domain::policy::{Permission, may_at};
use bangban_persistence::network::windows;
use bangban_persistence::registry::agents as stored;
use bangban_persistence::{Source, Transaction};
use chrono::{Days, NaiveDate};

use super::NetworkRefusal;
use crate::{Caller, Error, Platform};

pub use absences::{Absence, NewAbsence, absence, absences, end_absence, record_absence};
pub use appoint::{Appointment, Who, appoint};
pub use deed::Done;
pub(super) use deed::apply;
pub use dismiss::{Dismissal, dismiss};
pub use profile::{ProfileChange, change_profile};
pub use read::{Agent, AgentFilter, get, list};
pub use record::{AgentRecord, disclose_record, may_see_record, put_record};
pub use stored::Profile;
pub use transfer::{Transfer, transfer};
pub use undertaking::{Undertaking, UndertakingForm, sign_undertaking};
pub use workload::{Workload, workload};

/// How far from today the day of an act may lie, in either direction.
const REACH_OF_DAYS: u64 = 366;

/// An agent whom the caller may appoint, transfer and dismiss.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Forbidden`] outside of the caller's subtree; those of storage.
pub async fn managed(platform: &Platform, caller: &Caller, id: UserId) -> Result<Agent, Error> {
    caller.must(Permission::ManageAgents)?;
    managed_in(&platform.store.reader().await?, caller, id).await
}

/// An agent of whom the caller is the supervisor, or who the caller is.
///
/// # Errors
/// As [`managed`].
pub async fn managed_or_own(
    platform: &Platform,
    caller: &Caller,
    id: UserId,
) -> Result<Agent, Error> {
    caller.must(Permission::ReadAgents)?;
    let source = platform.store.reader().await?;
    if id == caller.actor.user_id {
        return stored::get(&source, id).await?.ok_or(Error::Forbidden);
    }
    managed_in(&source, caller, id).await
}

async fn managed_in(source: &impl Source, caller: &Caller, id: UserId) -> Result<Agent, Error> {
    let agent = stored::get(source, id).await?.ok_or(Error::NotFound)?;
    let place = super::place(source, agent.organization_id).await?;
    if !may_at(&caller.actor, Permission::ManageAgents, &place) {
        return Err(Error::Forbidden);
    }
    Ok(agent)
}

/// The agent as the caller saw him or her, who is not the caller, and about whom nothing else waits.
async fn to_act_on(
    tx: &Transaction,
    caller: &Caller,
    id: UserId,
    expected: i64,
) -> Result<Agent, Error> {
    let agent = managed_in(tx, caller, id).await?;
    if agent.version != expected {
        return Err(Error::Stale);
    }
    if id == caller.actor.user_id {
        return Err(Error::Refused(Refusal::OwnAct));
    }
    if filings_of(tx, id).await? {
        return Err(Error::Network(NetworkRefusal::ChangePending));
    }
    if !agent.active {
        return Err(Error::Network(NetworkRefusal::NotInService));
    }
    Ok(agent)
}

async fn filings_of(tx: &Transaction, agent: UserId) -> Result<bool, Error> {
    let pending = bangban_persistence::network::filings::pending_of(tx, agent).await?;
    Ok(pending.is_some())
}

/// What is wrong with the day of an act, if anything is.
fn day_fault(today: NaiveDate, day: NaiveDate) -> Option<Fault> {
    let reach = Days::new(REACH_OF_DAYS);
    let code = if today
        .checked_sub_days(reach)
        .is_some_and(|first| day < first)
    {
        "too_early"
    } else if today.checked_add_days(reach).is_some_and(|last| day > last) {
        "too_late"
    } else {
        return None;
    };
    Some(Fault::at("/effective_on", code))
}

/// What is wrong with the window that an agent of this venue is to serve, if anything is.
async fn window_fault(
    source: &impl Source,
    venue: OrganizationId,
    window: Option<WindowId>,
) -> Result<Option<Fault>, Error> {
    let Some(id) = window else { return Ok(None) };
    let window = windows::get(source, id).await?;
    let fits = window.is_some_and(|window| window.organization_id == venue && window.active);
    Ok((!fits).then(|| Fault::at("/window_id", "unknown_window")))
}

/// Every fault at once, or none.
fn all(faults: Vec<Fault>) -> Result<(), Error> {
    if faults.is_empty() {
        Ok(())
    } else {
        Err(Error::Faulty(faults))
    }
}
