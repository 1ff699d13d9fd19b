//! Refused attempts, in the audit trail, each in a transaction of its own.

use bangban_persistence::audit::{self, Entry, Outcome, Subject};
use uuid::Uuid;

use crate::{Caller, Error, Platform};

/// An attempt that was refused.
#[derive(Debug, Clone)]
pub struct Refused {
    /// What was tried, such as `POST /api/v1/cases/{id}/acceptance`.
    pub action: String,
    /// On what, if it is named by an id.
    pub subject: Option<String>,
    /// The caller may not do it at all, or not see the thing; else the rules refused it.
    pub denied: bool,
    /// The code of the problem that was the answer.
    pub code: &'static str,
}

/// Records it.
///
/// # Errors
/// Those of storage.
pub async fn record(platform: &Platform, caller: &Caller, refused: Refused) -> Result<(), Error> {
    // Only an id is kept of what stood in the path: anything else there may be personal data.
    let id = refused
        .subject
        .as_deref()
        .and_then(|subject| Uuid::try_parse(subject).ok());
    let subject = match id {
        Some(id) => Subject::new("resource", id),
        None => Subject::new("user", caller.actor.user_id),
    };
    let entry = Entry {
        at: platform.now(),
        actor: Some(caller.actor.user_id),
        action: refused.action,
        outcome: if refused.denied {
            Outcome::Denied
        } else {
            Outcome::Refused
        },
        subject,
        detail: serde_json::json!({ "code": refused.code }),
        trace_id: caller.trace_id.clone(),
    };
    Ok(audit::record_refusal(&platform.store, &platform.sealing.audit, entry).await?)
}
