//! Whether an actor may act on a case: role × action × relation.
//!
//! Owns the relations and `authorize`. The table itself stands with the acts (`case::action`); a
//! snapshot of it is checked in (`policy-matrix.txt`), so that a change is a readable difference.

use super::{Actor, Role};
use crate::agent::AgentKind;
use crate::case::action::Grant;
use crate::case::{Action, IdentityKey, Standing, diagram};
use crate::organization::Place;

/// How somebody stands to a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Relation {
    /// The case is the applicant's own.
    OwnCase,
    /// The role is held at the very venue of the case.
    AtVenue,
    /// The case lies in the subtree the role reaches.
    InSubtree,
    /// The agent is the named one.
    Assigned,
    /// The agent made the draft.
    MadeDraft,
    /// The agent made the draft, and no agent is named yet.
    Drafting,
}

/// In scope, but not allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Forbidden;

/// Whether an actor stands to a case as a grant demands.
fn holds(actor: &Actor, case: &impl Standing, (role, relation): Grant) -> bool {
    match relation {
        Relation::OwnCase => actor.holds(role) && is_own(actor, case.applicant_key()),
        Relation::AtVenue => actor.holds_at(role, case.venue().id()),
        Relation::InSubtree => actor.reaches(role, case.venue()),
        Relation::Assigned => actor.holds(role) && case.agent_id() == Some(actor.user_id),
        Relation::Drafting => {
            case.agent_id().is_none() && holds(actor, case, (role, Relation::MadeDraft))
        }
        Relation::MadeDraft => {
            actor.holds_at(role, case.venue().id()) && case.created_by() == actor.user_id
        }
    }
}

/// Whether the actor may do this with the case.
///
/// # Errors
/// [`Forbidden`] where no grant fits. Ask only for a case that is in the actor's scope.
pub fn authorize(actor: &Actor, action: Action, case: &impl Standing) -> Result<(), Forbidden> {
    // 回避: who is the applicant acts as the applicant, and never as staff, on the own case.
    let own = is_own(actor, case.applicant_key());
    let fits =
        |(_, relation): &Grant| action == Action::Read || !own || *relation == Relation::OwnCase;
    let mut grants = action.rule().grants.iter().filter(|grant| fits(grant));
    allow(grants.any(|grant| holds(actor, case, *grant)))
}

/// Whether the actor may see personal data of the case whole (P2). `kind` is how the actor serves as an agent, if at all:
/// a volunteer calls the office, and is given no identity numbers.
///
/// # Errors
/// [`Forbidden`] for volunteers, and where no grant fits.
pub fn authorize_disclosure(
    actor: &Actor,
    kind: Option<AgentKind>,
    case: &impl Standing,
) -> Result<(), Forbidden> {
    allow(kind != Some(AgentKind::Volunteer))?;
    authorize(actor, Action::Disclosure, case)
}

/// Whether the actor acts as the applicant here, and not as staff: some acts mean another thing then, and what is
/// between members of staff is not shown. Whatever else somebody is, on the own case he or she is the applicant (回避).
pub fn acts_as_applicant(actor: &Actor, case: &impl Standing) -> bool {
    is_own(actor, case.applicant_key())
}

/// Whether the applicant is the actor.
pub fn is_own(actor: &Actor, applicant: &IdentityKey) -> bool {
    actor.identity.as_ref() == Some(applicant)
}

/// Whether the actor may make a case at this venue: clerks and agents at their own, applicants
/// anywhere (一（二）1).
///
/// # Errors
/// [`Forbidden`] for everyone else.
pub fn authorize_creation(actor: &Actor, venue: &Place) -> Result<(), Forbidden> {
    allow(is_staff_at(actor, venue) || actor.holds(Role::Applicant))
}

/// Whether the actor serves at this venue.
pub fn is_staff_at(actor: &Actor, venue: &Place) -> bool {
    actor.holds_at(Role::Clerk, venue.id()) || actor.holds_at(Role::Agent, venue.id())
}

/// The acts that this actor may do with this case now: what `allowed_actions` shows.
pub fn allowed_actions(actor: &Actor, case: &impl Standing) -> Vec<Action> {
    let acts = diagram::possible(case);
    acts.into_iter()
        .filter(|action| authorize(actor, *action, case).is_ok())
        .collect()
}

/// Whether the actor may make cases at all.
///
/// # Errors
/// [`Forbidden`] for everyone but clerks, agents and applicants.
pub fn authorize_creation_somewhere(actor: &Actor) -> Result<(), Forbidden> {
    allow(
        [Role::Clerk, Role::Agent, Role::Applicant]
            .into_iter()
            .any(|role| actor.holds(role)),
    )
}

fn allow(allowed: bool) -> Result<(), Forbidden> {
    if allowed { Ok(()) } else { Err(Forbidden) }
}
