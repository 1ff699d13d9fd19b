//! What an actor can see at all (P3): outside it a thing does not exist for the actor.
//!
//! Owns the one function from actor to scope. Does not own its translation to SQL, which stands
//! once, in `persistence`.

use super::{Actor, Role};
use crate::case::{Case, IdentityKey};
use crate::id::{OrganizationId, UserId};
use crate::organization::Node;

/// A set of cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// Every case: for the sweeps alone, no role has it.
    All,
    /// Cases handled in these subtrees.
    Subtrees(Vec<Node>),
    /// Cases handled at these very organisations.
    Organizations(Vec<OrganizationId>),
    /// Cases of this applicant.
    Own(IdentityKey),
    /// Cases whose agent this is.
    AssignedTo(UserId),
    /// Cases at this very organisation whose draft this person made.
    CreatedBy(UserId, OrganizationId),
    /// Any of these.
    AnyOf(Vec<Scope>),
    /// No case.
    Nothing,
}

impl Scope {
    /// Whether a case lies inside: the definition that the SQL has to agree with.
    pub fn contains(&self, case: &Case) -> bool {
        match self {
            Self::All => true,
            Self::Subtrees(nodes) => nodes.iter().any(|node| case.venue.is_within(*node)),
            Self::Organizations(ids) => ids.contains(&case.venue.id()),
            Self::Own(key) => case.applicant_key == *key,
            Self::AssignedTo(user) => case.agent_id() == Some(*user),
            Self::CreatedBy(user, venue) => {
                case.record.created_by == *user && case.venue.id() == *venue
            }
            Self::AnyOf(scopes) => scopes.iter().any(|scope| scope.contains(case)),
            Self::Nothing => false,
        }
    }
}

/// The cases that an actor can see.
pub fn case_scope(actor: &Actor) -> Scope {
    let mut subtrees = Vec::new();
    let mut organizations = Vec::new();
    let mut scopes = Vec::new();
    for post in &actor.posts {
        match post.role {
            Role::Supervisor | Role::Archivist | Role::Leader => {
                push_new(&mut subtrees, post.place.reach())
            }
            Role::Clerk => push_new(&mut organizations, post.place.id()),
            Role::Agent => {
                push_new(&mut scopes, Scope::AssignedTo(actor.user_id));
                let own_drafts = Scope::CreatedBy(actor.user_id, post.place.id());
                push_new(&mut scopes, own_drafts);
            }
            Role::Applicant => {
                if let Some(key) = &actor.identity {
                    push_new(&mut scopes, Scope::Own(key.clone()));
                }
            }
            // No case content (domain.md, "Roles").
            Role::ApprovalOfficer | Role::SystemAdmin | Role::SecurityAdmin | Role::Auditor => {}
        }
    }
    if !subtrees.is_empty() {
        scopes.push(Scope::Subtrees(subtrees));
    }
    if !organizations.is_empty() {
        scopes.push(Scope::Organizations(organizations));
    }
    match scopes.len() {
        0 => Scope::Nothing,
        1 => scopes.remove(0),
        _ => Scope::AnyOf(scopes),
    }
}

fn push_new<T: PartialEq>(list: &mut Vec<T>, value: T) {
    if !list.contains(&value) {
        list.push(value);
    }
}
