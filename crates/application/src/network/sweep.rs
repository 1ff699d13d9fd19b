//! What time alone brings about in the network: a day comes from which on something holds, a filing is
//! late, a term ends.
//!
//! Owns the order. Doing it twice changes nothing; several processes may do it at once. What can't be
//! dealt with is logged and counted, and keeps nothing else from its turn.

use bangban_domain::id::{FilingId, OrganizationId, UserId};
use bangban_domain::organization::Place;
use bangban_persistence::alerts::{self, AlertKind, NewAlert};
use bangban_persistence::audit::{self, Entry, Outcome, Subject};
use bangban_persistence::network::coverage;
use bangban_persistence::network::filings::{self, Filing};
use bangban_persistence::registry::agents::{self as stored, Agent};
use chrono::Days;
use serde_json::json;

use super::{agents, place};
use crate::{Error, Platform};

/// What is looked at in one go.
const BATCH: u64 = 200;

/// What a run recorded.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NetworkReport {
    /// Appointments, transfers and dismissals whose day has come.
    pub staff_changes: usize,
    /// Filings that were not filed in time, each told once.
    pub filings_overdue: usize,
    /// Terms that end soon, each told once.
    pub terms_ending: usize,
}

/// Runs all of it once. For the worker, which looks after everything.
///
/// # Errors
/// Those of storage as a whole.
pub async fn unscoped_sweep(
    platform: &Platform,
    failed: &mut usize,
) -> Result<NetworkReport, Error> {
    new_day(platform).await?;
    Ok(NetworkReport {
        staff_changes: take_effect(platform, failed).await?,
        filings_overdue: overdue(platform).await?,
        terms_ending: ending(platform).await?,
    })
}

/// On another day other norms may hold.
async fn new_day(platform: &Platform) -> Result<(), Error> {
    let today = platform.today();
    let reader = platform.store.reader().await?;
    let known = coverage::day(&reader).await?;
    drop(reader);
    if known == Some(today) {
        return Ok(());
    }
    let tx = platform.store.begin().await?;
    coverage::begin(&tx).await?;
    coverage::rebuild(&tx, today).await?;
    Ok(tx.commit().await?)
}

async fn take_effect(platform: &Platform, failed: &mut usize) -> Result<usize, Error> {
    let (mut done, mut after) = (0, None);
    loop {
        let reader = platform.store.reader().await?;
        let today = platform.today();
        let due = filings::unscoped_to_apply(&reader, today, after, BATCH).await?;
        // A reader may hold the connection that the changes need.
        drop(reader);
        let Some(last) = due.last().map(|filing| filing.id) else {
            return Ok(done);
        };
        for filing in due {
            match apply(platform, &filing).await {
                Ok(applied) => done += usize::from(applied),
                Err(Error::Unavailable) => return Err(Error::Unavailable),
                Err(error) => {
                    tracing::error!(filing = %filing.id, %error, "not carried out");
                    *failed += 1;
                }
            }
        }
        after = Some(last);
    }
}

async fn apply(platform: &Platform, filing: &Filing) -> Result<bool, Error> {
    let tx = platform.store.begin().await?;
    coverage::begin(&tx).await?;
    if !filings::mark_applied(&tx, filing.id).await? {
        // Another process was quicker.
        tx.rollback().await?;
        return Ok(false);
    }
    agents::apply(&tx, filing, platform.today()).await?;
    let entry = Entry {
        at: platform.now(),
        actor: None,
        action: "filing/take-effect".to_owned(),
        outcome: Outcome::Done,
        subject: Subject::new("filing", filing.id),
        detail: json!({ "effective_on": filing.effective_on }),
        trace_id: "sweep".to_owned(),
    };
    audit::record(&tx, &platform.sealing.audit, entry).await?;
    tx.commit().await?;
    platform.sessions.forget_account(filing.agent_id);
    Ok(true)
}

/// Tells the superior of what should have been filed.
async fn overdue(platform: &Platform) -> Result<usize, Error> {
    let (mut told, mut after): (usize, Option<FilingId>) = (0, None);
    loop {
        let reader = platform.store.reader().await?;
        let late = filings::unscoped_overdue(&reader, platform.today(), after, BATCH).await?;
        drop(reader);
        let Some(last) = late.last().map(|filing| filing.id) else {
            return Ok(told);
        };
        let alerts = late.iter().map(|filing| NewAlert {
            id: platform.fresh_id(),
            kind: AlertKind::FilingOverdue,
            subject_id: filing.id.uuid(),
            detail: filing
                .due_on
                .map_or_else(String::new, |day| day.to_string()),
            organization_id: filing.organization_id,
            to_organization_id: filing.superior_id,
            raised_at: platform.now(),
        });
        told += raise(platform, alerts.collect()).await?;
        after = Some(last);
    }
}

/// Reminds the county, or the city of its own, of terms that end soon.
async fn ending(platform: &Platform) -> Result<usize, Error> {
    let today = platform.today();
    let reference = platform.reference.get(&platform.store).await?;
    let days = Days::new(u64::from(reference.settings.term_reminder_days));
    let until = today.checked_add_days(days).unwrap_or(today);
    let (mut told, mut after): (usize, Option<UserId>) = (0, None);
    loop {
        let reader = platform.store.reader().await?;
        let found = stored::unscoped_term_ending(&reader, (today, until), after, BATCH).await?;
        let mut alerts = Vec::with_capacity(found.len());
        for agent in &found {
            let place = place(&reader, agent.organization_id).await?;
            alerts.push(reminder(platform, agent, &place));
        }
        drop(reader);
        let Some(last) = found.last().map(|agent| agent.id) else {
            return Ok(told);
        };
        told += raise(platform, alerts).await?;
        after = Some(last);
    }
}

fn reminder(platform: &Platform, agent: &Agent, place: &Place) -> NewAlert {
    let until = agent.profile.term_until;
    NewAlert {
        id: platform.fresh_id(),
        kind: AlertKind::TermEnding,
        subject_id: agent.id.uuid(),
        detail: until.map_or_else(String::new, |day| day.to_string()),
        organization_id: agent.organization_id,
        to_organization_id: looked_after_by(place),
        raised_at: platform.now(),
    }
}

/// Whose supervisor appoints there.
fn looked_after_by(place: &Place) -> OrganizationId {
    let path = place.path();
    path.get(1).copied().unwrap_or(path[0])
}

async fn raise(platform: &Platform, new: Vec<NewAlert>) -> Result<usize, Error> {
    let tx = platform.store.begin().await?;
    let mut raised = 0;
    for alert in new {
        raised += usize::from(alerts::raise_once(&tx, alert).await?);
    }
    tx.commit().await?;
    Ok(raised)
}
