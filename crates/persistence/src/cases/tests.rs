//! Cases on both databases.

use std::collections::HashSet;

use bangban_domain::case::approval::{ApprovalDecision, ApprovalState};
use bangban_domain::case::{Event, Priority, State, StateName};
use bangban_domain::deadline::Due;
use bangban_domain::organization::{Node, OrganizationKind, Place};
use bangban_domain::policy::Scope;

use super::{
    CaseFilter, Sort, find, find_many, find_unscoped_by_number, list, unscoped_awaiting_calendar,
    unscoped_department_silent, unscoped_purge_drafts, unscoped_supply_lapsed, unscoped_supply_to_remind,
    unscoped_unanswered,
};
use crate::alerts::{self, Addressees, AlertKind};
use crate::approvals::{self, RequestFilter};
use crate::keys::{name_key, phone_key};
use crate::testing::*;
use crate::{Page, StoreError, timeline};

#[tokio::test]
async fn a_case_comes_back_as_it_was_saved_in_every_state() {
    let (dice, keys) = (Dice::new(1), sealing());
    for base in stores().await {
        for (number, state) in (0..).zip(StateName::ALL) {
            let made = in_state(draft(&dice, number), state);
            let saved = insert(&base.store, made.clone(), &dice).await;
            assert_eq!(saved.version, 1);
            let reader = base.store.reader().await.unwrap();
            let found = find(&reader, made.id, &Scope::All, &keys.keyring).await.unwrap().unwrap();
            assert_eq!(found, saved, "{} {state:?}", base.name);
            assert_eq!(found.record, made.record);
            assert!(find(&reader, made.id, &Scope::Nothing, &keys.keyring).await.unwrap().is_none());
        }
        base.end().await;
    }
}

#[tokio::test]
async fn of_two_changes_one_wins() {
    let (dice, keys) = (Dice::new(2), sealing());
    for base in stores().await {
        let case = insert(&base.store, draft(&dice, 0), &dice).await;
        let changed = in_state(case.clone(), StateName::Submitted);
        let saved = save(&base.store, changed, vec![submitted(&case)], &dice).await;
        assert_eq!(saved.version, 2);

        // With a case of before, and with one that was loaded in the same transaction.
        let tx = base.store.begin().await.unwrap();
        let late = save_in(&tx, case.clone(), vec![Event::WorkBegan], &dice).await;
        assert_eq!(late, Err(StoreError::Stale), "{}", base.name);
        tx.rollback().await.unwrap();

        let tx = base.store.begin().await.unwrap();
        let loaded = find(&tx, case.id, &Scope::All, &keys.keyring).await.unwrap().unwrap();
        assert_eq!(loaded, saved);
        let third = save_in(&tx, loaded.clone(), vec![Event::WorkBegan], &dice).await.unwrap();
        // And on from there, in the same transaction.
        let fourth = save_in(&tx, third, vec![Event::Reopened], &dice).await.unwrap();
        assert_eq!(fourth.version, 4);
        tx.commit().await.unwrap();

        // Who holds the right chain end but the wrong version is too late as well.
        let tx = base.store.begin().await.unwrap();
        let head = crate::store::Head { version: 2, hash: [1; 32] };
        crate::store::Connected::note_head(&tx, case.id.uuid(), head);
        let late = save_in(&tx, loaded, vec![Event::WorkBegan], &dice).await;
        assert_eq!(late, Err(StoreError::Stale), "{}", base.name);
        assert_eq!(tx.commit().await, Err(StoreError::Stale), "{}", base.name);

        assert_eq!(base.count("case_events").await, 4);
        assert_eq!(base.count("audit_events").await, 4);
        assert_eq!(base.count("outbox").await, 2);
        let report = crate::audit::verify(&base.store, &keys.audit).await.unwrap();
        assert!(report.is_intact(), "{report:?}");
        base.end().await;
    }
}

