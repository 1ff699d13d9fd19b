//! 解聘.

use bangban_domain::id::UserId;
use bangban_domain::network::{DismissalReason, FilingKind};
use bangban_domain::policy::Permission;
use bangban_persistence::network::coverage;
use chrono::NaiveDate;

use super::deed::{Deed, Done, carry_out};
use super::transfer::weighed;
use super::{all, day_fault, to_act_on};
use crate::network::place;
use crate::{Caller, Error, Platform};

/// A dismissal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dismissal {
    /// Why, coded.
    pub reason_code: DismissalReason,
    /// Why, in words.
    pub reason: Option<String>,
    /// The first day without the agent.
    pub effective_on: NaiveDate,
    /// Why, although a norm is broken by it.
    pub despite_norm: Option<String>,
}

/// Dismisses an agent of version `expected`. The account stays; its role of agent goes.
///
/// # Errors
/// As [`super::transfer()`].
pub async fn dismiss(
    platform: &Platform,
    caller: &Caller,
    id: UserId,
    dismissal: Dismissal,
    expected: i64,
) -> Result<Done, Error> {
    caller.must(Permission::ManageAgents)?;
    let reference = platform.reference.get(&platform.store).await?;
    let tx = platform.store.begin().await?;
    coverage::begin(&tx).await?;
    let agent = to_act_on(&tx, caller, id, expected).await?;
    let fault = day_fault(platform.today(), dismissal.effective_on);
    all(fault.into_iter().collect())?;
    let despite_norm = weighed(platform, &tx, &agent, None, dismissal.despite_norm).await?;
    let deed = Deed {
        kind: FilingKind::Dismissal,
        agent_kind: agent.kind,
        window_id: agent.profile.window_id,
        venue: place(&tx, agent.organization_id).await?,
        from: None,
        effective_on: dismissal.effective_on,
        reason_code: Some(dismissal.reason_code.as_str()),
        reason: dismissal.reason,
        despite_norm,
    };
    let done = carry_out(platform, caller, &reference, &tx, &agent, deed).await?;
    tx.commit().await?;
    platform.sessions.forget_account(id);
    Ok(done)
}
