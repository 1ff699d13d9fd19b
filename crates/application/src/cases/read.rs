//! One case, its timeline and its work log.

use bangban_domain::case::{Action, Case};
use bangban_domain::id::CaseId;
use bangban_domain::policy::{authorize, case_scope};
use bangban_persistence::timeline::{self, TimelineEntry};
use bangban_persistence::{Page, PageOf, cases};

use crate::{Caller, Error, Platform};

/// The case, within the caller's scope.
///
/// # Errors
/// [`Error::NotFound`], and those of storage.
pub async fn read(platform: &Platform, caller: &Caller, id: CaseId) -> Result<Case, Error> {
    let source = platform.store.reader().await?;
    let scope = case_scope(&caller.actor);
    let case = cases::find(&source, id, &scope, &platform.sealing.keyring)
        .await?
        .ok_or(Error::NotFound)?;
    authorize(&caller.actor, Action::Read, &case)?;
    Ok(case)
}

/// What happened, oldest first.
///
/// # Errors
/// As [`read`].
pub async fn events(
    platform: &Platform,
    caller: &Caller,
    id: CaseId,
    page: &Page,
) -> Result<PageOf<TimelineEntry>, Error> {
    let case = read(platform, caller, id).await?;
    let source = platform.store.reader().await?;
    Ok(timeline::list(&source, &case, None, page).await?)
}

/// The entries of the work log, oldest first.
///
/// # Errors
/// As [`read`].
pub async fn log_entries(
    platform: &Platform,
    caller: &Caller,
    id: CaseId,
    page: &Page,
) -> Result<PageOf<TimelineEntry>, Error> {
    let case = read(platform, caller, id).await?;
    let source = platform.store.reader().await?;
    Ok(timeline::list(&source, &case, Some("work_logged"), page).await?)
}
