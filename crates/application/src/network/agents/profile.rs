//! What is known of an agent: phone, source, term, window, criteria, honours.

use bangban_domain::fault::Fault;
use bangban_domain::id::{UserId, WindowId};
use bangban_domain::network::{AgentSource, Criteria};
use bangban_domain::policy::Permission;
use bangban_persistence::audit::{self, Subject};
use bangban_persistence::network::coverage;
use bangban_persistence::registry::agents::{self as stored, Agent};
use chrono::NaiveDate;
use serde_json::json;

use super::{all, managed_in, window_fault};
use crate::{Caller, Error, Platform, trail};

/// What is to be changed; what is none stays, and what is none inside goes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProfileChange {
    /// The telephone number on duty.
    pub duty_phone: Option<Option<String>>,
    /// Where the agent came from.
    pub source: Option<AgentSource>,
    /// The body that dispatched the agent.
    pub dispatched_by: Option<Option<String>>,
    /// The first day of the term.
    pub term_from: Option<Option<NaiveDate>>,
    /// The last day of the term.
    pub term_until: Option<Option<NaiveDate>>,
    /// The window that is served.
    pub window_id: Option<Option<WindowId>>,
    /// The criteria of selection, all three.
    pub criteria: Option<Criteria>,
    /// Honours, in words.
    pub honours: Option<Option<String>>,
}

impl ProfileChange {
    fn over(self, before: &Agent) -> Agent {
        let mut after = before.clone();
        let profile = &mut after.profile;
        after.duty_phone = self.duty_phone.unwrap_or(after.duty_phone);
        profile.source = self.source.unwrap_or(profile.source);
        profile.criteria = self.criteria.unwrap_or(profile.criteria);
        profile.window_id = self.window_id.unwrap_or(profile.window_id);
        profile.term_from = self.term_from.unwrap_or(profile.term_from);
        profile.term_until = self.term_until.unwrap_or(profile.term_until);
        if let Some(dispatched_by) = self.dispatched_by {
            profile.dispatched_by = dispatched_by;
        }
        if let Some(honours) = self.honours {
            profile.honours = honours;
        }
        after
    }

    /// The names of what it changes: the trail says what was touched, not what it says now.
    fn names(&self) -> Vec<&'static str> {
        let named = [
            ("duty_phone", self.duty_phone.is_some()),
            ("source", self.source.is_some()),
            ("dispatched_by", self.dispatched_by.is_some()),
            ("term_from", self.term_from.is_some()),
            ("term_until", self.term_until.is_some()),
            ("window_id", self.window_id.is_some()),
            ("criteria", self.criteria.is_some()),
            ("honours", self.honours.is_some()),
        ];
        let changed = named.into_iter().filter(|(_, is)| *is);
        changed.map(|(name, _)| name).collect()
    }
}

/// Changes the profile of an agent of version `expected`. The window counts from today on (N2).
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Stale`], [`Error::Faulty`]; those of storage.
pub async fn change_profile(
    platform: &Platform,
    caller: &Caller,
    id: UserId,
    change: ProfileChange,
    expected: i64,
) -> Result<Agent, Error> {
    caller.must(Permission::ManageAgents)?;
    let tx = platform.store.begin().await?;
    coverage::begin(&tx).await?;
    let before = managed_in(&tx, caller, id).await?;
    if before.version != expected {
        return Err(Error::Stale);
    }
    let changed = change.names();
    let window = change.window_id.flatten();
    let mut faults = Vec::new();
    faults.extend(window_fault(&tx, before.organization_id, window).await?);
    let after = change.over(&before);
    faults.extend(term_fault(&after));
    all(faults)?;
    stored::change(&tx, &after).await?;
    if after.profile.window_id != before.profile.window_id {
        coverage::refresh(&tx, after.organization_id, platform.today()).await?;
    }
    let subject = Subject::new("agent", id);
    let detail = json!({ "changed": changed });
    let entry = trail::done(platform, caller, "agent/change", subject, detail);
    audit::record(&tx, &platform.sealing.audit, entry).await?;
    let after = stored::get(&tx, id).await?.ok_or(Error::Internal)?;
    tx.commit().await?;
    Ok(after)
}

/// A term does not end before it begins.
fn term_fault(agent: &Agent) -> Option<Fault> {
    let term = agent.profile.term_from.zip(agent.profile.term_until);
    term.filter(|(from, until)| until < from)
        .map(|_| Fault::at("/term_until", "too_early"))
}
