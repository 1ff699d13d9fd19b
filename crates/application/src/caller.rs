//! Who calls, verified, and the request it belongs to.

use std::sync::Arc;

use bangban_domain::policy::{Actor, Permission, may};
use bangban_persistence::registry::sessions::FamilyId;
use bangban_persistence::registry::users::UserProfile;

use crate::Error;

/// A signed-in person in one request.
#[derive(Debug, Clone)]
pub struct Caller {
    /// Account, roles and identity.
    pub actor: Arc<Actor>,
    /// The account's public facts.
    pub profile: Arc<UserProfile>,
    /// The session.
    pub family: FamilyId,
    /// Finds the request in logs and audit trail.
    pub trace_id: String,
}

impl Caller {
    /// Goes on only with a permission.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub fn must(&self, permission: Permission) -> Result<(), Error> {
        if may(&self.actor, permission) {
            Ok(())
        } else {
            Err(Error::Forbidden)
        }
    }
}
