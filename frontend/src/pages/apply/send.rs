//! Sending the application: the draft is made, then submitted. Where only the first succeeded, only the second is
//! repeated; a request whose outcome is in doubt is repeated under its key.

use bangban_api_types::cases::acts::SubmissionRequest;
use bangban_api_types::cases::draft::CaseDraft;
use bangban_api_types::cases::view::CaseView;
use uuid::Uuid;

use super::receipt::{Attempt, Receipt};
use crate::api::{Api, Failure, Method, Stamp, cases};

/// Makes the case and submits it; what came of it is kept by the tab.
pub(super) async fn send(api: Api, item: Uuid, draft: CaseDraft) -> Result<(), Failure> {
    let mut attempt = Attempt::begun(item).unwrap_or_else(|| Attempt::new(draft.clone()));
    let etag = match attempt.id {
        None => make(api, item, &mut attempt, draft).await?,
        Some(id) => mend(api, item, &mut attempt, id, draft).await?,
    };
    let Some(id) = attempt.id else {
        return Err(Failure::Unreadable);
    };
    let stamp = Stamp {
        key: Some(format!("{}-submission", attempt.key)),
        etag,
    };
    let submitted: CaseView = cases::act(
        api,
        id,
        "submission",
        &SubmissionRequest { declaration: true },
        stamp,
    )
    .await?
    .value;
    Receipt::of(submitted).keep(item);
    Attempt::forget(item);
    Ok(())
}

/// Makes the draft.
async fn make(
    api: Api,
    item: Uuid,
    attempt: &mut Attempt,
    draft: CaseDraft,
) -> Result<Option<String>, Failure> {
    if attempt.draft != draft {
        // Another body needs another key.
        *attempt = Attempt::new(draft);
    }
    attempt.keep(item);
    let stamp = Stamp {
        key: Some(attempt.key.clone()),
        etag: None,
    };
    let made = cases::create(api, &attempt.draft, stamp).await?;
    attempt.id = Some(made.value.summary.id);
    attempt.keep(item);
    Ok(made.etag)
}

/// Brings the draft that was made before up to what is answered now.
async fn mend(
    api: Api,
    item: Uuid,
    attempt: &mut Attempt,
    id: Uuid,
    draft: CaseDraft,
) -> Result<Option<String>, Failure> {
    let etag = cases::get(api, id).await?.etag;
    if attempt.draft == draft {
        return Ok(etag);
    }
    let stamp = Stamp { key: None, etag };
    let path = format!("/api/v1/cases/{id}");
    let changed = api
        .ask::<CaseView>(Method::Patch, path, &draft, stamp)
        .await?;
    attempt.draft = draft;
    attempt.keep(item);
    Ok(changed.etag)
}
