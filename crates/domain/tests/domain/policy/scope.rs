//! What an actor sees, and that acts never reach further than that.

use bangban_domain::case::{Action, Case, IdentityKey, diagram};
use bangban_domain::organization::Place;
use bangban_domain::policy::{Actor, Post, Role, Scope, allowed_actions, authorize, case_scope};
use proptest::prelude::*;

use crate::support::*;

/// A draft, or a case with an agent, at one of the places.
fn cases() -> impl Strategy<Value = Case> {
    let accepted = Bench::licence().accepted().case;
    let draft = Bench::licence().case;
    let places = prop::sample::select(places().to_vec());
    (
        places,
        any::<bool>(),
        11..15_u128,
        11..15_u128,
        any::<bool>(),
    )
        .prop_map(move |(venue, is_draft, creator, agent, own)| {
            let mut case = if is_draft {
                draft.clone()
            } else {
                accepted.clone()
            };
            case.venue = venue;
            case.record.created_by = user(creator);
            if let Some(mandate) = case.record.state.live_mandate_mut() {
                mandate.agent_id = user(agent);
            }
            case.applicant_key = identity(own);
            case
        })
}

fn identity(first: bool) -> IdentityKey {
    key(&if first { citizen() } else { enterprise() })
}

fn actors() -> impl Strategy<Value = Actor> {
    let role = prop::sample::select(Role::ALL.to_vec());
    let place = prop::sample::select(places().to_vec());
    let post = (role, place).prop_map(|(role, place)| Post { role, place });
    let identity = prop::option::of(any::<bool>().prop_map(identity));
    (11..15_u128, prop::collection::vec(post, 0..4), identity).prop_map(|(id, posts, identity)| {
        Actor {
            user_id: user(id),
            posts,
            identity,
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 2000,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn who_may_act_sees_and_who_sees_may_read(actor in actors(), case in cases()) {
        let sees = case_scope(&actor).contains(&case);
        for action in Action::ALL {
            let allowed = authorize(&actor, action, &case).is_ok();
            prop_assert!(!allowed || sees, "{:?} without seeing", action);
        }
        let reads = authorize(&actor, Action::Read, &case).is_ok();
        prop_assert_eq!(reads, sees);
        for action in diagram::possible(&case) {
            let offered = allowed_actions(&actor, &case).contains(&action);
            prop_assert_eq!(offered, authorize(&actor, action, &case).is_ok());
        }
    }
}

fn at(venue: Place) -> Case {
    let mut case = Bench::licence().accepted().case;
    case.venue = venue;
    case
}

/// Where cases are seen by somebody with this role at this place.
fn seen_by(role: Role, place: Place) -> Vec<bool> {
    let scope = case_scope(&actor(99, &[(role, place)]));
    places().map(|venue| scope.contains(&at(venue))).to_vec()
}

#[test]
fn a_clerk_sees_the_own_venue_and_nothing_below_it() {
    let [county_only, town_only] = [county(), town()].map(|place| {
        let is_here = |venue: &Place| venue.id() == place.id();
        places().iter().map(is_here).collect::<Vec<bool>>()
    });
    assert_eq!(seen_by(Role::Clerk, county()), county_only);
    assert_eq!(seen_by(Role::Clerk, town()), town_only);
    assert_eq!(
        case_scope(&actor(99, &[(Role::Clerk, town())])),
        Scope::Organizations(vec![town().id()])
    );
}

#[test]
fn supervisor_archivist_and_leader_see_the_subtree() {
    for role in [Role::Supervisor, Role::Archivist, Role::Leader] {
        // City, county, town, village, other county, other town, bureau.
        let [yes, no] = [true, false];
        assert_eq!(seen_by(role, city()), [yes; 7]);
        assert_eq!(seen_by(role, county()), [no, yes, yes, yes, no, no, yes]);
        assert_eq!(seen_by(role, town()), [no, no, yes, yes, no, no, no]);
        assert_eq!(seen_by(role, village()), [no, no, no, yes, no, no, no]);
        // A department reaches what the hall of its level reaches.
        assert_eq!(seen_by(role, bureau()), seen_by(role, county()));
    }
}

#[test]
fn approval_officers_and_administrators_see_no_case() {
    for role in [
        Role::ApprovalOfficer,
        Role::SystemAdmin,
        Role::SecurityAdmin,
        Role::Auditor,
    ] {
        for place in places() {
            let scope = case_scope(&actor(99, &[(role, place)]));
            assert_eq!(scope, Scope::Nothing, "{role:?}");
        }
    }
}

#[test]
fn an_agent_sees_the_cases_named_for_her_and_her_own_drafts_at_her_venue() {
    let agent = actor(AGENT, &[(Role::Agent, county())]);
    let scope = case_scope(&agent);
    // Named, wherever the case is.
    assert!(scope.contains(&at(other_county())));
    let mut draft = Bench::licence().case;
    assert!(!scope.contains(&draft));
    draft.record.created_by = agent.user_id;
    assert!(scope.contains(&draft));
    draft.venue = town();
    assert!(!scope.contains(&draft));
}

#[test]
fn an_applicant_sees_the_cases_of_the_confirmed_identity() {
    let mut applicant = actor(APPLICANT, &[(Role::Applicant, city())]);
    let case = Bench::licence().case;
    assert_eq!(case_scope(&applicant), Scope::Nothing);
    applicant.identity = Some(key(&citizen()));
    assert!(!case_scope(&applicant).contains(&case));
    applicant.identity = Some(case.applicant_key.clone());
    assert!(case_scope(&applicant).contains(&case));
}
