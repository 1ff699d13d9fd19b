//! Norms, needs, superiors and the way of a filing.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

use bangban_domain::agent::AgentKind;
use bangban_domain::id::{OrganizationId, UserId, WindowId};
use bangban_domain::network::{
    FilingAct, FilingRefusal, FilingStanding, FilingState, Measure, Norm, Norms, Served, Superiors,
    need,
};
use bangban_domain::organization::{OrganizationKind, Place};
use chrono::NaiveDate;
use uuid::Uuid;

const HALL: OrganizationKind = OrganizationKind::CountyHall;
const TOWN: OrganizationKind = OrganizationKind::TownCenter;
const VILLAGE: OrganizationKind = OrganizationKind::VillageStation;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn norm(kind: OrganizationKind, measure: Measure, required: u32, from: &str) -> Norm {
    Norm {
        kind,
        measure,
        required,
        effective_on: day(from),
    }
}

fn norms() -> Norms {
    let versions = [
        norm(HALL, Measure::FullTime, 3, "2019-04-16"),
        norm(HALL, Measure::PartTimePerWindow, 2, "2019-04-16"),
        norm(TOWN, Measure::FullTime, 2, "2019-04-16"),
        norm(TOWN, Measure::PartTime, 2, "2019-04-16"),
        norm(VILLAGE, Measure::Any, 1, "2019-04-16"),
    ];
    Norms::on(&versions, day("2026-03-02"))
}

fn window(number: u128) -> WindowId {
    Uuid::from_u128(number).into()
}

fn full() -> Served {
    Served {
        kind: AgentKind::FullTime,
        window: None,
    }
}

fn part(window: Option<WindowId>) -> Served {
    Served {
        kind: AgentKind::PartTime,
        window,
    }
}

#[test]
fn the_version_of_the_day_holds() {
    let versions = [
        norm(VILLAGE, Measure::Any, 1, "2019-04-16"),
        norm(VILLAGE, Measure::Any, 2, "2027-01-01"),
        norm(TOWN, Measure::FullTime, 2, "2019-04-16"),
        norm(TOWN, Measure::FullTime, 0, "2027-01-01"),
    ];
    let on = |date, kind| Norms::on(&versions, day(date)).of(kind).collect::<Vec<_>>();
    assert_eq!(on("2019-04-15", VILLAGE), []);
    assert_eq!(on("2026-12-31", VILLAGE), [(Measure::Any, 1)]);
    assert_eq!(on("2027-01-01", VILLAGE), [(Measure::Any, 2)]);
    assert_eq!(on("2027-01-01", TOWN), [], "none asks for nothing any more");
}

#[test]
fn one_person_counts_once_and_makes_up_for_no_other_place() {
    let windows = [window(1), window(2)];
    let agents = [full(), full(), full(), full(), part(Some(window(1)))];
    let agents = [&agents[..], &[part(Some(window(1))); 2], &[part(None)]].concat();
    let hall = need(&norms(), HALL, &windows, &agents);
    let lines: Vec<_> = hall
        .lines
        .iter()
        .map(|line| (line.measure, line.required, line.present, line.missing()))
        .collect();
    assert_eq!(
        lines,
        [
            (Measure::FullTime, 3, 4, 0),
            (Measure::PartTimePerWindow, 2, 3, 0),
            (Measure::PartTimePerWindow, 2, 0, 2),
        ]
    );
    assert_eq!((hall.required(), hall.present, hall.missing()), (7, 8, 2));
    assert!(!hall.is_covered());

    let town = need(&norms(), TOWN, &[], &[full(), full(), full(), part(None)]);
    assert_eq!(town.missing(), 1, "a full-time one is no part-time one");

    let volunteer = Served {
        kind: AgentKind::Volunteer,
        window: None,
    };
    let village = need(&norms(), VILLAGE, &[], &[volunteer]);
    assert_eq!((village.present, village.missing()), (0, 1));
    assert!(need(&norms(), VILLAGE, &[], &[part(None)]).is_covered());
    assert!(need(&norms(), VILLAGE, &[], &[full()]).is_covered());
}

