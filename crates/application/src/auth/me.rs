//! Who the caller is. Owns nothing but the selection: all of it came with the verified token.

use bangban_domain::id::{OrganizationId, UserId};
use bangban_domain::policy::Role;

use crate::Caller;

/// The caller, as the caller sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Me {
    /// The account.
    pub id: UserId,
    /// Its name.
    pub username: String,
    /// The person's name.
    pub name: String,
    /// The primary organisation.
    pub organization_id: OrganizationId,
    /// The roles, each at one organisation.
    pub roles: Vec<(Role, OrganizationId)>,
}

/// Tells the caller who he or she is.
#[must_use]
pub fn me(caller: &Caller) -> Me {
    Me {
        id: caller.profile.id,
        username: caller.profile.username.clone(),
        name: caller.profile.name.clone(),
        organization_id: caller.profile.organization_id,
        roles: caller
            .actor
            .posts
            .iter()
            .map(|post| (post.role, post.place.id()))
            .collect(),
    }
}
