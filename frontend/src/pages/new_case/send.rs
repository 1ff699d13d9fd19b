//! A new case that is submitted in the same go: the draft is made, then submitted. Where only the first succeeded, the
//! draft that was made is brought up to what stands in the form, and submitted then; it is never made twice.

use bangban_api_types::cases::acts::SubmissionRequest;
use bangban_api_types::cases::draft::CaseDraft;
use bangban_api_types::cases::view::CaseView;
use leptos::prelude::*;
use serde_json::Value;
use uuid::Uuid;

use crate::api::{Api, Failure, Loaded, Stamp, cases};

/// The draft that was made: which one, and what it was made of.
pub(super) type Made = StoredValue<Option<(Uuid, Value)>>;

/// Makes the draft, and submits it where that is wanted.
pub(super) async fn send(
    api: Api,
    made: Made,
    draft: CaseDraft,
    submit: bool,
    stamp: Stamp,
) -> Result<Loaded<CaseView>, Failure> {
    let content = serde_json::to_value(&draft).map_err(|_| Failure::Unreadable)?;
    let key = stamp.key.clone();
    let drafted = match made.try_get_value().flatten() {
        None => cases::create(api, &draft, stamp).await?,
        Some((id, before)) => {
            let there = cases::get(api, id).await?;
            if before == content {
                there
            } else {
                let etag = there.etag;
                cases::change(api, id, &content, Stamp { key: None, etag }).await?
            }
        }
    };
    let id = drafted.value.summary.id;
    made.try_set_value(Some((id, content)));
    if !submit {
        return Ok(drafted);
    }
    let stamp = Stamp {
        key: key.map(|key| format!("{key}-submission")),
        etag: drafted.etag,
    };
    let declared = SubmissionRequest { declaration: true };
    cases::act(api, id, "submission", &declared, stamp).await
}
