//! Norms (N2): read by those who look after coverage, set by the city's approval officer.

use bangban_domain::fault::Fault;
use bangban_domain::network::{Norm, Norms};
use bangban_domain::policy::{Permission, reaches};
use bangban_persistence::StoreError;
use bangban_persistence::audit::{self, Subject};
use bangban_persistence::network::coverage;
use bangban_persistence::network::norms as stored;
use serde_json::json;

use crate::{Caller, Error, Page, PageOf, Platform, trail};

pub use bangban_persistence::network::norms::StoredNorm;

/// A version of a norm, and whether it holds today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The version.
    pub stored: StoredNorm,
    /// Whether it holds.
    pub in_force: bool,
}

/// A page of versions, those that were set last first.
///
/// # Errors
/// [`Error::Forbidden`], [`Error::InvalidCursor`]; those of storage.
pub async fn list(
    platform: &Platform,
    caller: &Caller,
    page: &Page,
) -> Result<PageOf<Listed>, Error> {
    caller.must(Permission::ReadCoverage)?;
    let source = platform.store.reader().await?;
    let all = stored::all(&source).await?;
    let versions: Vec<Norm> = all.iter().map(|stored| stored.norm).collect();
    let found = stored::list(&source, page).await?;
    let today = platform.today();
    Ok(found.map(|stored| Listed {
        in_force: Norms::hold(&versions, &stored.norm, today),
        stored,
    }))
}

/// Whether the caller sets norms: an approval officer who reaches the whole city.
///
/// # Errors
/// [`Error::Forbidden`].
pub fn must_set(caller: &Caller) -> Result<(), Error> {
    let reach = reaches(&caller.actor, Permission::ManageNorms);
    if reach.into_iter().any(|node| node.depth == 1) {
        Ok(())
    } else {
        Err(Error::Forbidden)
    }
}

/// Sets a norm from a day on that is not before today; figures follow with that day.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::Faulty`] for a kind that is no venue's, a day that is past, and one
/// that has a version already; those of storage.
pub async fn set(
    platform: &Platform,
    caller: &Caller,
    norm: Norm,
    basis: String,
) -> Result<Listed, Error> {
    must_set(caller)?;
    let today = platform.today();
    let mut faults = Vec::new();
    if !norm.kind.is_venue() {
        faults.push(Fault::at("/organization_kind", "not_a_venue"));
    }
    if norm.effective_on < today {
        faults.push(Fault::at("/effective_on", "day_is_past"));
    }
    if !faults.is_empty() {
        return Err(Error::Faulty(faults));
    }
    let new = StoredNorm {
        id: platform.fresh_id(),
        norm,
        basis,
        set_by: Some(caller.actor.user_id),
        created_at: platform.now(),
    };
    let tx = platform.store.begin().await?;
    coverage::begin(&tx).await?;
    match stored::insert(&tx, &new).await {
        Err(StoreError::Duplicate(_)) => {
            let fault = Fault::at("/effective_on", "taken");
            return Err(Error::Faulty(vec![fault]));
        }
        outcome => outcome?,
    }
    let in_force = norm.effective_on <= today;
    if in_force {
        coverage::rebuild(&tx, today).await?;
    }
    let detail = json!({
        "kind": norm.kind, "measure": norm.measure, "required": norm.required,
        "effective_on": norm.effective_on,
    });
    let entry = trail::done(
        platform,
        caller,
        "norm/set",
        Subject::new("norm", new.id),
        detail,
    );
    audit::record(&tx, &platform.sealing.audit, entry).await?;
    tx.commit().await?;
    Ok(Listed {
        stored: new,
        in_force,
    })
}
