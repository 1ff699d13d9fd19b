//! Changing what is told of an organisation, and whether it is in service.

use bangban_domain::id::OrganizationId;
use bangban_domain::policy::Permission;
use bangban_persistence::audit::{self, Subject};
use bangban_persistence::network::coverage;
use bangban_persistence::registry::organizations::{self, Told};
use serde_json::json;

use super::Organization;
use crate::{Caller, Error, Platform, trail};

/// What is to be changed; what is none stays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OrganizationChange {
    /// The name.
    pub name: Option<String>,
    /// The address; it may be taken away.
    pub address: Option<Option<String>>,
    /// The telephone number of the counter; it may be taken away.
    pub phone: Option<Option<String>>,
    /// Whether it is in service. One that is not takes no new cases; those it has go on.
    pub active: Option<bool>,
}

impl OrganizationChange {
    fn over(self, before: &Organization) -> Told {
        Told {
            name: self.name.unwrap_or_else(|| before.name.clone()),
            address: self.address.unwrap_or_else(|| before.address.clone()),
            phone: self.phone.unwrap_or_else(|| before.phone.clone()),
            active: self.active.unwrap_or(before.active),
        }
    }

    /// The names of what it changes: the trail says what was touched, not what a counter's number is.
    fn names(&self) -> Vec<&'static str> {
        let named = [
            ("name", self.name.is_some()),
            ("address", self.address.is_some()),
            ("phone", self.phone.is_some()),
            ("active", self.active.is_some()),
        ];
        let changed = named.into_iter().filter(|(_, is)| *is);
        changed.map(|(name, _)| name).collect()
    }
}

/// Changes an organisation of version `expected`.
///
/// # Errors
/// [`Error::Forbidden`], [`Error::NotFound`], [`Error::Stale`]; those of storage.
pub async fn change(
    platform: &Platform,
    caller: &Caller,
    id: OrganizationId,
    change: OrganizationChange,
    expected: i64,
) -> Result<Organization, Error> {
    caller.must(Permission::ManageOrganizations)?;
    let tx = platform.store.begin().await?;
    if change.active.is_some() {
        coverage::begin(&tx).await?;
    }
    let before = organizations::get(&tx, id).await?.ok_or(Error::NotFound)?;
    let opens_or_closes = change.active.is_some();
    let detail = json!({
        "changed": change.names(), "active": change.active, "name": change.name,
    });
    organizations::change(&tx, id, change.over(&before), expected).await?;
    if opens_or_closes {
        // Nothing is asked of a venue that is closed.
        coverage::refresh(&tx, id, platform.today()).await?;
    }
    let subject = Subject::new("organization", id);
    let entry = trail::done(platform, caller, "organization/change", subject, detail);
    audit::record(&tx, &platform.sealing.audit, entry).await?;
    let after = organizations::get(&tx, id).await?.ok_or(Error::Internal)?;
    tx.commit().await?;
    Ok(after)
}
