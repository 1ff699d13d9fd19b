//! C9–C12: who is named, who succeeds, what is urgent, what is done on the spot.

use bangban_domain::agent::{AgentKind, Candidate};
use bangban_domain::case::acts::accept::Accept;
use bangban_domain::case::acts::decide_request::DecideRequest;
use bangban_domain::case::acts::on_the_spot::{OnTheSpot, on_the_spot};
use bangban_domain::case::acts::request_approval::RequestApproval;
use bangban_domain::case::acts::sign::Sign;
use bangban_domain::case::approval::{ApprovalState, Wish};
use bangban_domain::case::event::LogKind;
use bangban_domain::case::intake::{Party, SignatureMethod};
use bangban_domain::case::material::Form;
use bangban_domain::case::{Action, Event, Obstacle, Priority, Refusal, StateName};
use bangban_domain::deadline::Due;
use bangban_domain::policy::{Role, authorize};

use crate::steps::*;
use crate::support::*;

/// Everything that keeps somebody from being named, with the code that says so.
fn unfit(
    venue_of_case: &bangban_domain::organization::Place,
) -> Vec<(Option<Candidate>, &'static str)> {
    let good = candidate(OTHER_AGENT, venue_of_case);
    vec![
        (None, "unknown_agent"),
        (
            Some(candidate(OTHER_AGENT, &other_county())),
            "agent_not_of_venue",
        ),
        (
            Some(Candidate {
                active: false,
                ..good.clone()
            }),
            "agent_not_active",
        ),
        (
            Some(Candidate {
                undertaking_signed: false,
                ..good.clone()
            }),
            "agent_without_undertaking",
        ),
        (
            Some(Candidate {
                kind: AgentKind::Volunteer,
                ..good.clone()
            }),
            "volunteer_not_entrusted",
        ),
        (
            Some(Candidate {
                is_applicant: true,
                ..good
            }),
            "agent_in_conflict",
        ),
    ]
}

#[test]
fn c9_the_agent_is_active_bound_to_secrecy_of_the_venue_and_not_the_applicant() {
    let mut bench = Bench::licence();
    bench.submit().agree();
    for (agent, code) in unfit(&county()) {
        let refusal = bench.refused(Accept { agent });
        assert_eq!(refusal, faulty("/agent_id", code));
    }
    bench.accept();
    assert_eq!(bench.case.agent_id(), Some(user(AGENT)));
}

#[test]
fn c9_a_clerk_may_name_herself() {
    let mut bench = Bench::livelihood();
    bench.submit().agree();
    let agent = Some(candidate(CLERK, &village()));
    bench.act(Accept { agent });
    assert_eq!(bench.case.agent_id(), Some(user(CLERK)));
}

#[test]
fn c10_a_change_of_agent_needs_a_coded_reason_and_a_fit_successor() {
    let mut bench = Bench::licence().in_progress();
    let successor = candidate(OTHER_AGENT, &county());
    let mut request = another_agent(successor);
    request.reason_code = None;
    assert_eq!(bench.refused(request), faulty("/reason_code", "required"));
    for (agent, code) in unfit(&county()) {
        let request = RequestApproval {
            candidate: agent,
            ..another_agent(candidate(OTHER_AGENT, &county()))
        };
        let refusal = bench.refused(request);
        assert_eq!(refusal, faulty("/payload/agent_id", code));
    }
    let same = bench.refused(another_agent(candidate(AGENT, &county())));
    assert_eq!(same, faulty("/payload/agent_id", "agent_unchanged"));
    // The facts are those of somebody else than the one who is named.
    let request = RequestApproval {
        candidate: Some(candidate(CLERK, &county())),
        ..another_agent(candidate(OTHER_AGENT, &county()))
    };
    let refusal = bench.refused(request);
    assert_eq!(refusal, faulty("/payload/agent_id", "unknown_agent"));
}

#[test]
fn c10_an_approved_change_is_carried_out_and_counted() {
    let mut bench = Bench::licence().in_progress();
    let events = bench.approve(another_agent(candidate(OTHER_AGENT, &county())));
    let changed = Event::AgentChanged {
        from: user(AGENT),
        to: user(OTHER_AGENT),
        handover_note: Some("材料已递交".to_owned()),
    };
    assert_eq!(events.last(), Some(&changed));
    assert_eq!(bench.case.agent_id(), Some(user(OTHER_AGENT)));
    assert_eq!(bench.mandate().agent_changes, 1);
    assert_eq!(bench.state(), StateName::InProgress);
}