/// Who is counted for one norm is not counted for the next.
#[test]
fn several_norms_of_a_kind_share_no_person() {
    let versions = [
        norm(VILLAGE, Measure::FullTime, 1, "2019-04-16"),
        norm(VILLAGE, Measure::Any, 1, "2019-04-16"),
    ];
    let norms = Norms::on(&versions, day("2026-03-02"));
    let missing = |agents: &[Served]| need(&norms, VILLAGE, &[], agents).missing();
    assert_eq!(missing(&[full()]), 1);
    assert_eq!(missing(&[full(), full()]), 0);
    assert_eq!(missing(&[full(), part(None)]), 0);
    assert_eq!(missing(&[part(None), part(None)]), 1);
}

#[test]
fn nothing_asked_is_neither_covered_nor_not() {
    let none = need(&Norms::default(), VILLAGE, &[], &[full()]);
    assert!(!none.is_asked() && !none.is_covered());
    assert_eq!((none.required(), none.missing()), (0, 0));
}

#[test]
fn what_gets_worse_is_named() {
    let before = need(&norms(), TOWN, &[], &[full(), full(), part(None)]);
    let after = need(&norms(), TOWN, &[], &[full(), part(None)]);
    let worse = after.worse_than(&before);
    assert_eq!(worse.len(), 1, "that part-time ones lack is no news");
    assert_eq!(
        (worse[0].measure, worse[0].missing()),
        (Measure::FullTime, 1)
    );
    assert_eq!(before.worse_than(&after), []);
}

fn organization(number: u128) -> OrganizationId {
    Uuid::from_u128(number).into()
}

#[test]
fn the_superior_is_configuration() {
    let above: Vec<_> = (1..=3).map(organization).collect();
    let village = Place::new(above.clone(), organization(4), VILLAGE);
    let town = Place::new(above[..2].to_vec(), organization(3), TOWN);
    let zone = Place::new(above[..1].to_vec(), organization(2), OrganizationKind::Zone);
    let city = Place::new(vec![], organization(1), OrganizationKind::CityHall);
    let usual = Superiors::default();
    assert_eq!(usual.halls(&village), [organization(2), organization(1)]);
    assert_eq!(usual.halls(&town), [organization(2), organization(1)]);
    assert_eq!(usual.halls(&zone), [organization(1)]);
    assert_eq!(usual.halls(&city), [organization(1)]);
    let bureau = Place::new(above, organization(9), OrganizationKind::ApprovalDepartment);
    assert_eq!(usual.halls(&bureau), []);
}

#[test]
fn a_filing_goes_its_way_and_nobody_receives_his_own() {
    let user = |number: u128| UserId::new(Uuid::from_u128(number));
    let (acted, filed, agent, officer) = (user(1), user(2), user(3), user(4));
    let standing = |state| FilingStanding {
        state,
        acted_by: acted,
        filed_by: Some(filed),
        agent_id: agent,
        superior_id: organization(5),
    };
    for state in FilingState::ALL {
        for act in [FilingAct::Submit, FilingAct::Receive, FilingAct::Return] {
            let next = match (state, act) {
                (FilingState::Unfiled | FilingState::Returned, FilingAct::Submit) => {
                    Ok(FilingState::Filed)
                }
                (FilingState::Filed, FilingAct::Receive) => Ok(FilingState::Received),
                (FilingState::Filed, FilingAct::Return) => Ok(FilingState::Returned),
                _ => Err(FilingRefusal::OutOfOrder(state)),
            };
            assert_eq!(
                standing(state).after(act, officer),
                next,
                "{state:?} {act:?}"
            );
        }
    }
    for own in [acted, filed, agent] {
        let refused = standing(FilingState::Filed).after(FilingAct::Receive, own);
        assert_eq!(refused, Err(FilingRefusal::OwnAct));
    }
    assert!(
        standing(FilingState::Unfiled)
            .after(FilingAct::Submit, acted)
            .is_ok()
    );
}