#[tokio::test]
async fn racers_on_one_case_lose_no_update() {
    for base in stores().await {
        let dice = std::sync::Arc::new(Dice::new(3));
        let case = insert(&base.store, draft(&dice, 0), &dice).await;
        for round in 0..5 {
            let racers = (0..6).map(|_| {
                let (store, dice, case) = (base.store.clone(), dice.clone(), case.clone());
                tokio::spawn(async move {
                    let tx = store.begin().await?;
                    let mut case = case;
                    case.version = round + 1;
                    save_in(&tx, case, vec![Event::WorkBegan], &dice).await?;
                    tx.commit().await
                })
            });
            let mut won = 0;
            for racer in racers.collect::<Vec<_>>() {
                match racer.await.unwrap() {
                    Ok(()) => won += 1,
                    Err(error) => assert_eq!(error, StoreError::Stale, "{}", base.name),
                }
            }
            assert_eq!(won, 1, "{}", base.name);
        }
        assert_eq!(base.count("case_events").await, 6);
        base.end().await;
    }
}

#[tokio::test]
async fn nothing_is_written_without_an_event_and_no_number_twice() {
    let dice = Dice::new(4);
    for base in stores().await {
        let tx = base.store.begin().await.unwrap();
        let decision = bangban_domain::case::Decision { case: draft(&dice, 0), events: Vec::new() };
        let refused = super::insert(&tx, &decision, &act(&dice), &sealing()).await;
        assert_eq!(refused, Err(StoreError::NoEvent));
        tx.rollback().await.unwrap();

        let first = in_state(draft(&dice, 0), StateName::Submitted);
        let mut second = in_state(draft(&dice, 1), StateName::Submitted);
        if let (State::Submitted(one), State::Submitted(other)) = (&first.record.state, &mut second.record.state) {
            other.case_number = one.case_number.clone();
        }
        insert(&base.store, first, &dice).await;
        let tx = base.store.begin().await.unwrap();
        let decision = bangban_domain::case::Decision { case: second, events: vec![Event::Drafted] };
        let refused = super::insert(&tx, &decision, &act(&dice), &sealing()).await;
        assert_eq!(refused, Err(StoreError::Duplicate("cases_case_number".to_owned())), "{}", base.name);
        tx.rollback().await.unwrap();
        assert_eq!(base.count("cases").await, 1);
        assert_eq!(base.count("case_events").await, 1);
        base.end().await;
    }
}

#[tokio::test]
async fn pages_show_every_case_once_in_order() {
    let (dice, keys) = (Dice::new(5), sealing());
    for base in stores().await {
        for number in 0..37 {
            let mut case = in_state(draft(&dice, number), dice.pick(&[StateName::Draft, StateName::Accepted]));
            case.record.priority = dice.pick(&Priority::ALL);
            if let State::Accepted(mandate) = &mut case.record.state {
                mandate.due = Due::On(day(dice.pick(&[10, 11, 12])));
            }
            insert(&base.store, case, &dice).await;
        }
        for sort in Sort::ALL {
            let reader = base.store.reader().await.unwrap();
            let (mut seen, mut cursor) = (Vec::new(), None);
            loop {
                let page = Page::new(5, cursor);
                let part = list(&reader, &Scope::All, &CaseFilter::default(), sort, &page, &keys.keyring).await.unwrap();
                seen.extend(part.items);
                cursor = part.next_cursor;
                if cursor.is_none() {
                    break;
                }
                // A new case moves none of the others.
                if sort == Sort::NewestFirst && seen.len() == 10 {
                    insert(&base.store, draft(&dice, 1000), &dice).await;
                }
            }
            let ids: HashSet<_> = seen.iter().map(|case| case.id).collect();
            let expected = if sort == Sort::NewestFirst { 37 } else { 38 };
            assert_eq!((ids.len(), seen.len()), (expected, expected), "{} {sort:?}", base.name);
            let sorted = seen.windows(2).all(|pair| in_order(sort, &pair[0], &pair[1]));
            assert!(sorted, "{} {sort:?}", base.name);
        }
        let reader = base.store.reader().await.unwrap();
        let page = Page::new(5, None);
        let part = list(&reader, &Scope::All, &CaseFilter::default(), Sort::DueFirst, &page, &keys.keyring).await.unwrap();
        let other = Page::new(5, part.next_cursor);
        let wrong = list(&reader, &Scope::All, &CaseFilter::default(), Sort::DueLast, &other, &keys.keyring).await;
        assert_eq!(wrong, Err(StoreError::InvalidCursor));
        base.end().await;
    }
}

