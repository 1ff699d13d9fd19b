//! What the caller was told, and that it was read. Owns the two; everybody has only the own ones.

use bangban_persistence::notifications;
use uuid::Uuid;

use crate::{Caller, Error, Page, PageOf, Platform};

pub use bangban_persistence::notifications::Notification;

/// A page of the caller's notifications, newest first.
///
/// # Errors
/// [`Error::InvalidCursor`]; those of storage.
pub async fn list(
    platform: &Platform,
    caller: &Caller,
    unread_only: bool,
    page: &Page,
) -> Result<PageOf<Notification>, Error> {
    let source = platform.store.reader().await?;
    Ok(notifications::list(&source, caller.actor.user_id, unread_only, page).await?)
}

/// Marks one as read. Doing it twice changes nothing.
///
/// # Errors
/// [`Error::NotFound`], also for somebody else's; those of storage.
pub async fn mark_read(platform: &Platform, caller: &Caller, id: Uuid) -> Result<(), Error> {
    let tx = platform.store.begin().await?;
    if !notifications::mark_read(&tx, caller.actor.user_id, id, platform.now()).await? {
        return Err(Error::NotFound);
    }
    Ok(tx.commit().await?)
}
