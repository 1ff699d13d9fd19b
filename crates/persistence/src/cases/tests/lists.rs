//! Lists: order, filters and scope.

use std::cmp::Reverse;
use std::collections::HashSet;

use bangban_domain::case::{Case, Event, Priority, State, StateName};
use bangban_domain::deadline::Due;
use bangban_domain::organization::{Node, OrganizationKind, Place};
use bangban_domain::policy::Scope;

use crate::approvals::{self, RequestFilter};
use crate::cases::{CaseFilter, Sort, find_many, find_unscoped_by_number, list};
use crate::keys::{name_key, phone_key};
use crate::testing::*;
use crate::{Page, StoreError};

#[tokio::test]
async fn pages_show_every_case_once_in_order() {
    let (dice, keys) = (Dice::new(5), sealing());
    for base in stores().await {
        for number in 0..37 {
            let mut case = in_state(
                draft(&dice, number),
                dice.pick(&[StateName::Draft, StateName::Accepted]),
            );
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
                let part = list::<Case>(
                    &reader,
                    &Scope::All,
                    &CaseFilter::default(),
                    sort,
                    &page,
                    &keys.keyring,
                )
                .await
                .unwrap();
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
            assert_eq!(
                (ids.len(), seen.len()),
                (expected, expected),
                "{} {sort:?}",
                base.name
            );
            let sorted = seen
                .windows(2)
                .all(|pair| in_order(sort, &pair[0], &pair[1]));
            assert!(sorted, "{} {sort:?}", base.name);
        }
        let reader = base.store.reader().await.unwrap();
        let page = Page::new(5, None);
        let part = list::<Case>(
            &reader,
            &Scope::All,
            &CaseFilter::default(),
            Sort::DueFirst,
            &page,
            &keys.keyring,
        )
        .await
        .unwrap();
        let other = Page::new(5, part.next_cursor);
        let wrong = list::<Case>(
            &reader,
            &Scope::All,
            &CaseFilter::default(),
            Sort::DueLast,
            &other,
            &keys.keyring,
        )
        .await;
        assert_eq!(wrong, Err(StoreError::InvalidCursor));
        base.end().await;
    }
}

fn in_order(sort: Sort, one: &Case, next: &Case) -> bool {
    let due = |case: &Case| (case.due_on().is_none(), case.due_on());
    let priority = |case: &Case| Reverse(case.record.priority);
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
        Sort::PriorityFirst => {
            (priority(one), due(one), one.id) < (priority(next), due(next), next.id)
        }
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
        insert(
            &base.store,
            in_state(draft(&dice, 1), StateName::Submitted),
            &dice,
        )
        .await;

        let number = case
            .record
            .state
            .intake()
            .map(|intake| intake.case_number.clone());
        let base_filter = CaseFilter::default();
        let filters = [
            CaseFilter {
                states: vec![StateName::InProgress, StateName::Archived],
                ..base_filter.clone()
            },
            CaseFilter {
                states: vec![StateName::InProgress],
                ..base_filter.clone()
            },
            CaseFilter {
                agent_id: Some(user(8)),
                ..base_filter.clone()
            },
            CaseFilter {
                mine: Some(user(8)),
                ..base_filter.clone()
            },
            CaseFilter {
                priority: Some(Priority::Urgent),
                ..base_filter.clone()
            },
            CaseFilter {
                due_before: Some(day(29)),
                ..base_filter.clone()
            },
            CaseFilter {
                overdue: Some(day(29)),
                ..base_filter.clone()
            },
            CaseFilter {
                case_number: number.clone(),
                ..base_filter.clone()
            },
            CaseFilter {
                applicant_key: Some(key("somebody")),
                ..base_filter.clone()
            },
            CaseFilter {
                phone_key: Some(phone_key(&keys.index, "05398123456")),
                ..base_filter.clone()
            },
            CaseFilter {
                name_key: Some(name_key(&keys.index, "李建国")),
                ..base_filter.clone()
            },
        ];
        let reader = base.store.reader().await.unwrap();
        for filter in filters {
            let found = list::<Case>(
                &reader,
                &Scope::All,
                &filter,
                Sort::default(),
                &Page::first(),
                &keys.keyring,
            )
            .await;
            assert_eq!(
                found.unwrap().items,
                std::slice::from_ref(&case),
                "{} {filter:?}",
                base.name
            );
        }
        let both = [
            CaseFilter {
                service_item_id: Some(id(900)),
                ..base_filter.clone()
            },
            CaseFilter {
                subtree: Some(Node {
                    id: organization(12),
                    depth: 2,
                }),
                ..base_filter.clone()
            },
            CaseFilter {
                mine: Some(user(7)),
                ..base_filter.clone()
            },
        ];
        for filter in both {
            let found = list::<Case>(
                &reader,
                &Scope::All,
                &filter,
                Sort::default(),
                &Page::first(),
                &keys.keyring,
            )
            .await;
            assert_eq!(found.unwrap().items.len(), 2, "{} {filter:?}", base.name);
        }
        let neither = [
            CaseFilter {
                overdue: Some(day(28)),
                ..base_filter.clone()
            },
            CaseFilter {
                subtree: Some(Node {
                    id: organization(12),
                    depth: 3,
                }),
                ..base_filter.clone()
            },
            CaseFilter {
                service_item_id: Some(id(901)),
                ..base_filter
            },
        ];
        for filter in neither {
            let found = list::<Case>(
                &reader,
                &Scope::All,
                &filter,
                Sort::default(),
                &Page::first(),
                &keys.keyring,
            )
            .await;
            assert!(found.unwrap().items.is_empty(), "{} {filter:?}", base.name);
        }
        let tracked = find_unscoped_by_number(&reader, &number.unwrap(), &keys.keyring)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(
            (tracked.case, tracked.tracking_digest.as_str()),
            (case, "digest")
        );
        assert!(
            find_unscoped_by_number(&reader, "LY0", &keys.keyring)
                .await
                .unwrap()
                .is_none()
        );
        base.end().await;
    }
}