fn in_order(sort: Sort, one: &bangban_domain::case::Case, next: &bangban_domain::case::Case) -> bool {
    let due = |case: &bangban_domain::case::Case| (case.due_on().is_none(), case.due_on());
    let priority = |case: &bangban_domain::case::Case| std::cmp::Reverse(case.record.priority);
    match sort {
        Sort::NewestFirst => one.id > next.id,
        Sort::OldestFirst => one.id < next.id,
        Sort::DueFirst => (due(one), one.id) < (due(next), next.id),
        Sort::DueLast => match (one.due_on(), next.due_on()) {
            (Some(one), Some(next)) if one != next => one > next,
            (None, Some(_)) => false,
            (Some(_), None) => true,
            _ => one.id < next.id,
        },
        Sort::PriorityFirst => (priority(one), due(one), one.id) < (priority(next), due(next), next.id),
    }
}

#[tokio::test]
async fn filters_find_what_they_name() {
    let (dice, keys) = (Dice::new(6), sealing());
    for base in stores().await {
        let mut case = in_state(draft(&dice, 0), StateName::InProgress);
        case.applicant = applicant("李建国", "0539-8123456");
        case.applicant_key = key("somebody");
        case.record.priority = Priority::Urgent;
        let case = insert(&base.store, case, &dice).await;
        insert(&base.store, in_state(draft(&dice, 1), StateName::Submitted), &dice).await;

        let number = case.record.state.intake().map(|intake| intake.case_number.clone());
        let base_filter = CaseFilter::default();
        let filters = [
            CaseFilter { states: vec![StateName::InProgress, StateName::Archived], ..base_filter.clone() },
            CaseFilter { states: vec![StateName::InProgress], ..base_filter.clone() },
            CaseFilter { agent_id: Some(user(8)), ..base_filter.clone() },
            CaseFilter { mine: Some(user(8)), ..base_filter.clone() },
            CaseFilter { priority: Some(Priority::Urgent), ..base_filter.clone() },
            CaseFilter { due_before: Some(day(29)), ..base_filter.clone() },
            CaseFilter { overdue: Some(day(29)), ..base_filter.clone() },
            CaseFilter { case_number: number.clone(), ..base_filter.clone() },
            CaseFilter { applicant_key: Some(key("somebody")), ..base_filter.clone() },
            CaseFilter { phone_key: Some(phone_key(&keys.index, "05398123456")), ..base_filter.clone() },
            CaseFilter { name_key: Some(name_key(&keys.index, "李建国")), ..base_filter.clone() },
        ];
        let reader = base.store.reader().await.unwrap();
        for filter in filters {
            let found = list(&reader, &Scope::All, &filter, Sort::default(), &Page::first(), &keys.keyring).await;
            assert_eq!(found.unwrap().items, [case.clone()], "{} {filter:?}", base.name);
        }
        let both = [
            CaseFilter { service_item_id: Some(id(900)), ..base_filter.clone() },
            CaseFilter { subtree: Some(Node { id: organization(12), depth: 2 }), ..base_filter.clone() },
            CaseFilter { mine: Some(user(7)), ..base_filter.clone() },
        ];
        for filter in both {
            let found = list(&reader, &Scope::All, &filter, Sort::default(), &Page::first(), &keys.keyring).await;
            assert_eq!(found.unwrap().items.len(), 2, "{} {filter:?}", base.name);
        }
        let neither = [
            CaseFilter { overdue: Some(day(28)), ..base_filter.clone() },
            CaseFilter { subtree: Some(Node { id: organization(12), depth: 3 }), ..base_filter.clone() },
            CaseFilter { service_item_id: Some(id(901)), ..base_filter },
        ];
        for filter in neither {
            let found = list(&reader, &Scope::All, &filter, Sort::default(), &Page::first(), &keys.keyring).await;
            assert!(found.unwrap().items.is_empty(), "{} {filter:?}", base.name);
        }
        let tracked = find_unscoped_by_number(&reader, &number.unwrap(), &keys.keyring).await.unwrap().unwrap();
        assert_eq!((tracked.case, tracked.tracking_digest.as_str()), (case, "digest"));
        assert!(find_unscoped_by_number(&reader, "LY0", &keys.keyring).await.unwrap().is_none());
        base.end().await;
    }
}

