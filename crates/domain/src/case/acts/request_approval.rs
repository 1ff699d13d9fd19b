//! 申请审批: asks a supervisor for one of the five things that need it.

use super::accept::eligible;
use super::dates::none_of;
use super::issue_notice;
use crate::agent::Candidate;
use crate::case::approval::{ApprovalKind, ApprovalRequest, ChangeReason, Wish};
use crate::case::{
    Action, Case, Command, Context, Decision, Event, Priority, Refusal, State, diagram,
};
use crate::id::{ApprovalRequestId, UserId};

/// The most requests of one case that wait at a time: two of each kind.
const MOST_OPEN: usize = 10;

/// A request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestApproval {
    /// For what.
    pub wish: Wish,
    /// Coded reason, needed for a change of agent.
    pub reason_code: Option<ChangeReason>,
    /// In words.
    pub reason: String,
    /// Who asks.
    pub requested_by: UserId,
    /// The successor's facts, for a change of agent.
    pub candidate: Option<Candidate>,
}

impl Command for RequestApproval {
    const ACTION: Action = Action::ApprovalRequests;

    fn decide(self, mut case: Case, context: &Context<'_>) -> Result<Decision, Refusal> {
        self.check_wish(&case, context)?;
        diagram::check(&case, Self::ACTION)?;
        if !fits(&case, self.wish.kind()) {
            return Err(diagram::not_allowed(&case, Self::ACTION));
        }
        if case.record.open_requests.len() >= MOST_OPEN {
            return Err(Refusal::fault("/kind", "too_many"));
        }
        let request = ApprovalRequest {
            id: ApprovalRequestId::new(context.fresh_id),
            wish: self.wish,
            reason_code: self.reason_code,
            reason: self.reason,
            requested_by: self.requested_by,
            requested_at: context.now,
        };
        case.record.open_requests.push(request.id);
        Ok(Decision::of(
            case,
            Event::ApprovalRequested(Box::new(request)),
        ))
    }
}

impl RequestApproval {
    fn check_wish(&self, case: &Case, context: &Context<'_>) -> Result<(), Refusal> {
        match &self.wish {
            Wish::AgentChange { agent_id, .. } => {
                if self.reason_code.is_none() {
                    return Err(Refusal::fault("/reason_code", "required"));
                }
                check_successor(case, *agent_id, self.candidate.as_ref())
            }
            Wish::SecondNotice { items, supply_by } if !items.is_empty() => none_of(
                issue_notice::faults(case, items, *supply_by, "/payload", context.today()),
            ),
            Wish::Priority { priority } => check_priority(case, *priority),
            _ => Ok(()),
        }
    }
}

/// Somebody else than the agent, who may be named (C9, C10). `candidate` holds the facts of
/// `agent_id`, or nothing where that is no agent.
pub(super) fn check_successor(
    case: &Case,
    agent_id: UserId,
    candidate: Option<&Candidate>,
) -> Result<(), Refusal> {
    const POINTER: &str = "/payload/agent_id";
    if case.agent_id() == Some(agent_id) {
        return Err(Refusal::fault(POINTER, "agent_unchanged"));
    }
    let facts = candidate.filter(|candidate| candidate.id == agent_id);
    eligible(facts, case, POINTER).map(|_| ())
}

/// Another priority than the one the case has (C11).
pub(super) fn check_priority(case: &Case, priority: Priority) -> Result<(), Refusal> {
    if priority == case.record.priority {
        return Err(Refusal::fault("/payload/priority", "unchanged"));
    }
    Ok(())
}

/// Whether this can be asked where the case stands.
pub(super) fn fits(case: &Case, kind: ApprovalKind) -> bool {
    let state = &case.record.state;
    let handled = matches!(
        state,
        State::Accepted(_) | State::InProgress(_) | State::Suspended { .. }
    );
    match kind {
        ApprovalKind::SecondNotice => {
            matches!(state, State::Submitted(intake) if intake.notices_issued > 0 && !intake.further_notice_approved)
        }
        ApprovalKind::AgentChange | ApprovalKind::ObjectiveImpossibility => handled,
        ApprovalKind::Priority => {
            handled
                || matches!(
                    state,
                    State::Submitted(_) | State::CorrectionRequired { .. }
                )
        }
        ApprovalKind::Reopening => matches!(state, State::Completed { .. }),
    }
}
