//! 申请审批: asks a supervisor for one of the five things that need it.

use super::accept::eligible;
use super::dates::none_of;
use super::issue_notice;
use crate::agent::Candidate;
use crate::case::approval::{ApprovalKind, ApprovalRequest, ChangeReason, Wish};
use crate::case::{Action, Case, Command, Context, Decision, Event, Refusal, State, diagram};
use crate::id::{ApprovalRequestId, UserId};

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

    fn decide(self, case: Case, context: &Context<'_>) -> Result<Decision, Refusal> {
        self.check_wish(&case, context)?;
        diagram::check(&case, Self::ACTION)?;
        if !fits(&case, self.wish.kind()) {
            return Err(diagram::not_allowed(&case, Self::ACTION));
        }
        let request = ApprovalRequest {
            id: ApprovalRequestId::new(context.fresh_id),
            wish: self.wish,
            reason_code: self.reason_code,
            reason: self.reason,
            requested_by: self.requested_by,
            requested_at: context.now,
        };
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
                if case.agent_id() == Some(*agent_id) {
                    return Err(Refusal::fault("/payload/agent_id", "agent_unchanged"));
                }
                eligible(self.candidate.as_ref(), &case.venue, "/payload/agent_id").map(|_| ())
            }
            Wish::SecondNotice { items, supply_by } if !items.is_empty() => none_of(
                issue_notice::faults(case, items, *supply_by, "/payload", context.today()),
            ),
            Wish::Priority { priority } if *priority == case.record.priority => {
                Err(Refusal::fault("/payload/priority", "unchanged"))
            }
            _ => Ok(()),
        }
    }
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