#[tokio::test]
async fn the_sql_of_a_scope_is_what_the_scope_contains() {
    let (dice, keys) = (Dice::new(7), sealing());
    for base in stores().await {
        let mut cases = Vec::new();
        for number in 0..60 {
            let mut case = in_state(draft(&dice, number), dice.pick(&[StateName::Draft, StateName::Accepted]));
            case.venue = random_place(&dice);
            case.record.created_by = user(u128::from(dice.next() % 3));
            case.applicant_key = key(dice.pick(&["a", "b", "c"]));
            if let State::Accepted(mandate) = &mut case.record.state {
                mandate.agent_id = user(u128::from(dice.next() % 3));
            }
            let asked = Event::ApprovalRequested(Box::new(request(&dice)));
            cases.push(insert_with(&base.store, case, vec![asked], &dice).await);
        }
        let reader = base.store.reader().await.unwrap();
        for _ in 0..150 {
            let scope = random_scope(&dice, 2);
            let wanted: HashSet<_> = cases.iter().filter(|case| scope.contains(case)).map(|case| case.id).collect();
            let page = Page::new(100, None);
            let listed = list(&reader, &scope, &CaseFilter::default(), Sort::default(), &page, &keys.keyring).await;
            let listed: HashSet<_> = listed.unwrap().items.iter().map(|case| case.id).collect();
            assert_eq!(listed, wanted, "{} {scope:?}", base.name);
            let asked = approvals::list(&reader, &scope, &RequestFilter::default(), &page).await.unwrap();
            let asked: HashSet<_> = asked.items.iter().map(|request| request.case_id).collect();
            assert_eq!(asked, wanted, "{} {scope:?}", base.name);
        }
        let ids: Vec<_> = cases.iter().map(|case| case.id).collect();
        let scope = Scope::AssignedTo(user(1));
        let found = find_many(&reader, &ids, &scope, &keys.keyring).await.unwrap();
        assert_eq!(found.len(), cases.iter().filter(|case| scope.contains(case)).count());
        base.end().await;
    }
}

fn random_place(dice: &Dice) -> Place {
    let (county, town, village) = (dice.below(3), dice.below(2), dice.below(2));
    let number = |digits: usize| organization(digits as u128);
    let (hall, center) = (number(10 + county), number(100 + county * 10 + town));
    let station = number(1000 + (county * 10 + town) * 10 + village);
    match dice.below(4) {
        0 => Place::new(Vec::new(), number(1), OrganizationKind::CityHall),
        1 => Place::new(vec![number(1)], hall, OrganizationKind::CountyHall),
        2 => Place::new(vec![number(1), hall], center, OrganizationKind::TownCenter),
        _ => Place::new(vec![number(1), hall, center], station, OrganizationKind::VillageStation),
    }
}

fn random_scope(dice: &Dice, depth: usize) -> Scope {
    let node = |place: Place| match dice.below(6) {
        // Nodes that there are not, too: of another depth, or too deep.
        0 => Node { id: place.id(), depth: 1 + dice.below(6) },
        _ => Node { id: place.id(), depth: place.depth() },
    };
    match dice.below(if depth == 0 { 7 } else { 8 }) {
        0 => Scope::All,
        1 => Scope::Subtrees((0..dice.below(4)).map(|_| node(random_place(dice))).collect()),
        2 => Scope::Organizations((0..dice.below(3)).map(|_| random_place(dice).id()).collect()),
        3 => Scope::Own(key(dice.pick(&["a", "b", "z"]))),
        4 => Scope::AssignedTo(user(u128::from(dice.next() % 4))),
        5 => Scope::CreatedBy(user(u128::from(dice.next() % 4)), random_place(dice).id()),
        6 => Scope::Nothing,
        _ => Scope::AnyOf((0..dice.below(4)).map(|_| random_scope(dice, depth - 1)).collect()),
    }
}

fn submitted(case: &bangban_domain::case::Case) -> Event {
    Event::Submitted { case_number: format!("LY{}", case.id), answer_due: Due::On(day(1)) }
}

