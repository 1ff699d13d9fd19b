//! One case, its timeline and its work log.

use std::collections::HashMap;

use bangban_domain::case::{Action, Case};
use bangban_domain::id::{CaseId, UserId};
use bangban_domain::policy::{authorize, case_scope};
use bangban_persistence::registry::users;
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

/// The names of members of staff, by account.
pub type StaffNames = HashMap<UserId, String>;

/// What happened to a case that was read, oldest first, with the names of the members of staff who did it.
///
/// # Errors
/// Those of storage.
pub async fn events(
    platform: &Platform,
    case: &Case,
    page: &Page,
) -> Result<(PageOf<TimelineEntry>, StaffNames), Error> {
    let source = platform.store.reader().await?;
    let entries = timeline::list(&source, case, None, page).await?;
    let actors = entries.items.iter().filter_map(|entry| entry.actor);
    let names = users::names_beside(&source, &case.applicant_key, actors).await?;
    Ok((entries, names))
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
