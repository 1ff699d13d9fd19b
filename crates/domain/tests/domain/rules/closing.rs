//! C14, C15: what completion needs, both hand-overs, and how an entrustment ends unfinished.

use bangban_domain::case::acts::draw_up_agreement::DrawUpAgreement;
use bangban_domain::case::acts::hand_over::HandOver;
use bangban_domain::case::acts::receive_material::ReceiveMaterial;
use bangban_domain::case::acts::remind::Remind;
use bangban_domain::case::acts::request_termination::RequestTermination;
use bangban_domain::case::acts::settle_charge::SettleCharge;
use bangban_domain::case::acts::terminate::Terminate;
use bangban_domain::case::approval::Wish;
use bangban_domain::case::closing::TerminationGround as Ground;
use bangban_domain::case::mandate::ChargeState;
use bangban_domain::case::material::Form;
use bangban_domain::case::{Action, Closed, Event, Obstacle, Refusal, State, StateName};
use bangban_domain::id::{ChargeId, MaterialId};
use uuid::Uuid;

use crate::steps::*;
use crate::support::*;

fn open(names: &[&str]) -> Refusal {
    let names = names.iter().map(|name| (*name).to_owned());
    unmet(Obstacle::MaterialsOpen(names.collect()))
}

#[test]
fn c14_every_required_material_is_accounted_for() {
    let mut bench = Bench::licence().in_progress();
    assert_eq!(bench.refused(complete()), open(&["申请书", "平面图"]));
    bench.act(receipt(REQUIRED, Form::SharedLicence));
    assert_eq!(bench.refused(complete()), open(&["平面图"]));
    bench.act(deferred(DEFERRABLE, "2026-08-10"));
    // What was to follow has not followed.
    assert_eq!(
        bench.on("2026-08-11").refused(complete()),
        open(&["平面图"])
    );
    bench.on("2026-08-10").act(complete());
    assert_eq!(bench.state(), StateName::Completed);
}

#[test]
fn c14_what_is_not_required_never_stands_in_the_way() {
    let mut bench = Bench::licence().in_progress();
    bench.receive_all().act(deferred(OPTIONAL, "2026-08-04"));
    bench.on("2026-08-11").act(complete());
}

#[test]
fn c14_only_what_may_follow_is_deferred_and_by_a_date() {
    let mut bench = Bench::licence().in_progress();
    let required = bench.refused(deferred(REQUIRED, "2026-08-10"));
    assert_eq!(required, faulty("/form", "not_deferrable"));
    let undated = bench.refused(receipt(DEFERRABLE, Form::Deferred));
    assert_eq!(undated, faulty("/until", "required"));
    let past = bench.refused(deferred(DEFERRABLE, "2026-08-02"));
    assert_eq!(past, faulty("/until", "too_early"));
    let dated = bench.refused(ReceiveMaterial {
        form: Form::Copy,
        copies: 1,
        ..deferred(DEFERRABLE, "2026-08-10")
    });
    assert_eq!(dated, faulty("/until", "not_with_this_form"));
    let none = bench.refused(ReceiveMaterial {
        copies: 0,
        ..receipt(REQUIRED, Form::Original)
    });
    assert_eq!(none, faulty("/copies", "out_of_range"));
    let unknown = receipt(MaterialId::new(Uuid::from_u128(1)), Form::Copy);
    assert_eq!(bench.refused(unknown), Refusal::NoSuchPart);
}

#[test]
fn c14_c2_charges_are_settled_or_waived() {
    let mut bench = Bench::licence().in_progress();
    bench.receive_all();
    let mut negative = charge(ChargeState::Due);
    negative.amount_fen = -1;
    assert_eq!(bench.refused(negative), faulty("/amount", "out_of_range"));
    bench.act(charge(ChargeState::Due));
    bench.act(charge(ChargeState::Due));
    assert_eq!(bench.refused(complete()), unmet(Obstacle::ChargesOpen(2)));
    let ids: Vec<ChargeId> = bench
        .mandate()
        .charges
        .iter()
        .map(|charge| charge.id)
        .collect();
    let settle = |id, state| SettleCharge { id, state };
    let unknown = bench.refused(settle(ChargeId::new(Uuid::from_u128(1)), ChargeState::Paid));
    assert_eq!(unknown, Refusal::NoSuchPart);
    let still_due = bench.refused(settle(ids[0], ChargeState::Due));
    assert_eq!(still_due, faulty("/state", "not_one_of"));
    bench.act(settle(ids[0], ChargeState::Paid));
    let twice = bench.refused(settle(ids[0], ChargeState::Waived));
    assert_eq!(twice, unmet(Obstacle::ChargeSettled));
    bench.act(settle(ids[1], ChargeState::Waived));
    bench.act(complete());
}

#[test]
fn c14_a_suspended_case_is_resumed_before_it_is_completed() {
    let mut bench = Bench::licence().suspended();
    bench.receive_all();
    let refusal = bench.refused(complete());
    assert_not_allowed(refusal, StateName::Suspended, Action::Completion);
}

#[test]
fn c14_hand_over_keeps_both_lists() {
    let mut bench = Bench::licence().in_progress();
    let early = bench.refused(hand_over());
    assert_not_allowed(early, StateName::InProgress, Action::Handover);
    let mut bench = Bench::licence().completed();
    let empty = bench.refused(HandOver {
        to_applicant: Vec::new(),
        to_organization: Vec::new(),
        ..hand_over()
    });
    assert_eq!(empty, faulty("/to_applicant", "required"));
    bench.act(hand_over());
    let State::Closed(Closed::HandedOver { handover, .. }) = &bench.case.record.state else {
        panic!("not handed over");
    };
    assert_eq!(handover.to_applicant, list_of("食品经营许可证"));
    assert_eq!(handover.to_organization, list_of("申请书"));
}

