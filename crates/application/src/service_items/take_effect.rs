//! The day of a version has come that was published for it.

use bangban_persistence::audit::{self, Entry, Outcome, Subject};
use bangban_persistence::registry::service_items::{self, Scheduled};
use serde_json::json;

use crate::{Error, Platform};

/// Items that are looked at in one run; the next one goes on.
const BATCH: u64 = 200;

/// Makes those versions the current ones whose day has come; says how many. One that can't be dealt with is
/// logged and counted in `failed`. For the worker, which looks after all items.
///
/// # Errors
/// [`Error::Unavailable`] alone.
pub async fn unscoped_take_effect(platform: &Platform, failed: &mut usize) -> Result<usize, Error> {
    let source = platform.store.reader().await?;
    let due = service_items::unscoped_due(&source, platform.today(), BATCH).await?;
    // A reader may hold the connection that the changes need.
    drop(source);
    let mut changed = 0;
    for due in due {
        match take_effect(platform, due).await {
            Ok(done) => changed += usize::from(done),
            Err(Error::Unavailable) => return Err(Error::Unavailable),
            Err(error) => {
                tracing::error!(item = %due.id, version = due.version, %error, "not in effect");
                *failed += 1;
            }
        }
    }
    Ok(changed)
}

async fn take_effect(platform: &Platform, due: Scheduled) -> Result<bool, Error> {
    let tx = platform.store.begin().await?;
    if !service_items::take_effect(&tx, due, platform.today()).await? {
        // Another process was quicker, or a later version came in between.
        tx.rollback().await?;
        return Ok(false);
    }
    let entry = Entry {
        at: platform.now(),
        actor: None,
        action: "service-item/take-effect".to_owned(),
        outcome: Outcome::Done,
        subject: Subject::new("service-item", due.id),
        detail: json!({ "version": due.version }),
        trace_id: "sweep".to_owned(),
    };
    audit::record(&tx, &platform.sealing.audit, entry).await?;
    tx.commit().await?;
    Ok(true)
}
