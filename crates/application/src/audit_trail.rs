//! The audit trail, for the auditor. Owns the one read; does not own verifying (`bangban audit
//! verify`), nor writing.

use bangban_domain::policy::Permission;
use bangban_persistence::audit;

use crate::{Caller, Error, Page, PageOf, Platform};

pub use bangban_persistence::audit::{AuditFilter, AuditRecord, Outcome, Subject};

/// A page of records, newest first.
///
/// # Errors
/// [`Error::Forbidden`], [`Error::InvalidCursor`]; those of storage.
pub async fn list(
    platform: &Platform,
    caller: &Caller,
    filter: &AuditFilter,
    page: &Page,
) -> Result<PageOf<AuditRecord>, Error> {
    caller.must(Permission::ReadAuditTrail)?;
    Ok(audit::list(&platform.store.reader().await?, filter, page).await?)
}
