//! The diagram of domain.md written down a second time, by hand and apart from the code, and what
//! the events say of a case.

use bangban_domain::case::{Case, Event, Priority, StateName};
use bangban_domain::id::UserId;

use StateName as S;

/// Where a state leads, from the picture in domain.md, "The case".
pub(super) fn leads_to(from: StateName) -> &'static [StateName] {
    match from {
        S::Draft => &[S::Submitted],
        S::Submitted => &[
            S::CorrectionRequired,
            S::Rejected,
            S::Withdrawn,
            S::Accepted,
        ],
        S::CorrectionRequired => &[S::Submitted, S::Rejected, S::Withdrawn, S::Lapsed],
        S::Accepted => &[S::InProgress, S::Completed, S::Terminated],
        S::InProgress => &[S::Suspended, S::Completed, S::Terminated],
        S::Suspended => &[S::InProgress, S::Terminated],
        // Back to work only with an approval, and before the hand-over.
        S::Completed => &[S::HandedOver, S::InProgress],
        S::HandedOver | S::Terminated | S::Rejected | S::Withdrawn | S::Lapsed => &[S::Archived],
        S::Archived => &[],
    }
}

/// The state an event brings about; none where it changes no state.
pub(super) fn state_after(at: Option<StateName>, event: &Event) -> Option<StateName> {
    match (event.kind(), at) {
        ("drafted", None) => Some(S::Draft),
        ("submitted", _) => Some(S::Submitted),
        ("correction_notice_issued", _) => Some(S::CorrectionRequired),
        ("supplemented", Some(S::CorrectionRequired)) => {
            matches!(event, Event::Supplemented { complete: true, .. }).then_some(S::Submitted)
        }
        ("rejected", _) => Some(S::Rejected),
        ("withdrawn", _) => Some(S::Withdrawn),
        ("lapsed", _) => Some(S::Lapsed),
        ("accepted", _) => Some(S::Accepted),
        ("work_began" | "resumed" | "reopened", _) => Some(S::InProgress),
        ("suspended", _) => Some(S::Suspended),
        ("completed", _) => Some(S::Completed),
        ("handed_over", _) => Some(S::HandedOver),
        ("terminated", _) => Some(S::Terminated),
        ("archived", _) => Some(S::Archived),
        _ => None,
    }
}

/// Every kind of event.
pub(super) const KINDS_OF_EVENTS: [&str; 43] = [
    "drafted",
    "draft_changed",
    "submitted",
    "correction_notice_issued",
    "supply_reminded",
    "supplemented",
    "lapsed",
    "answer_overdue",
    "rejected",
    "withdrawn",
    "agreement_drawn_up",
    "agreement_signed",
    "consent_recorded",
    "agreement_supplemented",
    "accepted",
    "work_began",
    "work_logged",
    "department_progressed",
    "department_deemed_accepted",
    "department_dates_filled_in",
    "due_moved",
    "suspended",
    "resumed",
    "charge_recorded",
    "charge_settled",
    "material_received",
    "problem_raised",
    "problem_solved",
    "reminded",
    "approval_requested",
    "approval_decided",
    "further_notice_allowed",
    "agent_changed",
    "priority_changed",
    "impossibility_confirmed",
    "reopened",
    "completed",
    "handed_over",
    "termination_requested",
    "terminated",
    "archived",
    "evaluated",
    "document_added",
];

/// Reopening is the one way back from completed, and it comes with an approval.
fn check_reopenings(log: &[Event]) {
    for pair in log.windows(2) {
        if let [before, Event::Reopened] = pair {
            assert!(matches!(before, Event::ApprovalDecided { decision, .. } if decision.approved));
        }
    }
}

/// What can be read off the events is what the case holds.
pub(super) fn check_account(case: &Case, log: &[Event]) {
    check_reopenings(log);
    let count = |kind: &str| log.iter().filter(|event| event.kind() == kind).count();
    let record = &case.record;
    assert_eq!(record.documents.len(), count("document_added"));
    assert_eq!(usize::from(record.evaluation.is_some()), count("evaluated"));
    let priority = log.iter().rev().find_map(|event| match event {
        Event::PriorityChanged { to, .. } => Some(*to),
        _ => None,
    });
    assert_eq!(record.priority, priority.unwrap_or(Priority::Normal));
    if let Some(intake) = record.state.intake() {
        let notices = count("correction_notice_issued");
        assert_eq!(intake.notices_issued as usize, notices);
        // Each notice after the first was allowed (C4).
        assert!(notices <= count("further_notice_allowed") + 1);
    }
    assert_eq!(case.agent_id(), agent(log));
    if let Some(mandate) = record.state.mandate() {
        assert_eq!(mandate.agent_changes as usize, count("agent_changed"));
        assert_eq!(mandate.charges.len(), count("charge_recorded"));
        let raised = count("problem_raised");
        assert_eq!(mandate.open_problems(), raised - count("problem_solved"));
    }
}

fn agent(log: &[Event]) -> Option<UserId> {
    log.iter().rev().find_map(|event| match event {
        Event::AgentChanged { to, .. } => Some(*to),
        Event::Accepted { agent_id, .. } => Some(*agent_id),
        _ => None,
    })
}
