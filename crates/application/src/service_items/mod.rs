//! Service items and their versions: public reference data, and the drafts of it that the system
//! administrator writes and publishes.
//!
//! Owns who may do what with a draft, and that a draft is nobody else's. Does not own the bounds and the
//! rules between fields (`bangban_domain::service_item::rules`), nor imports.

mod create;
mod discard;
mod draft;
mod publish;
mod read;
mod replace;
mod take_effect;

use bangban_domain::fault::Fault;
use bangban_domain::id::ServiceItemId;
use bangban_persistence::audit::Subject;
use bangban_persistence::registry::service_items::{self, SeenDraft};
use bangban_persistence::{Source, Transaction, audit};
use serde_json::Value;

use crate::{Caller, Error, Platform, trail};

pub use bangban_persistence::registry::service_items::{
    Listed, ServiceItemFilter, StoredVersion, VersionState,
};
pub use create::create;
pub use discard::discard;
pub use draft::draft;
pub use publish::publish;
pub use read::{current, list, manages, version, versions};
pub use replace::replace;
pub use take_effect::unscoped_take_effect;

/// Why a version is left as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemRefusal {
    /// It was published: it never changes any more.
    Published,
    /// There is a draft already.
    DraftExists,
    /// A later version was published meanwhile: the draft does not know it.
    Superseded,
}

/// The draft of this number, as the caller saw it: a version of the row that is another one by now is stale,
/// and what was published stays as it is.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Stale`], [`Error::Item`]; those of storage.
async fn seen(
    source: &impl Source,
    id: ServiceItemId,
    version: i32,
    row_version: i64,
) -> Result<(SeenDraft, StoredVersion), Error> {
    let stored = service_items::version(source, id, version).await?;
    let stored = stored.ok_or(Error::NotFound)?;
    if stored.row_version != row_version {
        return Err(Error::Stale);
    }
    if stored.state != VersionState::Draft {
        return Err(Error::Item(ItemRefusal::Published));
    }
    let seen = SeenDraft {
        id,
        version,
        row_version,
    };
    Ok((seen, stored))
}

/// A name tells one item from another.
async fn name_is_free(
    source: &impl Source,
    name: &str,
    own: Option<ServiceItemId>,
) -> Result<(), Error> {
    if service_items::is_name_taken(source, name, own).await? {
        return Err(name_taken());
    }
    Ok(())
}

fn name_taken() -> Error {
    Error::Faulty(vec![Fault::at("/name", "taken")])
}

/// Keeps what was done, and a record of it.
async fn record(
    platform: &Platform,
    caller: &Caller,
    transaction: &Transaction,
    (action, id): (&str, ServiceItemId),
    detail: Value,
) -> Result<(), Error> {
    let subject = Subject::new("service-item", id);
    let entry = trail::done(platform, caller, action, subject, detail);
    Ok(audit::record(transaction, &platform.sealing.audit, entry).await?)
}

/// What stands there now.
async fn stored(
    source: &impl Source,
    id: ServiceItemId,
    version: i32,
) -> Result<StoredVersion, Error> {
    let stored = service_items::version(source, id, version).await?;
    stored.ok_or(Error::Internal)
}
