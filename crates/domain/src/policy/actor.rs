//! Somebody who acts: account, roles and identity, as verified for this request.
//!
//! Owns the facts that policy asks for. Does not own tokens or passwords.

use super::Role;
use crate::case::IdentityKey;
use crate::id::{OrganizationId, UserId};
use crate::organization::Place;

/// A person who is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The account.
    pub user_id: UserId,
    /// The roles, each at one organisation.
    pub posts: Vec<Post>,
    /// Stands for the confirmed identity number or credit code of an applicant.
    pub identity: Option<IdentityKey>,
}

/// A role at an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// The role.
    pub role: Role,
    /// Where.
    pub place: Place,
}

impl Actor {
    /// Whether the actor holds this role anywhere.
    pub fn holds(&self, role: Role) -> bool {
        self.posts.iter().any(|post| post.role == role)
    }

    /// Whether the actor holds this role at this very organisation.
    pub fn holds_at(&self, role: Role, organization: OrganizationId) -> bool {
        self.posts
            .iter()
            .any(|post| post.role == role && post.place.id() == organization)
    }

    /// Whether the actor holds this role with this place in reach.
    pub fn reaches(&self, role: Role, place: &Place) -> bool {
        self.posts
            .iter()
            .any(|post| post.role == role && place.is_within(post.place.reach()))
    }
}
