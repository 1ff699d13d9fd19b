//! Windows (窗口): public reference data; the system administrator enters and changes them.

use bangban_domain::fault::Fault;
use bangban_domain::id::{OrganizationId, WindowId};
use bangban_domain::policy::Permission;
use bangban_persistence::audit::{self, Subject};
use bangban_persistence::network::{coverage, windows as stored};
use bangban_persistence::{StoreError, Transaction};
use serde_json::{Value, json};

use super::open_venue;
use crate::{Caller, Error, Page, PageOf, Platform, organizations, trail};

pub use bangban_persistence::network::windows::{Window, WindowFilter};

/// A window to be entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewWindow {
    /// The venue.
    pub organization_id: OrganizationId,
    /// What stands on it.
    pub number: String,
    /// Its name.
    pub name: String,
    /// 综合业务窗口.
    pub comprehensive: bool,
    /// 帮办代办窗口.
    pub assistance: bool,
    /// The telephone number of the counter.
    pub phone: Option<String>,
    /// Whether it is open.
    pub active: bool,
}

/// What is to be changed; what is none stays, and what is none inside goes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WindowChange {
    /// What stands on it.
    pub number: Option<String>,
    /// Its name.
    pub name: Option<String>,
    /// 综合业务窗口.
    pub comprehensive: Option<bool>,
    /// 帮办代办窗口.
    pub assistance: Option<bool>,
    /// The telephone number of the counter.
    pub phone: Option<Option<String>>,
    /// Whether it is open.
    pub active: Option<bool>,
}

/// A page of windows; with `within`, of those of that organisation and everything it manages.
///
/// # Errors
/// [`Error::InvalidCursor`]; those of storage.
pub async fn list(
    platform: &Platform,
    mut filter: WindowFilter,
    within: Option<OrganizationId>,
    page: &Page,
) -> Result<PageOf<Window>, Error> {
    let source = platform.store.reader().await?;
    if let Some(top) = within {
        filter.within = Some(organizations::node(&source, top).await?);
    }
    Ok(stored::list(&source, &filter, page).await?)
}

/// A window.
///
/// # Errors
/// [`Error::NotFound`]; those of storage.
pub async fn get(platform: &Platform, id: WindowId) -> Result<Window, Error> {
    let source = platform.store.reader().await?;
    stored::get(&source, id).await?.ok_or(Error::NotFound)
}

/// Enters a window.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::Faulty`] for a venue that takes none and a number that another window
/// of it has; those of storage.
pub async fn create(platform: &Platform, caller: &Caller, new: NewWindow) -> Result<Window, Error> {
    caller.must(Permission::ManageOrganizations)?;
    let tx = platform.store.begin().await?;
    coverage::begin(&tx).await?;
    if let Err(code) = open_venue(&tx, new.organization_id).await? {
        return Err(Error::Faulty(vec![Fault::at("/organization_id", code)]));
    }
    let window = Window {
        id: platform.fresh_id().into(),
        organization_id: new.organization_id,
        number: new.number,
        name: new.name,
        comprehensive: new.comprehensive,
        assistance: new.assistance,
        phone: new.phone,
        active: new.active,
        created_at: platform.now(),
        version: 1,
    };
    let inserted = stored::insert_many(&tx, std::slice::from_ref(&window)).await;
    number_is_free(inserted)?;
    let detail = json!({ "organization": window.organization_id, "number": window.number });
    finish(platform, caller, tx, (&window, "window/create"), detail).await
}

/// Changes a window of version `expected`.
///
/// # Errors
/// [`Error::Forbidden`], [`Error::NotFound`], [`Error::Stale`]; [`Error::Faulty`] for a number that
/// another window of the venue has; those of storage.
pub async fn change(
    platform: &Platform,
    caller: &Caller,
    id: WindowId,
    change: WindowChange,
    expected: i64,
) -> Result<Window, Error> {
    caller.must(Permission::ManageOrganizations)?;
    let tx = platform.store.begin().await?;
    coverage::begin(&tx).await?;
    let before = stored::get(&tx, id).await?.ok_or(Error::NotFound)?;
    let after = Window {
        number: change.number.unwrap_or(before.number),
        name: change.name.unwrap_or(before.name),
        comprehensive: change.comprehensive.unwrap_or(before.comprehensive),
        assistance: change.assistance.unwrap_or(before.assistance),
        phone: change.phone.unwrap_or(before.phone),
        active: change.active.unwrap_or(before.active),
        version: expected,
        ..before
    };
    number_is_free(stored::change(&tx, &after).await)?;
    let detail = json!({ "active": after.active, "comprehensive": after.comprehensive });
    finish(platform, caller, tx, (&after, "window/change"), detail).await
}

fn number_is_free(outcome: Result<(), StoreError>) -> Result<(), Error> {
    match outcome {
        Err(StoreError::Duplicate(_)) => Err(Error::Faulty(vec![Fault::at("/number", "taken")])),
        outcome => Ok(outcome?),
    }
}

async fn finish(
    platform: &Platform,
    caller: &Caller,
    tx: Transaction,
    (window, action): (&Window, &str),
    detail: Value,
) -> Result<Window, Error> {
    // A comprehensive one that is open has a norm of its own.
    coverage::refresh(&tx, window.organization_id, platform.today()).await?;
    let subject = Subject::new("window", window.id);
    let entry = trail::done(platform, caller, action, subject, detail);
    audit::record(&tx, &platform.sealing.audit, entry).await?;
    let window = stored::get(&tx, window.id).await?.ok_or(Error::Internal)?;
    tx.commit().await?;
    Ok(window)
}
