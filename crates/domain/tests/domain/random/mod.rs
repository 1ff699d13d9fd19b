//! Random sequences of commands over advancing days: whatever is tried, the case stays on the
//! diagram, and its events account for it.

mod arguments;
mod commands;
mod model;
#[allow(dead_code, reason = "the sequences over the databases use the rest")]
#[path = "../../../../../tests/model/oracle.rs"]
mod oracle;
mod world;

use std::collections::BTreeSet;

use bangban_domain::case::{Action, Case, Decision, Event, Refusal, StateName, diagram};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use commands::Attempt;
use world::{Start, Step, World};

/// The acts whose further conditions the diagram leaves to the act: they can be possible and be
/// refused for the state all the same.
const LEFT_TO_THE_ACT: [Action; 3] = [
    // 中止 and 续办 share the name: one of them is always out of place.
    Action::Suspensions,
    // Each of the five wishes has states of its own.
    Action::ApprovalRequests,
    Action::ApprovalDecision,
];

fn sequences() -> impl Strategy<Value = (Start, Vec<Step>)> {
    (
        any::<[u8; 4]>().prop_map(Start),
        prop::collection::vec(steps(), 10..70),
    )
}

fn steps() -> impl Strategy<Value = Step> {
    let days = prop_oneof![6 => Just(0_u8), 3 => 1..4_u8, 2 => 4..20_u8];
    let plausible = prop::bool::weighted(0.7);
    (days, plausible, any::<u8>(), any::<[u8; 4]>()).prop_map(|(days, plausible, pick, with)| {
        Step {
            days,
            plausible,
            pick,
            with,
        }
    })
}

/// What sequences went through.
#[derive(Default)]
struct Covered {
    transitions: BTreeSet<(StateName, StateName)>,
    events: BTreeSet<&'static str>,
}

/// Carries out a sequence and checks every step of it.
fn run(start: &Start, steps: &[Step], covered: &mut Covered) {
    let mut world = World::start(start);
    check_events(None, &world.case, &world.log, covered);
    for step in steps {
        let before = world.case.clone();
        model::check_offers(&before);
        let attempt = world.attempt(step);
        check_attempt(&before, &attempt);
        if let Ok(decision) = &attempt.result {
            check_decision(&before, decision);
            let from = Some(before.state());
            check_events(from, &decision.case, &decision.events, covered);
            world.accept(&attempt, decision);
            model::check_account(&world.case, &world.log);
        }
    }
    crate::record::check_reading(&world.case);
}

/// The diagram says the same as the acts, and an act answers the same twice.
fn check_attempt(before: &Case, attempt: &Attempt) {
    assert_eq!(attempt.result, attempt.again, "{}", attempt.label);
    if attempt.action == Action::Sweep {
        return;
    }
    let possible = diagram::possible(before);
    let is_possible = possible.contains(&attempt.action);
    match &attempt.result {
        Ok(_) => assert!(
            is_possible || attempt.turns_down_a_request,
            "{} in {:?}",
            attempt.label,
            before.state()
        ),
        Err(Refusal::NotAllowedInState {
            state,
            action,
            allowed,
        }) => {
            assert_eq!(*state, before.state());
            assert_eq!(*action, attempt.action);
            assert_eq!(*allowed, possible);
            assert!(
                !is_possible || LEFT_TO_THE_ACT.contains(action),
                "{} in {state:?}",
                attempt.label
            );
        }
        Err(_) => {}
    }
}

fn check_decision(before: &Case, decision: &Decision) {
    let after = &decision.case;
    assert!(!decision.events.is_empty());
    assert_eq!(after.id, before.id);
    assert_eq!(
        after.version, before.version,
        "the version is the storage's"
    );
    let priority_changed = decision
        .events
        .iter()
        .any(|event| matches!(event, Event::PriorityChanged { .. }));
    if let (Some(old), Some(new)) = (before.due_on(), after.due_on()) {
        assert!(new >= old || priority_changed, "{:?}", decision.events);
    }
    check_department(before, after);
}

/// The department's dates do not move earlier while one acceptance stands.
fn check_department(before: &Case, after: &Case) {
    let department = |case: &Case| {
        let mandate = case.record.state.mandate();
        mandate.map(|mandate| mandate.department.clone())
    };
    if let (Some(old), Some(new)) = (department(before), department(after))
        && old.accepted_on == new.accepted_on
    {
        for (old, new) in [
            (old.promised_due, new.promised_due),
            (old.statutory_due, new.statutory_due),
        ] {
            if let (Some(old), Some(new)) = (
                old.and_then(|due| due.date()),
                new.and_then(|due| due.date()),
            ) {
                assert!(new >= old);
            }
        }
    }
}

/// The events lead along the diagram to the state in which the case is.
fn check_events(mut at: Option<StateName>, case: &Case, events: &[Event], covered: &mut Covered) {
    for event in events {
        covered.events.insert(event.kind());
        let Some(to) = model::state_after(at, event) else {
            continue;
        };
        if let Some(from) = at {
            assert!(
                model::leads_to(from).contains(&to),
                "{from:?} to {to:?} is not on the diagram"
            );
            covered.transitions.insert((from, to));
        }
        at = Some(to);
    }
    assert_eq!(at, Some(case.state()), "{events:?}");
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 400,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn no_sequence_of_commands_leaves_the_diagram((start, steps) in sequences()) {
        run(&start, &steps, &mut Covered::default());
    }
}

/// The property above would be worth little if its sequences never got anywhere.
#[test]
fn random_sequences_take_every_transition_and_make_every_kind_of_event() {
    let mut runner = TestRunner::deterministic();
    let mut covered = Covered::default();
    for _ in 0..4000 {
        let (start, steps) = sequences().new_tree(&mut runner).unwrap().current();
        run(&start, &steps, &mut covered);
    }
    for from in StateName::ALL {
        for to in model::leads_to(from) {
            let taken = covered.transitions.contains(&(from, to));
            assert!(taken, "never from {from:?} to {to:?}");
        }
    }
    for kind in model::kinds_of_events() {
        assert!(covered.events.contains(kind), "never {kind}");
    }
}
