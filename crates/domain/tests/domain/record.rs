//! The record survives its JSON in every state, and so does every event on the way.

use std::collections::BTreeSet;

use bangban_domain::case::acts::archive::ArchiveCase;
use bangban_domain::case::acts::sweep::{RecordLapse, RemindOfSupply};
use bangban_domain::case::acts::withdraw::Withdraw;
use bangban_domain::case::approval::Wish;
use bangban_domain::case::archive::Retention;
use bangban_domain::case::closing::TerminationGround;
use bangban_domain::case::department::DepartmentState;
use bangban_domain::case::glance::{Facts, StoredFacts};
use bangban_domain::case::mandate::ChargeState;
use bangban_domain::case::{Case, Event, Glance, Priority, Record, StateName, diagram};

use crate::steps::*;
use crate::support::*;

fn archived(mut bench: Bench) -> Bench {
    bench.act(ArchiveCase {
        retention: Retention::Permanent,
        note: Some("纸质一卷".to_owned()),
    });
    bench
}

fn submitted() -> Bench {
    let mut bench = Bench::licence();
    bench.submit();
    bench
}

fn noticed() -> Bench {
    let mut bench = submitted();
    bench.act(notice_of(&[REQUIRED, OPTIONAL]));
    bench
}

fn rich_in_progress() -> Bench {
    let mut bench = Bench::licence().in_progress();
    bench.act(paper(DepartmentState::Filed, MONDAY));
    bench.act(paper(DepartmentState::Accepted, MONDAY));
    bench.act(extension(5, MONDAY));
    bench.act(paper(DepartmentState::SpecialProcedure, MONDAY));
    bench.act(charge(ChargeState::Due));
    bench.act(deferred(DEFERRABLE, "2026-08-31"));
    bench.act(agreement("2026-12-31"));
    bench.approve(another_agent(candidate(OTHER_AGENT, &county())));
    bench.approve(wish(Wish::Priority {
        priority: Priority::Urgent,
    }));
    bench
}

fn unknown_due() -> Bench {
    let day = date("2026-12-30");
    Bench::at(licence(), draft_of(enterprise(), county()), day).in_progress()
}

fn handed_over() -> Bench {
    let mut bench = Bench::licence().completed();
    bench.act(hand_over());
    bench
}

fn rejected() -> Bench {
    let mut bench = submitted();
    bench.act(reject());
    bench
}

fn withdrawn() -> Bench {
    let mut bench = submitted();
    bench.act(Withdraw { reason: None });
    bench
}

fn lapsed() -> Bench {
    let mut bench = noticed();
    bench.on("2026-08-20").act(RemindOfSupply);
    bench.on("2026-08-25").act(RecordLapse);
    bench
}

fn terminated() -> Bench {
    let mut bench = Bench::licence().suspended();
    bench.act(terminate(TerminationGround::ApplicantRequest));
    bench
}

fn every_state() -> Vec<Bench> {
    vec![
        Bench::licence(),
        submitted(),
        noticed(),
        Bench::livelihood().accepted(),
        Bench::licence().in_progress(),
        rich_in_progress(),
        unknown_due(),
        Bench::licence().suspended(),
        Bench::licence().completed(),
        handed_over(),
        rejected(),
        withdrawn(),
        lapsed(),
        terminated(),
        archived(handed_over()),
        archived(rejected()),
        archived(withdrawn()),
        archived(lapsed()),
        archived(terminated()),
    ]
}

/// The record survives its JSON, whole and at a glance.
pub(crate) fn check_reading(case: &Case) {
    let json = serde_json::to_string(&case.record).unwrap();
    let back: Record = serde_json::from_str(&json).unwrap();
    assert_eq!(back, case.record, "{:?}", case.state());
    let facts: Facts = serde_json::from_str::<StoredFacts>(&json).unwrap().into();
    let glance = Glance::of(case);
    assert_eq!(facts, glance.facts, "{:?}", case.state());
    assert_eq!(
        diagram::possible(&glance),
        diagram::possible(case),
        "{:?}",
        case.state()
    );
}

#[test]
fn a_record_and_its_events_survive_json_in_every_state() {
    let mut seen = BTreeSet::new();
    for bench in every_state() {
        seen.insert(bench.state());
        check_reading(&bench.case);
        for event in &bench.log {
            let json = serde_json::to_value(event).unwrap();
            assert_eq!(json["kind"], event.kind());
            assert_eq!(serde_json::from_value::<Event>(json).unwrap(), *event);
        }
    }
    assert_eq!(seen, StateName::ALL.into_iter().collect());
}

#[test]
fn a_record_holds_nothing_personal_of_the_applicant() {
    for bench in every_state() {
        let json = serde_json::to_string(&bench.case.record).unwrap();
        let events = serde_json::to_string(&bench.log).unwrap();
        let debug = format!("{:?}", bench.case);
        for text in [json, events, debug] {
            assert!(!text.contains(bench.case.applicant.phone()));
            for personal in ["王芳", "371302199001010011", "李强"] {
                assert!(!text.contains(personal), "{personal} in {text}");
            }
        }
    }
}

#[test]
fn states_are_named_alike_in_code_and_on_the_wire() {
    for state in StateName::ALL {
        let json = serde_json::to_value(state).unwrap();
        assert_eq!(json, state.as_str());
        assert_eq!(StateName::parse(state.as_str()), Some(state));
    }
}