#[tokio::test]
async fn events_become_timeline_alerts_and_requests() {
    let (dice, keys) = (Dice::new(8), sealing());
    for base in stores().await {
        let case = insert(&base.store, draft(&dice, 0), &dice).await;
        let unknown = Due::compute(day(1), bangban_domain::deadline::Limit::working(3), &[], &Default::default());
        let year = unknown.unknown_year().unwrap();
        let asked = request(&dice);
        let events = vec![
            Event::Submitted { case_number: "LY1".to_owned(), answer_due: unknown },
            Event::AnswerOverdue { answer_due: day(1) },
            Event::ApprovalRequested(Box::new(asked.clone())),
        ];
        let case = save(&base.store, in_state(case, StateName::Submitted), events.clone(), &dice).await;
        // The same again: alerts are there once.
        let case = save(&base.store, case, events[..2].to_vec(), &dice).await;

        let reader = base.store.reader().await.unwrap();
        let first = timeline::list(&reader, &case, None, &Page::new(4, None)).await.unwrap();
        let rest = timeline::list(&reader, &case, None, &Page::new(4, first.next_cursor)).await.unwrap();
        let seen: Vec<_> = first.items.into_iter().chain(rest.items).map(|entry| entry.event).collect();
        let expected = [&[Event::Drafted], events.as_slice(), &events[..2]].concat();
        assert_eq!(seen, expected, "{}", base.name);
        let one = timeline::list(&reader, &case, Some("approval_requested"), &Page::first()).await.unwrap();
        assert_eq!((one.items.len(), one.items[0].version, one.items[0].ordinal), (1, 2, 2));

        let superior = Addressees { organizations: vec![organization(12)], administrator: false };
        let raised = alerts::list(&reader, &superior, &Page::first()).await.unwrap().items;
        assert_eq!((raised.len(), raised[0].kind, raised[0].case_id), (1, AlertKind::AnswerOverdue, Some(case.id)));
        let administrator = Addressees { organizations: Vec::new(), administrator: true };
        let raised = alerts::list(&reader, &administrator, &Page::first()).await.unwrap().items;
        assert_eq!((raised.len(), raised[0].kind), (1, AlertKind::CalendarMissing));
        assert_eq!((raised[0].detail.clone(), raised[0].case_id), (year.to_string(), None));

        let stored = approvals::find(&reader, &case, asked.id).await.unwrap().unwrap();
        assert_eq!((stored.state, &stored.request, &stored.decision), (ApprovalState::Pending, &asked, &None));
        let decision =
            ApprovalDecision { approved: true, reason: "同意".to_owned(), decided_by: user(9), decided_at: at(99) };
        let decided = Event::ApprovalDecided { id: asked.id, decision: decision.clone() };
        let case = save(&base.store, case, vec![decided.clone()], &dice).await;
        let stored = approvals::of_case(&reader, &case).await.unwrap().remove(0);
        assert_eq!((stored.state, stored.decision), (ApprovalState::Approved, Some(decision)));
        let tx = base.store.begin().await.unwrap();
        assert_eq!(save_in(&tx, case, vec![decided], &dice).await, Err(StoreError::Stale), "{}", base.name);
        assert_eq!(tx.commit().await, Err(StoreError::Stale));
        assert!(crate::audit::verify(&base.store, &keys.audit).await.unwrap().is_intact());
        base.end().await;
    }
}

#[tokio::test]
async fn sweeps_find_their_candidates() {
    let dice = Dice::new(9);
    for base in stores().await {
        let submitted = insert(&base.store, in_state(draft(&dice, 0), StateName::Submitted), &dice).await.id;
        let noticed = insert(&base.store, in_state(draft(&dice, 1), StateName::CorrectionRequired), &dice).await;
        let working = insert(&base.store, in_state(draft(&dice, 2), StateName::InProgress), &dice).await.id;
        let mut waiting = in_state(draft(&dice, 3), StateName::Accepted);
        if let State::Accepted(mandate) = &mut waiting.record.state {
            mandate.due = Due::compute(day(1), mandate.limit, &[], &Default::default());
        }
        let waiting = insert(&base.store, waiting, &dice).await.id;

        let reader = base.store.reader().await.unwrap();
        assert_eq!(unscoped_unanswered(&reader, day(2), None, 9).await.unwrap(), [submitted]);
        assert_eq!(unscoped_unanswered(&reader, day(1), None, 9).await.unwrap(), []);
        assert_eq!(unscoped_unanswered(&reader, day(2), Some(submitted), 9).await.unwrap(), []);
        assert_eq!(unscoped_supply_to_remind(&reader, day(20), None, 9).await.unwrap(), [noticed.id]);
        assert_eq!(unscoped_supply_to_remind(&reader, day(19), None, 9).await.unwrap(), []);
        assert_eq!(unscoped_supply_lapsed(&reader, day(21), None, 9).await.unwrap(), []);
        assert_eq!(unscoped_department_silent(&reader, day(2), None, 9).await.unwrap(), [working]);
        assert_eq!(unscoped_department_silent(&reader, day(1), None, 9).await.unwrap(), []);
        assert_eq!(unscoped_awaiting_calendar(&reader, 2026, None, 9).await.unwrap(), [waiting]);
        assert_eq!(unscoped_awaiting_calendar(&reader, 2027, None, 9).await.unwrap(), []);

        let mut reminded = noticed;
        if let State::CorrectionRequired { notice, .. } = &mut reminded.record.state {
            notice.reminded_on = Some(day(18));
        }
        let event = Event::SupplyReminded { supply_by: day(20) };
        let reminded = save(&base.store, reminded, vec![event], &dice).await.id;
        assert_eq!(unscoped_supply_to_remind(&reader, day(20), None, 9).await.unwrap(), []);
        assert_eq!(unscoped_supply_lapsed(&reader, day(21), None, 9).await.unwrap(), [reminded]);
        assert_eq!(unscoped_supply_lapsed(&reader, day(20), None, 9).await.unwrap(), []);
        base.end().await;
    }
}

