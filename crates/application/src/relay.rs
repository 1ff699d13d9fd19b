//! The outbox relay: events become in-app notifications.
//!
//! Owns who the members of an audience are. Does not own who is told of what (`Event::audience`), nor texts: a notification holds the kind of the event, and
//! whoever shows it knows the words. Never tells anybody of his or her own act.

use bangban_domain::case::Event;
use bangban_domain::case::audience::Audience;
use bangban_domain::id::UserId;
use bangban_domain::policy::Role;
use bangban_persistence::cases::{self, Concerned};
use bangban_persistence::notifications::{self, Notification};
use bangban_persistence::outbox::{self, OutboxEntry};
use bangban_persistence::registry::users;
use bangban_persistence::{Source, StoreError};
use chrono::TimeDelta;
use uuid::Uuid;

use crate::{Error, Platform};

/// Entries taken in one go.
const BATCH: u32 = 100;
/// How long they stay taken, should this process die.
const LEASE: TimeDelta = TimeDelta::seconds(60);
/// When an entry that could not be told is tried again.
const RETRY: TimeDelta = TimeDelta::seconds(30);

/// Tells what has happened; says how many entries were told.
///
/// # Errors
/// Those of storage. An entry that can't be told is put off, and its case's later ones with it.
pub async fn run_once(platform: &Platform, owner: Uuid) -> Result<usize, Error> {
    let owner = owner.to_string();
    let now = platform.now();
    let entries = outbox::lease(&platform.store, &owner, now, now + LEASE, BATCH).await?;
    let mut told = 0;
    for entry in entries {
        match tell(platform, &owner, &entry).await {
            Ok(()) => told += 1,
            Err(Error::Stale) => {}
            Err(error) => {
                tracing::warn!(%error, entry = %entry.id, attempts = entry.attempts, "not told, put off");
                outbox::put_off(&platform.store, entry.id, &owner, platform.now() + RETRY).await?;
            }
        }
    }
    Ok(told)
}

/// Looks everything up before it begins to write: on SQLite one alone writes at a time, and on
/// PostgreSQL a reader may hold the connection that the writing needs.
async fn tell(platform: &Platform, owner: &str, entry: &OutboxEntry) -> Result<(), Error> {
    let reader = platform.store.reader().await?;
    let recipients = recipients(&reader, entry).await?;
    drop(reader);
    let now = platform.now();
    let notification = |user_id| Notification {
        id: platform.fresh_id(),
        user_id,
        source_id: entry.id,
        case_id: Some(entry.case_id),
        kind: entry.event.kind().to_owned(),
        data: serde_json::json!({}),
        created_at: now,
        read_at: None,
    };
    let told: Vec<Notification> = recipients.into_iter().map(notification).collect();
    let tx = platform.store.begin().await?;
    if !told.is_empty() {
        notifications::insert_many(&tx, &told).await?;
    }
    outbox::deliver(&tx, entry.id, owner, now).await?;
    Ok(tx.commit().await?)
}

/// Everybody whom the event concerns, once; nobody where the case is gone, and never who did it.
async fn recipients(source: &impl Source, entry: &OutboxEntry) -> Result<Vec<UserId>, StoreError> {
    // Unscoped: the relay acts for nobody, and what it writes are kinds and ids alone.
    let Some(case) = cases::unscoped_concerned(source, entry.case_id).await? else {
        return Ok(Vec::new());
    };
    let mut recipients = Vec::new();
    for audience in entry.event.audience() {
        recipients.extend(members(source, &case, *audience).await?);
    }
    // The case knows the new agent alone; the one before has to hear of it as well (C10).
    if let Event::AgentChanged { from, .. } = &entry.event {
        recipients.push(*from);
    }
    recipients.sort_unstable();
    recipients.dedup();
    recipients.retain(|user| Some(*user) != entry.actor_id);
    Ok(recipients)
}

async fn members(
    source: &impl Source,
    case: &Concerned,
    audience: Audience,
) -> Result<Vec<UserId>, StoreError> {
    let path = case.path.as_slice();
    // The path ends with the venue itself.
    let venue = &path[path.len().saturating_sub(1)..];
    match audience {
        Audience::Agent => Ok(case.agent_id.into_iter().collect()),
        Audience::Applicant => users::ids_by_identity(source, &case.applicant_key).await,
        Audience::Clerks => users::holders_at(source, Role::Clerk, venue).await,
        Audience::Supervisors => {
            users::holders_at_with_departments(source, Role::Supervisor, path).await
        }
        Audience::Archivists => users::holders_at(source, Role::Archivist, path).await,
    }
}
