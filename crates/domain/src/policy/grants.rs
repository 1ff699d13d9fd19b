//! Role × action × relation: the one table of who may act on a case.
//!
//! Owns the table and `authorize`. A snapshot of it is checked in (`policy-matrix.txt`), so that a
//! change of policy is a readable difference.

use super::{Actor, Role};
use crate::case::approval::ApprovalRequest;
use crate::case::{Action, Case, diagram};
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

type Grant = (Role, Relation);

const APPLICANT: Grant = (Role::Applicant, Relation::OwnCase);
const CLERK: Grant = (Role::Clerk, Relation::AtVenue);
const AGENT: Grant = (Role::Agent, Relation::Assigned);
const MAKER: Grant = (Role::Agent, Relation::MadeDraft);
const DRAFTING_AGENT: Grant = (Role::Agent, Relation::Drafting);
const SUPERVISOR: Grant = (Role::Supervisor, Relation::InSubtree);
const ARCHIVIST: Grant = (Role::Archivist, Relation::InSubtree);
const LEADER: Grant = (Role::Leader, Relation::InSubtree);

/// Who may do this, and standing how to the case.
pub const fn grants(action: Action) -> &'static [Grant] {
    match action {
        Action::Read => &[
            APPLICANT, CLERK, AGENT, MAKER, SUPERVISOR, ARCHIVIST, LEADER,
        ],
        Action::Change | Action::Submission => &[APPLICANT, CLERK, DRAFTING_AGENT],
        Action::CorrectionNotice
        | Action::Rejection
        | Action::Agreement
        | Action::Acceptance
        | Action::Termination => &[CLERK],
        Action::Supplement => &[APPLICANT, CLERK, AGENT],
        Action::Withdrawal | Action::Signatures => &[APPLICANT, CLERK],
        Action::LogEntries
        | Action::DepartmentProgress
        | Action::Suspensions
        | Action::Charges
        | Action::Problems
        | Action::Completion
        | Action::Handover => &[AGENT],
        Action::MaterialReceipt => &[CLERK, AGENT, DRAFTING_AGENT],
        Action::ProblemSolution => &[AGENT, SUPERVISOR],
        Action::Reminders | Action::ApprovalRequests => &[CLERK, AGENT],
        Action::ApprovalDecision => &[SUPERVISOR],
        Action::TerminationRequest => &[APPLICANT, CLERK, AGENT],
        Action::Archive => &[ARCHIVIST],
        Action::Evaluation => &[APPLICANT],
        Action::Documents => &[APPLICANT, CLERK, AGENT, DRAFTING_AGENT],
        Action::Sweep => &[],
    }
}

/// Whether an actor stands to a case as a grant demands.
fn holds(actor: &Actor, case: &Case, (role, relation): Grant) -> bool {
    match relation {
        Relation::OwnCase => {
            actor.holds(role) && actor.identity.as_ref() == Some(&case.applicant_key)
        }
        Relation::AtVenue => actor.holds_at(role, case.venue.id()),
        Relation::InSubtree => actor.reaches(role, &case.venue),
        Relation::Assigned => actor.holds(role) && case.agent_id() == Some(actor.user_id),
        Relation::Drafting => {
            case.agent_id().is_none() && holds(actor, case, (role, Relation::MadeDraft))
        }
        Relation::MadeDraft => {
            actor.holds_at(role, case.venue.id()) && case.record.created_by == actor.user_id
        }
    }
}

/// Whether the actor may do this with the case.
///
/// # Errors
/// [`Forbidden`] where no grant fits. Ask only for a case that is in the actor's scope.
pub fn authorize(actor: &Actor, action: Action, case: &Case) -> Result<(), Forbidden> {
    allow(
        grants(action)
            .iter()
            .any(|grant| holds(actor, case, *grant)),
    )
}

/// Whether the actor acts as the applicant here, and not as staff: some acts mean another thing then.
pub fn acts_as_applicant(actor: &Actor, case: &Case) -> bool {
    holds(actor, case, APPLICANT)
        && !holds(actor, case, CLERK)
        && !holds(actor, case, AGENT)
        && !holds(actor, case, DRAFTING_AGENT)
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

/// Whether the actor may decide on this request: a supervisor who did not ask for it, is not and
/// would not become the agent of the case (C10), and is not the applicant (nobody decides on his or
/// her own act).
pub fn authorize_request_decision(actor: &Actor, case: &Case, request: &ApprovalRequest) -> bool {
    !request.is_own_act_of(actor.user_id, case)
        && actor.identity.as_ref() != Some(&case.applicant_key)
}

/// The acts that this actor may do with this case now: what `allowed_actions` shows.
pub fn allowed_actions(actor: &Actor, case: &Case) -> Vec<Action> {
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