#[test]
fn c10_nobody_decides_on_the_own_act() {
    let mut bench = Bench::licence().in_progress();
    let open = bench.ask(another_agent(candidate(OTHER_AGENT, &county())));
    // Who asked, the agent, and who is to become the agent.
    for own in [CLERK, AGENT, OTHER_AGENT] {
        for approved in [true, false] {
            let command = DecideRequest {
                decided_by: user(own),
                ..decide(open.clone(), approved)
            };
            assert_eq!(bench.refused(command), Refusal::OwnAct);
        }
    }
    let mut supervisor = actor(SUPERVISOR, &[(Role::Supervisor, city())]);
    let act = Action::ApprovalDecision;
    assert!(authorize(&supervisor, act, &bench.case).is_ok());
    // Nor does the applicant, even as a supervisor.
    supervisor.identity = Some(bench.case.applicant_key.clone());
    assert!(authorize(&supervisor, act, &bench.case).is_err());
    bench.act(decide(open, true));
}

#[test]
fn c9_who_is_the_applicant_acts_as_the_applicant_alone() {
    let bench = Bench::licence();
    let mut clerk = actor(CLERK, &[(Role::Clerk, county()), (Role::Applicant, city())]);
    clerk.identity = Some(bench.case.applicant_key.clone());
    for action in [
        Action::Acceptance,
        Action::Rejection,
        Action::CorrectionNotice,
    ] {
        assert!(
            authorize(&clerk, action, &bench.case).is_err(),
            "{action:?}"
        );
    }
    for action in [Action::Read, Action::Submission, Action::Withdrawal] {
        assert!(authorize(&clerk, action, &bench.case).is_ok(), "{action:?}");
    }
}

#[test]
fn c10_what_changed_since_the_request_is_asked_again() {
    let mut bench = Bench::licence().in_progress();
    let first = bench.ask(another_agent(candidate(OTHER_AGENT, &county())));
    let second = bench.ask(another_agent(candidate(OTHER_AGENT, &county())));
    let mut retired = first.clone();
    retired.candidate = Some(Candidate {
        active: false,
        ..candidate(OTHER_AGENT, &county())
    });
    let refusal = bench.refused(decide(retired, true));
    assert_eq!(refusal, faulty("/payload/agent_id", "agent_not_active"));
    bench.act(decide(first.clone(), true));
    let refusal = bench.refused(decide(second.clone(), true));
    assert_eq!(refusal, faulty("/payload/agent_id", "agent_unchanged"));
    assert_eq!(bench.mandate().agent_changes, 1);
    // A no is always possible.
    bench.act(decide(second, false));
    let mut decided = first;
    decided.state = ApprovalState::Approved;
    let refusal = bench.refused(decide(decided, false));
    assert_eq!(refusal, unmet(Obstacle::AlreadyDecided));
}

#[test]
fn c10_there_is_no_agent_to_change_before_acceptance() {
    let mut bench = Bench::licence();
    bench.submit();
    let refusal = bench.refused(another_agent(candidate(OTHER_AGENT, &county())));
    assert_not_allowed(refusal, StateName::Submitted, Action::ApprovalRequests);
}

fn priority(priority: Priority) -> RequestApproval {
    wish(Wish::Priority { priority })
}

#[test]
fn c11_priority_needs_approval_and_shortens_the_limit() {
    let mut bench = Bench::licence().in_progress();
    assert_eq!(bench.due(), "2026-08-17");
    let same = bench.refused(priority(Priority::Normal));
    assert_eq!(same, faulty("/payload/priority", "unchanged"));
    let open = bench.ask(priority(Priority::Urgent));
    assert_eq!(bench.case.record.priority, Priority::Normal);
    let events = bench.act(decide(open.clone(), true));
    let moved = Event::DueMoved {
        from: Due::On(date("2026-08-17")),
        to: Due::On(date("2026-08-10")),
    };
    let changed = Event::PriorityChanged {
        from: Priority::Normal,
        to: Priority::Urgent,
    };
    assert_eq!(events[1..], [changed, moved]);
    assert_eq!(bench.due(), "2026-08-10");
    // The same wish in a request that was made before the first one was decided.
    bench.case.record.open_requests.push(open.request.id);
    let again = bench.refused(decide(open, true));
    assert_eq!(again, faulty("/payload/priority", "unchanged"));
    bench.case.record.open_requests.clear();
    // Back to normal takes an approval as well.
    bench.approve(priority(Priority::Normal));
    assert_eq!(bench.due(), "2026-08-17");
}

