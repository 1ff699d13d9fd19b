//! Filings (备案, N3): filed by the supervisor, received or given back by the superior department.
//!
//! Owns who sees and does what. Does not own the order of states (`bangban_domain::network::filing`),
//! nor what is filed (`agents`).

use bangban_domain::case::Refusal;
use bangban_domain::id::{FilingId, OrganizationId};
use bangban_domain::network::filing::number;
use bangban_domain::network::{FilingAct, FilingRefusal};
use bangban_domain::policy::{Actor, Permission, Role, may_at};
use bangban_persistence::Transaction;
use bangban_persistence::audit::{self, Subject};
use bangban_persistence::network::filings::{self as stored, FilingScope};
use chrono::Datelike;
use serde_json::{Value, json};

use super::{NetworkRefusal, place};
use crate::{Caller, Error, Page, PageOf, Platform, organizations, trail};

pub use bangban_persistence::network::filings::{Filing, FilingFilter};

/// What somebody sees: a supervisor what the subtree files, an approval officer what is addressed to the
/// own department.
fn scope_of(actor: &Actor) -> FilingScope {
    let mut scope = FilingScope::default();
    for post in &actor.posts {
        match post.role {
            Role::Supervisor => scope.subtrees.push(post.place.reach()),
            Role::ApprovalOfficer => scope.departments.push(post.place.id()),
            _ => {}
        }
    }
    scope
}

/// A page of filings, the newest first; with `within`, of those of that organisation and everything it
/// manages.
///
/// # Errors
/// [`Error::Forbidden`], [`Error::InvalidCursor`]; those of storage.
pub async fn list(
    platform: &Platform,
    caller: &Caller,
    mut filter: FilingFilter,
    within: Option<OrganizationId>,
    page: &Page,
) -> Result<PageOf<Filing>, Error> {
    caller.must(Permission::ReadFilings)?;
    let source = platform.store.reader().await?;
    if let Some(top) = within {
        filter.within = Some(organizations::node(&source, top).await?);
    }
    Ok(stored::list(&source, &scope_of(&caller.actor), &filter, page).await?)
}

/// A filing.
///
/// # Errors
/// [`Error::Forbidden`], [`Error::NotFound`]; those of storage.
pub async fn get(platform: &Platform, caller: &Caller, id: FilingId) -> Result<Filing, Error> {
    caller.must(Permission::ReadFilings)?;
    let source = platform.store.reader().await?;
    let found = stored::find(&source, id, &scope_of(&caller.actor)).await?;
    found.ok_or(Error::NotFound)
}

/// A filing with which the caller may do this.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`]; those of storage.
pub async fn get_for(
    platform: &Platform,
    caller: &Caller,
    id: FilingId,
    act: FilingAct,
) -> Result<Filing, Error> {
    let filing = get(platform, caller, id).await?;
    let allowed = match act {
        FilingAct::Submit => {
            let source = platform.store.reader().await?;
            let venue = place(&source, filing.organization_id).await?;
            may_at(&caller.actor, Permission::ManageAgents, &venue)
        }
        FilingAct::Receive | FilingAct::Return => filing.standing().is_addressed_to(&caller.actor),
    };
    if allowed {
        Ok(filing)
    } else {
        Err(Error::Forbidden)
    }
}

/// Files it, or files it again.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Stale`]; [`Error::Network`] where it is filed or
/// received already; those of storage.
pub async fn submit(
    platform: &Platform,
    caller: &Caller,
    id: FilingId,
    expected: i64,
) -> Result<Filing, Error> {
    let filing = ready(platform, caller, (id, expected), FilingAct::Submit).await?;
    let tx = platform.store.begin().await?;
    stored::submit(&tx, &filing, caller.actor.user_id, platform.now()).await?;
    finish(platform, caller, tx, (id, "filing/submission"), json!({})).await
}

/// Receives it under a number: the given one, or the next of the department in this year.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Stale`]; [`Error::Refused`] for whose own act it
/// is; [`Error::Network`] where it is not waiting; those of storage.
pub async fn receive(
    platform: &Platform,
    caller: &Caller,
    id: FilingId,
    given: Option<String>,
    expected: i64,
) -> Result<Filing, Error> {
    let filing = ready(platform, caller, (id, expected), FilingAct::Receive).await?;
    let year = platform.today().year();
    let tx = platform.store.begin().await?;
    let filing_number = match given {
        Some(given) => given,
        None => number(
            year,
            stored::next_serial(&tx, filing.superior_id, year).await?,
        ),
    };
    let by = caller.actor.user_id;
    stored::decide(&tx, &filing, Ok(&filing_number), by, platform.now()).await?;
    let detail = json!({ "filing_number": filing_number });
    finish(platform, caller, tx, (id, "filing/receipt"), detail).await
}

/// Gives it back, for this reason.
///
/// # Errors
/// As [`receive`].
pub async fn give_back(
    platform: &Platform,
    caller: &Caller,
    id: FilingId,
    reason: &str,
    expected: i64,
) -> Result<Filing, Error> {
    let filing = ready(platform, caller, (id, expected), FilingAct::Return).await?;
    let tx = platform.store.begin().await?;
    let by = caller.actor.user_id;
    stored::decide(&tx, &filing, Err(reason), by, platform.now()).await?;
    finish(platform, caller, tx, (id, "filing/return"), json!({})).await
}

/// The filing as the caller saw it, from where it stands ready for this.
async fn ready(
    platform: &Platform,
    caller: &Caller,
    (id, expected): (FilingId, i64),
    act: FilingAct,
) -> Result<Filing, Error> {
    let filing = get_for(platform, caller, id, act).await?;
    if filing.version != expected {
        return Err(Error::Stale);
    }
    match filing.standing().after(act, caller.actor.user_id) {
        Ok(_) => Ok(filing),
        Err(FilingRefusal::OwnAct) => Err(Error::Refused(Refusal::OwnAct)),
        Err(FilingRefusal::OutOfOrder(state)) => {
            Err(Error::Network(NetworkRefusal::FilingOutOfOrder(state)))
        }
    }
}

async fn finish(
    platform: &Platform,
    caller: &Caller,
    tx: Transaction,
    (id, action): (FilingId, &str),
    detail: Value,
) -> Result<Filing, Error> {
    let subject = Subject::new("filing", id);
    let entry = trail::done(platform, caller, action, subject, detail);
    audit::record(&tx, &platform.sealing.audit, entry).await?;
    let filing = stored::find(&tx, id, &scope_of(&caller.actor)).await?;
    let filing = filing.ok_or(Error::Internal)?;
    tx.commit().await?;
    Ok(filing)
}
