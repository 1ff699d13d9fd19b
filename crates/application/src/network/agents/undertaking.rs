//! 保密承诺书: signed by the agent in person, or on paper that the supervisor has before him.

use bangban_domain::case::Refusal;
use bangban_domain::fault::Fault;
use bangban_domain::id::UserId;
use bangban_persistence::audit::{self, Subject};
use bangban_persistence::registry::agents::{self as stored, Agent};
use chrono::NaiveDate;
use serde_json::json;

use super::managed_or_own;
use crate::{Caller, Error, Platform, trail};

/// How it was signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UndertakingForm {
    /// By the agent, who is signed in.
    Electronic,
    /// On paper, which the supervisor records.
    Paper,
}

/// An undertaking that was signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Undertaking {
    /// How.
    pub form: UndertakingForm,
    /// When; today, where it is signed here.
    pub signed_on: NaiveDate,
}

/// Records that an agent of version `expected` has signed. A later one takes the place of an earlier.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Stale`]; [`Error::Refused`] where an agent
/// records the own paper; [`Error::Faulty`] for a day that does not fit and for somebody else's
/// electronic signature; those of storage.
pub async fn sign_undertaking(
    platform: &Platform,
    caller: &Caller,
    id: UserId,
    undertaking: Undertaking,
    expected: i64,
) -> Result<Agent, Error> {
    let before = managed_or_own(platform, caller, id).await?;
    let is_own = id == caller.actor.user_id;
    if before.version != expected {
        return Err(Error::Stale);
    }
    if is_own && undertaking.form == UndertakingForm::Paper {
        return Err(Error::Refused(Refusal::OwnAct));
    }
    super::all(faults(&before, undertaking, is_own, platform.today()))?;
    let after = Agent {
        undertaking_signed_on: Some(undertaking.signed_on),
        ..before
    };
    let tx = platform.store.begin().await?;
    stored::change(&tx, &after).await?;
    let form = match undertaking.form {
        UndertakingForm::Electronic => "electronic",
        UndertakingForm::Paper => "paper",
    };
    let detail = json!({ "form": form, "signed_on": undertaking.signed_on });
    let subject = Subject::new("agent", id);
    let entry = trail::done(platform, caller, "agent/undertaking", subject, detail);
    audit::record(&tx, &platform.sealing.audit, entry).await?;
    let after = stored::get(&tx, id).await?.ok_or(Error::Internal)?;
    tx.commit().await?;
    Ok(after)
}

fn faults(before: &Agent, undertaking: Undertaking, is_own: bool, today: NaiveDate) -> Vec<Fault> {
    let mut faults = Vec::new();
    if !is_own && undertaking.form == UndertakingForm::Electronic {
        faults.push(Fault::at("/form", "own_electronic_signature_only"));
    }
    let earliest = match undertaking.form {
        UndertakingForm::Electronic => Some(today),
        UndertakingForm::Paper => before.undertaking_signed_on,
    };
    if undertaking.signed_on > today {
        faults.push(Fault::at("/signed_on", "in_future"));
    } else if earliest.is_some_and(|earliest| undertaking.signed_on < earliest) {
        faults.push(Fault::at("/signed_on", "too_early"));
    }
    faults
}
