//! The outbox relay: events become in-app notifications.
//!
//! Owns who the members of an audience are. Does not own who is told of what (`Event::audience`), nor texts: a notification holds the kind of the event, and
//! whoever shows it knows the words. Never tells anybody of his or her own act.

use bangban_domain::case::Case;
use bangban_domain::case::audience::Audience;
use bangban_domain::id::UserId;
use bangban_domain::policy::{Role, Scope};
use bangban_persistence::notifications::{self, Notification};
use bangban_persistence::outbox::{self, OutboxEntry};
use bangban_persistence::registry::users::{self, UserFilter};
use bangban_persistence::{Page, Source, cases};
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

async fn tell(platform: &Platform, owner: &str, entry: &OutboxEntry) -> Result<(), Error> {
    let tx = platform.store.begin().await?;
    let now = platform.now();
    // Unscoped: the relay acts for nobody, and what it writes are kinds and ids alone.
    let case = cases::find(&tx, entry.case_id, &Scope::All, &platform.sealing.keyring).await?;
    if let Some(case) = case {
        let mut recipients = Vec::new();
        for audience in entry.event.audience() {
            recipients.extend(members(&tx, &case, *audience).await?);
        }
        recipients.sort_unstable();
        recipients.dedup();
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
        if !told.is_empty() {
            notifications::insert_many(&tx, &told).await?;
        }
    }
    outbox::deliver(&tx, entry.id, owner, now).await?;
    Ok(tx.commit().await?)
}

async fn members(
    source: &impl Source,
    case: &Case,
    audience: Audience,
) -> Result<Vec<UserId>, Error> {
    let above = || case.venue.path().iter().copied();
    match audience {
        Audience::Agent => Ok(case.agent_id().into_iter().collect()),
        Audience::Applicant => Ok(users::ids_by_identity(source, &case.applicant_key).await?),
        Audience::Clerks => holders(source, Role::Clerk, [case.venue.id()]).await,
        Audience::Supervisors => holders(source, Role::Supervisor, above()).await,
        Audience::Archivists => holders(source, Role::Archivist, above()).await,
    }
}

async fn holders(
    source: &impl Source,
    role: Role,
    organizations: impl IntoIterator<Item = bangban_domain::id::OrganizationId>,
) -> Result<Vec<UserId>, Error> {
    let mut found = Vec::new();
    for organization_id in organizations {
        let filter = UserFilter {
            role: Some(role),
            organization_id: Some(organization_id),
            active: Some(true),
            ..UserFilter::default()
        };
        let page = users::list(source, &filter, &Page::new(Page::MOST, None)).await?;
        found.extend(page.items.into_iter().map(|user| user.id));
    }
    Ok(found)
}