#[test]
fn c11_priority_before_acceptance_counts_at_acceptance() {
    let mut bench = Bench::licence();
    bench.item.promised_limit = None;
    let draft = bench.refused(priority(Priority::Special));
    assert_not_allowed(draft, StateName::Draft, Action::ApprovalRequests);
    bench.settings.entrustment_days = 7;
    bench.submit();
    let events = bench.approve(priority(Priority::Special));
    assert_eq!(kinds(&events), ["approval_decided", "priority_changed"]);
    bench.agree().accept();
    // Half of seven, rounded up.
    assert_eq!(bench.mandate().limit.days, 4);
    assert_eq!(bench.due(), "2026-08-07");
}

#[test]
fn c11_no_configuration_makes_the_limit_overflow_or_longer() {
    let mut bench = Bench::licence();
    bench.item.promised_limit = None;
    bench.settings.entrustment_days = u32::MAX;
    bench.settings.urgent_percent = u32::MAX;
    bench.submit().agree();
    bench.approve(priority(Priority::Urgent));
    bench.accept();
    let most = bangban_domain::deadline::Limit::MAX_DAYS;
    assert_eq!(bench.mandate().limit.days, most);
}

fn on_the_spot_command() -> OnTheSpot {
    OnTheSpot {
        draft: draft_of(citizen(), village()),
        submit: submit(&on_the_spot_item()),
        agreement: None,
        signatures: vec![Sign {
            method: SignatureMethod::Oral,
            ..signature(Party::Applicant, date(MONDAY))
        }],
        accept: Accept {
            agent: Some(candidate(AGENT, &village())),
        },
        receipts: vec![
            receipt(REQUIRED, Form::SharedLicence),
            receipt(DEFERRABLE, Form::Electronic),
        ],
        complete: complete(),
    }
}

#[test]
fn c12_an_on_the_spot_item_goes_from_application_to_completion_in_one_request() {
    let bench = Bench::new(on_the_spot_item(), draft_of(citizen(), village()));
    let decision = on_the_spot(on_the_spot_command(), &bench.context()).unwrap();
    assert_eq!(
        kinds(&decision.events),
        [
            "drafted",
            "submitted",
            "consent_recorded",
            "accepted",
            "material_received",
            "material_received",
            "completed"
        ]
    );
    assert_eq!(decision.case.state(), StateName::Completed);
    let completion = decision.case.record.state.completion().unwrap();
    let mandate = decision.case.record.state.mandate().unwrap();
    assert_eq!(completion.completed_at, mandate.intake.submitted_at);
    assert_eq!(mandate.due, Due::On(date(MONDAY)));
}

#[test]
fn c12_other_items_and_incomplete_ones_are_not_done_on_the_spot() {
    let bench = Bench::livelihood();
    let mut command = on_the_spot_command();
    command.submit = submit(&livelihood());
    let refusal = on_the_spot(command, &bench.context()).unwrap_err();
    assert_eq!(refusal, unmet(Obstacle::NotOnTheSpotItem));

    let bench = Bench::new(on_the_spot_item(), draft_of(citizen(), village()));
    let mut command = on_the_spot_command();
    command.receipts.remove(0);
    let refusal = on_the_spot(command, &bench.context()).unwrap_err();
    let open = vec!["申请书".to_owned()];
    assert_eq!(refusal, unmet(Obstacle::MaterialsOpen(open)));
    let mut command = on_the_spot_command();
    command.signatures.clear();
    let refusal = on_the_spot(command, &bench.context()).unwrap_err();
    assert_eq!(refusal, unmet(Obstacle::AgreementNotSigned));
}

#[test]
fn c12_with_a_written_agreement_too() {
    let bench = Bench::new(on_the_spot_item(), draft_of(citizen(), village()));
    let mut command = on_the_spot_command();
    command.agreement = Some(agreement("2026-08-31"));
    command.signatures = vec![
        signature(Party::Applicant, date(MONDAY)),
        signature(Party::Organization, date(MONDAY)),
    ];
    let decision = on_the_spot(command, &bench.context()).unwrap();
    assert_eq!(decision.case.state(), StateName::Completed);
}

#[test]
fn c9_the_agent_stays_the_same_while_work_goes_on() {
    let mut bench = Bench::licence().accepted();
    bench.act(log_work(LogKind::Guidance));
    let again = Accept {
        agent: Some(candidate(OTHER_AGENT, &county())),
    };
    let refusal = bench.refused(again);
    assert_not_allowed(refusal, StateName::InProgress, Action::Acceptance);
}
