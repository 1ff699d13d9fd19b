//! 审批决定: a supervisor says yes or no; a yes is carried out at once.

use super::accept::entrustment_limit;
use super::issue_notice::IssueNotice;
use super::request_approval::{check_priority, check_successor, fits};
use super::terminate::Terminate;
use crate::case::approval::{ApprovalDecision, ApprovalState, OpenRequest, Wish};
use crate::case::closing::TerminationGround;
use crate::case::{
    Action, Case, Command, Context, Decision, Event, Obstacle, Priority, Refusal, State, diagram,
};
use crate::id::UserId;

/// The decision on a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecideRequest {
    /// The request as it was found.
    pub open: OpenRequest,
    /// Yes or no.
    pub approved: bool,
    /// Why.
    pub reason: String,
    /// Who decides.
    pub decided_by: UserId,
}

impl Command for DecideRequest {
    const ACTION: Action = Action::ApprovalDecision;

    fn decide(self, mut case: Case, context: &Context<'_>) -> Result<Decision, Refusal> {
        if self.open.request.is_own_act_of(self.decided_by, &case) {
            return Err(Refusal::OwnAct);
        }
        if self.open.state != ApprovalState::Pending {
            return Err(Obstacle::AlreadyDecided.into());
        }
        let id = self.open.request.id;
        if !case.record.open_requests.contains(&id) {
            return Err(Refusal::NoSuchPart);
        }
        let decided = Event::ApprovalDecided {
            id: self.open.request.id,
            decision: ApprovalDecision {
                approved: self.approved,
                reason: self.reason.clone(),
                decided_by: self.decided_by,
                decided_at: context.now,
            },
        };
        if self.approved && !fits(&case, self.open.request.wish.kind()) {
            return Err(diagram::not_allowed(&case, Self::ACTION));
        }
        case.record.open_requests.retain(|open| *open != id);
        if !self.approved {
            return Ok(Decision::of(case, decided));
        }
        carry_out(Decision::of(case, decided), self, context)
    }
}

fn carry_out(
    decision: Decision,
    command: DecideRequest,
    context: &Context<'_>,
) -> Result<Decision, Refusal> {
    match command.open.request.wish {
        Wish::SecondNotice { items, supply_by } => {
            further_notice(decision, items, supply_by, context)
        }
        Wish::AgentChange {
            agent_id,
            handover_note,
        } => {
            // Things may have changed since the request: asked again.
            check_successor(&decision.case, agent_id, command.open.candidate.as_ref())?;
            Ok(change_agent(decision, agent_id, handover_note))
        }
        Wish::Priority { priority } => {
            check_priority(&decision.case, priority)?;
            Ok(change_priority(decision, priority, context))
        }
        Wish::ObjectiveImpossibility { returned_materials } => {
            let decision = confirm_impossibility(decision);
            match returned_materials {
                Some(returned_materials) => decision.then(
                    Terminate {
                        ground: TerminationGround::ObjectiveImpossibility,
                        reason: command.open.request.reason,
                        returned_materials,
                    },
                    context,
                ),
                None => Ok(decision),
            }
        }
        Wish::Reopening => Ok(reopen(decision)),
    }
}

/// Allows one more notice, and issues it where its items are known (C4).
fn further_notice(
    mut decision: Decision,
    items: Vec<crate::case::intake::NoticeItem>,
    supply_by: Option<chrono::NaiveDate>,
    context: &Context<'_>,
) -> Result<Decision, Refusal> {
    if let State::Submitted(intake) = &mut decision.case.record.state {
        intake.further_notice_approved = true;
    }
    let decision = decision.and(Event::FurtherNoticeAllowed);
    if items.is_empty() {
        Ok(decision)
    } else {
        decision.then(IssueNotice { items, supply_by }, context)
    }
}

fn change_agent(mut decision: Decision, to: UserId, handover_note: Option<String>) -> Decision {
    let Some(mandate) = decision.case.record.state.live_mandate_mut() else {
        return decision;
    };
    let from = std::mem::replace(&mut mandate.agent_id, to);
    mandate.agent_changes += 1;
    decision.and(Event::AgentChanged {
        from,
        to,
        handover_note,
    })
}

fn change_priority(mut decision: Decision, to: Priority, context: &Context<'_>) -> Decision {
    let from = std::mem::replace(&mut decision.case.record.priority, to);
    let mut moved = None;
    if let Some(mandate) = decision.case.record.state.live_mandate_mut() {
        mandate.limit = entrustment_limit(context.item, to, context.settings);
        let (old, new) = (mandate.due, mandate.compute_due(context.calendar));
        mandate.due = new;
        moved = (old != new).then_some((old, new));
    }
    let decision = decision.and(Event::PriorityChanged { from, to });
    match moved {
        Some((from, to)) => decision.and(Event::DueMoved { from, to }),
        None => decision,
    }
}

fn confirm_impossibility(mut decision: Decision) -> Decision {
    if let Some(mandate) = decision.case.record.state.live_mandate_mut() {
        mandate.impossibility_confirmed = true;
    }
    decision.and(Event::ImpossibilityConfirmed)
}

fn reopen(mut decision: Decision) -> Decision {
    if let State::Completed { mandate, .. } = &decision.case.record.state {
        decision.case.record.state = State::InProgress(mandate.clone());
    }
    decision.and(Event::Reopened)
}
