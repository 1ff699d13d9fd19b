//! Entries of the audit trail, as administration writes them. Owns their common shape; does not own
//! what is worth an entry.

use bangban_persistence::audit::{Entry, Outcome, Subject};
use serde_json::Value;

use crate::{Caller, Platform};

/// Something that the caller has done.
pub(crate) fn done(
    platform: &Platform,
    caller: &Caller,
    action: &str,
    subject: Subject,
    detail: Value,
) -> Entry {
    Entry {
        at: platform.now(),
        actor: Some(caller.actor.user_id),
        action: action.to_owned(),
        outcome: Outcome::Done,
        subject,
        detail,
        trace_id: caller.trace_id.clone(),
    }
}
