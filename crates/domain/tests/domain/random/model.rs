//! The diagram of domain.md as `tests/model/diagram.txt` has it, written by hand and apart from the
//! code, in the words of the domain; and what the events say of a case.

use std::collections::BTreeSet;

use bangban_domain::case::department::DepartmentState;
use bangban_domain::case::{Action, Case, Event, Priority, State, StateName, diagram};
use bangban_domain::id::UserId;

use super::oracle::ORACLE;

/// Where a state leads.
pub(super) fn leads_to(from: StateName) -> Vec<StateName> {
    let to = ORACLE.leads_to(from.as_str()).into_iter();
    to.map(|name| StateName::parse(name).unwrap()).collect()
}

/// The state an event brings about; none where it changes no state.
pub(super) fn state_after(at: Option<StateName>, event: &Event) -> Option<StateName> {
    // To the department, while the case is handled, a supplement changes nothing.
    let to_venue = at == Some(StateName::CorrectionRequired);
    let left_over = match event {
        Event::Supplemented { complete, .. } => !(*complete && to_venue),
        _ => false,
    };
    let to = ORACLE.state_after(event.kind(), left_over);
    to.map(|name| StateName::parse(name).unwrap())
}

/// Every kind of event.
pub(super) fn kinds_of_events() -> impl Iterator<Item = &'static str> {
    ORACLE.kinds()
}

/// What the diagram says of this very case is what the program says.
pub(super) fn check_offers(case: &Case) {
    let possible = diagram::possible(case).into_iter();
    let possible: BTreeSet<&str> = possible.map(Action::as_str).collect();
    let offered = ORACLE.offered(case.state().as_str(), |name| condition(case, name));
    assert_eq!(possible, offered, "in {:?}", case.state());
}

/// The conditions of the diagram on which an offer hangs.
fn condition(case: &Case, name: &str) -> bool {
    let record = &case.record;
    let mandate = record.state.mandate();
    match name {
        "department_asks" => {
            let state = mandate.map(|mandate| mandate.department.state);
            state == Some(DepartmentState::CorrectionRequired)
        }
        "supplementary_drawn_up" => mandate.is_some_and(|it| it.supplementary.is_some()),
        "problem_open" => mandate.is_some_and(|mandate| mandate.open_problems() > 0),
        "notices_used_up" => record
            .state
            .intake()
            .is_some_and(|intake| intake.notices_issued > 0 && !intake.further_notice_approved),
        "request_open" => !record.open_requests.is_empty(),
        "unrated" => record.evaluation.is_none(),
        "was_served" => match &record.state {
            State::Archived { closed, .. } => {
                !matches!(closed.name(), StateName::Withdrawn | StateName::Lapsed)
            }
            _ => true,
        },
        other => panic!("no offer hangs on {other}"),
    }
}

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
