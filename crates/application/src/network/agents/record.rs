//! Political status and party branch: sealed, and shown to those alone who need them, with a reason and
//! a record of it (P1, P2).

use bangban_domain::id::UserId;
use bangban_domain::policy::{Permission, may_at};
use bangban_persistence::audit::{self, Subject};
use bangban_persistence::network::records;
use bangban_persistence::registry::agents::{self as stored, Agent};
use serde_json::json;

use super::managed_in;
use crate::network::place;
use crate::{Caller, Error, Platform, trail};

pub use bangban_persistence::network::records::AgentRecord;

/// An agent whose record the caller may see: a supervisor or an approval officer of the subtree.
async fn seen(platform: &Platform, caller: &Caller, id: UserId) -> Result<Agent, Error> {
    caller.must(Permission::ReadFilings)?;
    let source = platform.store.reader().await?;
    let agent = stored::get(&source, id).await?.ok_or(Error::NotFound)?;
    let place = place(&source, agent.organization_id).await?;
    if !may_at(&caller.actor, Permission::ReadFilings, &place) {
        return Err(Error::Forbidden);
    }
    Ok(agent)
}

/// Whether the caller may see the record of this agent at all.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`]; those of storage.
pub async fn may_see_record(platform: &Platform, caller: &Caller, id: UserId) -> Result<(), Error> {
    seen(platform, caller, id).await.map(drop)
}

/// Keeps the record of an agent, in place of what was there.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`]; those of storage.
pub async fn put_record(
    platform: &Platform,
    caller: &Caller,
    id: UserId,
    record: &AgentRecord,
) -> Result<(), Error> {
    caller.must(Permission::ManageAgents)?;
    let tx = platform.store.begin().await?;
    managed_in(&tx, caller, id).await?;
    let by = (caller.actor.user_id, platform.now());
    let keyring = &platform.sealing.keyring;
    records::put(&tx, id, record, by, keyring, &*platform.random).await?;
    let subject = Subject::new("agent", id);
    let entry = trail::done(platform, caller, "agent/record", subject, json!({}));
    audit::record(&tx, &platform.sealing.audit, entry).await?;
    Ok(tx.commit().await?)
}

/// Shows the record of an agent, for this reason, which stays in the trail.
///
/// # Errors
/// [`Error::NotFound`], also where there is none; [`Error::Forbidden`]; those of storage.
pub async fn disclose_record(
    platform: &Platform,
    caller: &Caller,
    id: UserId,
    reason: &str,
) -> Result<AgentRecord, Error> {
    seen(platform, caller, id).await?;
    let tx = platform.store.begin().await?;
    let record = records::get(&tx, id, &platform.sealing.keyring).await?;
    let record = record.ok_or(Error::NotFound)?;
    let subject = Subject::new("agent", id);
    let detail = json!({ "reason": reason });
    let entry = trail::done(platform, caller, "agent/record-disclosure", subject, detail);
    audit::record(&tx, &platform.sealing.audit, entry).await?;
    tx.commit().await?;
    Ok(record)
}