#[test]
fn c14_reopening_needs_approval_and_ends_with_the_hand_over() {
    let mut bench = Bench::licence().in_progress();
    let early = bench.refused(wish(Wish::Reopening));
    assert_not_allowed(early, StateName::InProgress, Action::ApprovalRequests);
    let mut bench = Bench::licence().completed();
    let open = bench.ask(wish(Wish::Reopening));
    bench.act(hand_over());
    let late = bench.refused(decide(open.clone(), true));
    assert_not_allowed(late, StateName::HandedOver, Action::ApprovalDecision);
    // The request that was left over can still be turned down.
    bench.act(decide(open, false));
    assert_eq!(bench.state(), StateName::HandedOver);
}

#[test]
fn c15_the_applicant_asks_and_the_clerk_carries_it_out() {
    let mut bench = Bench::licence();
    bench.submit();
    let ask = RequestTermination {
        reason: "自行办理".to_owned(),
    };
    let early = bench.refused(ask.clone());
    assert_not_allowed(early, StateName::Submitted, Action::TerminationRequest);
    let early = bench.refused(terminate(Ground::ApplicantRequest));
    assert_not_allowed(early, StateName::Submitted, Action::Termination);
    bench.agree().accept();
    assert_eq!(kinds(&bench.act(ask)), ["termination_requested"]);
    assert!(bench.mandate().termination_requested);
    assert_eq!(bench.state(), StateName::Accepted);
    bench.act(terminate(Ground::ApplicantRequest));
    assert_eq!(bench.state(), StateName::Terminated);
}

#[test]
fn c15_originals_are_given_back_against_a_list() {
    let mut bench = Bench::licence().in_progress();
    let without_list = Terminate {
        returned_materials: Vec::new(),
        ..terminate(Ground::ApplicantRequest)
    };
    bench.act(receipt(REQUIRED, Form::Original));
    let refusal = bench.refused(without_list.clone());
    assert_eq!(
        refusal,
        faulty("/returned_materials", "originals_to_return")
    );
    bench.act(receipt(REQUIRED, Form::Copy));
    bench.act(without_list);
}

fn impossible(returned: bool) -> bangban_domain::case::acts::request_approval::RequestApproval {
    wish(Wish::ObjectiveImpossibility {
        returned_materials: returned.then(|| list_of("申请书")),
    })
}

#[test]
fn c15_objective_impossibility_is_confirmed_by_a_supervisor() {
    let mut bench = Bench::licence().in_progress();
    let refusal = bench.refused(terminate(Ground::ObjectiveImpossibility));
    assert_eq!(refusal, unmet(Obstacle::ImpossibilityNotConfirmed));
    let open = bench.ask(impossible(false));
    bench.act(decide(open, false));
    let refusal = bench.refused(terminate(Ground::ObjectiveImpossibility));
    assert_eq!(refusal, unmet(Obstacle::ImpossibilityNotConfirmed));
    let events = bench.approve(impossible(false));
    assert_eq!(
        kinds(&events),
        ["approval_decided", "impossibility_confirmed"]
    );
    assert_eq!(bench.state(), StateName::InProgress);
    bench.act(terminate(Ground::ObjectiveImpossibility));
}

#[test]
fn c15_with_the_list_of_materials_the_approval_ends_it_at_once() {
    let mut bench = Bench::licence().suspended();
    let events = bench.approve(impossible(true));
    assert_eq!(
        kinds(&events),
        ["approval_decided", "impossibility_confirmed", "terminated"]
    );
    let State::Closed(Closed::Terminated { termination, .. }) = &bench.case.record.state else {
        panic!("not terminated");
    };
    assert_eq!(termination.ground, Ground::ObjectiveImpossibility);
    assert_eq!(termination.reason, "情况特殊");
}

/// In progress on [`MONDAY`], with or without the clause on non-cooperation.
fn with_clause(non_cooperation_clause: bool) -> Bench {
    let mut bench = Bench::licence();
    bench.submit().act(DrawUpAgreement {
        non_cooperation_clause,
        ..agreement("2026-12-31")
    });
    bench.sign_both().accept();
    bench
}

fn remind(respond_by: &str) -> Remind {
    Remind {
        text: "请补充平面图".to_owned(),
        respond_by: date(respond_by),
    }
}

#[test]
fn c15_non_cooperation_needs_the_clause_and_a_reminder_whose_date_has_passed() {
    let refused = unmet(Obstacle::NonCooperationNotEstablished);
    let mut bench = with_clause(true);
    assert_eq!(
        bench.refused(terminate(Ground::NonCooperation)),
        refused,
        "without a reminder"
    );
    let today = bench.refused(remind(MONDAY));
    assert_eq!(today, faulty("/respond_by", "too_early"));
    let events = bench.act(remind("2026-08-10"));
    assert!(matches!(events.as_slice(), [Event::Reminded { .. }]));
    bench.on("2026-08-10");
    assert_eq!(
        bench.refused(terminate(Ground::NonCooperation)),
        refused,
        "on the day itself"
    );
    bench
        .on("2026-08-11")
        .act(terminate(Ground::NonCooperation));

    let mut bench = with_clause(false);
    bench.act(remind("2026-08-10"));
    bench.on("2026-08-11");
    assert_eq!(
        bench.refused(terminate(Ground::NonCooperation)),
        refused,
        "without the clause"
    );
}
