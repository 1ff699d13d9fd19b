//! Who else is looking at a case: two people on one case know of each other.

use bangban_domain::id::CaseId;
use bangban_domain::policy::grants::acts_as_applicant;
use bangban_persistence::viewers::{self, Viewer};
use chrono::TimeDelta;

use super::read;
use crate::{Caller, Error, Platform};

/// For how long somebody counts as looking who gives no further sign of it.
pub const LOOKING: TimeDelta = TimeDelta::seconds(120);

/// Notes that the caller looks at the case, and tells who else does. Among staff alone: an applicant is neither told
/// nor shown.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`] for the applicant, and those of storage.
pub async fn look(platform: &Platform, caller: &Caller, id: CaseId) -> Result<Vec<Viewer>, Error> {
    let case = read(platform, caller, id).await?;
    if acts_as_applicant(&caller.actor, &case) {
        return Err(Error::Forbidden);
    }
    let now = platform.now();
    let user = caller.actor.user_id;
    let tx = platform.store.begin().await?;
    viewers::note(&tx, id, user, now).await?;
    let others = viewers::others(&tx, id, user, now - LOOKING).await?;
    tx.commit().await?;
    Ok(others)
}