#[tokio::test]
async fn old_drafts_go_and_their_trail_stays() {
    let (dice, keys) = (Dice::new(10), sealing());
    for base in stores().await {
        insert(&base.store, draft(&dice, 0), &dice).await;
        let kept = insert(&base.store, in_state(draft(&dice, 1), StateName::Submitted), &dice).await;
        for (before, removed) in [(at(60), 0), (at(61), 1), (at(61), 0)] {
            let tx = base.store.begin().await.unwrap();
            let done = unscoped_purge_drafts(&tx, before, at(90), "trace", &keys.audit, 10).await.unwrap();
            tx.commit().await.unwrap();
            assert_eq!(done, removed, "{}", base.name);
        }
        assert_eq!((base.count("cases").await, base.count("case_events").await), (1, 1));
        assert_eq!(base.count("audit_events").await, 3);
        assert!(crate::audit::verify(&base.store, &keys.audit).await.unwrap().is_intact());
        let reader = base.store.reader().await.unwrap();
        assert!(find(&reader, kept.id, &Scope::All, &keys.keyring).await.unwrap().is_some());
        base.end().await;
    }
}

#[tokio::test]
async fn no_personal_data_is_readable_in_the_file() {
    let dice = Dice::new(11);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("test.db");
    let url = format!("sqlite://{}", path.display());
    let options = crate::StoreOptions { url, max_connections: 2, statement_timeout: None };
    let store = crate::Store::connect(&options).await.unwrap();
    store.migrate().await.unwrap();
    for (number, state) in (0..).zip(StateName::ALL) {
        insert(&store, in_state(draft(&dice, number), state), &dice).await;
    }
    store.close().await;
    let mut bytes = std::fs::read(&path).unwrap();
    bytes.extend(std::fs::read(folder.path().join("test.db-wal")).unwrap_or_default());
    assert!(bytes.windows(12).any(|part| part == "代为递交".as_bytes()), "the file was read");
    for secret in ["王芳", "371302199001010011", "13953912345", "银雀山街道"] {
        let found = bytes.windows(secret.len()).any(|part| part == secret.as_bytes());
        assert!(!found, "{secret} stands in the file");
    }
}

#[tokio::test]
async fn migrations_go_down_and_up_again_with_data_in_them() {
    let dice = Dice::new(12);
    for base in stores().await {
        let asked = Event::ApprovalRequested(Box::new(request(&dice)));
        insert_with(&base.store, draft(&dice, 0), vec![asked], &dice).await;
        assert!(base.store.is_migrated().await.unwrap());
        base.store.roll_back_all().await.unwrap();
        assert!(!base.store.is_migrated().await.unwrap(), "{}", base.name);
        base.store.migrate().await.unwrap();
        base.store.migrate().await.unwrap();
        assert!(base.store.is_migrated().await.unwrap());
        assert_eq!(base.count("cases").await, 0);
        insert(&base.store, draft(&dice, 0), &dice).await;
        base.end().await;
    }
}