#[tokio::test]
async fn the_sql_of_a_scope_is_what_the_scope_contains() {
    let (dice, keys) = (Dice::new(7), sealing());
    for base in stores().await {
        let mut cases = Vec::new();
        for number in 0..60 {
            let mut case = in_state(
                draft(&dice, number),
                dice.pick(&[StateName::Draft, StateName::Accepted]),
            );
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
            let wanted: HashSet<_> = cases
                .iter()
                .filter(|case| scope.contains(case))
                .map(|case| case.id)
                .collect();
            let page = Page::new(100, None);
            let listed = list::<Case>(
                &reader,
                &scope,
                &CaseFilter::default(),
                Sort::default(),
                &page,
                &keys.keyring,
            )
            .await;
            let listed: HashSet<_> = listed.unwrap().items.iter().map(|case| case.id).collect();
            assert_eq!(listed, wanted, "{} {scope:?}", base.name);
            let asked = approvals::list(&reader, &scope, &RequestFilter::default(), &page)
                .await
                .unwrap();
            let asked: HashSet<_> = asked.items.iter().map(|request| request.case_id).collect();
            assert_eq!(asked, wanted, "{} {scope:?}", base.name);
        }
        for _ in 0..150 {
            let (scope, filter) = (random_scope(&dice, 2), random_filter(&dice));
            let wanted: Vec<_> = cases
                .iter()
                .filter(|case| scope.contains(case) && fits(case, &filter))
                .collect();
            let sort = dice.pick(&Sort::ALL);
            let (mut seen, mut cursor) = (Vec::new(), None);
            loop {
                let page = Page::new(7, cursor);
                let part = list::<Case>(&reader, &scope, &filter, sort, &page, &keys.keyring)
                    .await
                    .unwrap();
                seen.extend(part.items);
                cursor = part.next_cursor;
                if cursor.is_none() {
                    break;
                }
            }
            let sorted = seen
                .windows(2)
                .all(|pair| in_order(sort, &pair[0], &pair[1]));
            let found = wanted.iter().all(|case| seen.contains(case));
            assert!(
                sorted && found && seen.len() == wanted.len(),
                "{} {scope:?} {filter:?}",
                base.name
            );
        }
        let ids: Vec<_> = cases.iter().map(|case| case.id).collect();
        let scope = Scope::AssignedTo(user(1));
        let found = find_many(&reader, &ids, &scope, &keys.keyring)
            .await
            .unwrap();
        assert_eq!(
            found.len(),
            cases.iter().filter(|case| scope.contains(case)).count()
        );
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
        _ => Place::new(
            vec![number(1), hall, center],
            station,
            OrganizationKind::VillageStation,
        ),
    }
}

fn random_scope(dice: &Dice, depth: usize) -> Scope {
    let node = |place: Place| match dice.below(6) {
        // Nodes that there are not, too: of another depth, or too deep.
        0 => Node {
            id: place.id(),
            depth: 1 + dice.below(6),
        },
        _ => Node {
            id: place.id(),
            depth: place.depth(),
        },
    };
    match dice.below(if depth == 0 { 7 } else { 8 }) {
        0 => Scope::All,
        1 => Scope::Subtrees(
            (0..dice.below(4))
                .map(|_| node(random_place(dice)))
                .collect(),
        ),
        2 => Scope::Organizations(
            (0..dice.below(3))
                .map(|_| random_place(dice).id())
                .collect(),
        ),
        3 => Scope::Own(key(dice.pick(&["a", "b", "z"]))),
        4 => Scope::AssignedTo(user(u128::from(dice.next() % 4))),
        5 => Scope::CreatedBy(user(u128::from(dice.next() % 4)), random_place(dice).id()),
        6 => Scope::Nothing,
        _ => Scope::AnyOf(
            (0..dice.below(4))
                .map(|_| random_scope(dice, depth - 1))
                .collect(),
        ),
    }
}

/// A filter with alternatives.
fn random_filter(dice: &Dice) -> CaseFilter {
    let states = (0..dice.below(4))
        .map(|_| dice.pick(&[StateName::Draft, StateName::Accepted, StateName::Lapsed]));
    let states: HashSet<_> = states.collect();
    let mine = (dice.below(3) == 0).then(|| user(u128::from(dice.next() % 3)));
    CaseFilter {
        states: states.into_iter().collect(),
        mine,
        ..CaseFilter::default()
    }
}

fn fits(case: &Case, filter: &CaseFilter) -> bool {
    let mine = |user| case.agent_id() == Some(user) || case.record.created_by == user;
    (filter.states.is_empty() || filter.states.contains(&case.state()))
        && filter.mine.is_none_or(mine)
}
