//! Saving: what is written, once, and by whom.

use bangban_domain::case::approval::{ApprovalDecision, ApprovalState};
use bangban_domain::case::{Case, Decision, Event, State, StateName};
use bangban_domain::deadline::{Due, Limit};
use bangban_domain::policy::Scope;

use crate::alerts::{self, Addressees, AlertKind};
use crate::cases::{self, find};
use crate::source::Connected;
use crate::testing::*;
use crate::transaction::Head;
use crate::{Page, StoreError, approvals, audit, timeline};

#[tokio::test]
async fn a_case_comes_back_as_it_was_saved_in_every_state() {
    let (dice, keys) = (Dice::new(1), sealing());
    for base in stores().await {
        for (number, state) in (0..).zip(StateName::ALL) {
            let made = in_state(draft(&dice, number), state);
            let saved = insert(&base.store, made.clone(), &dice).await;
            assert_eq!(saved.version, 1);
            let reader = base.store.reader().await.unwrap();
            let found = find(&reader, made.id, &Scope::All, &keys.keyring)
                .await
                .unwrap()
                .unwrap();
            assert_eq!(found, saved, "{} {state:?}", base.name);
            assert_eq!(found.record, made.record);
            assert!(
                find(&reader, made.id, &Scope::Nothing, &keys.keyring)
                    .await
                    .unwrap()
                    .is_none()
            );
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
        let loaded = find(&tx, case.id, &Scope::All, &keys.keyring)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(loaded, saved);
        let third = save_in(&tx, loaded.clone(), vec![Event::WorkBegan], &dice)
            .await
            .unwrap();
        // And on from there, in the same transaction.
        let fourth = save_in(&tx, third, vec![Event::Reopened], &dice)
            .await
            .unwrap();
        assert_eq!(fourth.version, 4);
        tx.commit().await.unwrap();

        // Who holds the right chain end but the wrong version is too late as well.
        let tx = base.store.begin().await.unwrap();
        let head = Head {
            version: 2,
            hash: [1; 32],
        };
        Connected::note_head(&tx, case.id.uuid(), head);
        let late = save_in(&tx, loaded, vec![Event::WorkBegan], &dice).await;
        assert_eq!(late, Err(StoreError::Stale), "{}", base.name);
        assert_eq!(tx.commit().await, Err(StoreError::Stale), "{}", base.name);

        assert_eq!(base.count("case_events").await, 4);
        assert_eq!(base.count("audit_events").await, 4);
        assert_eq!(base.count("outbox").await, 2);
        let report = audit::verify(&base.store, &keys.audit).await.unwrap();
        assert!(report.is_intact(), "{report:?}");
        base.end().await;
    }
}

fn submitted(case: &Case) -> Event {
    Event::Submitted {
        case_number: format!("LY{}", case.id),
        answer_due: Due::On(day(1)),
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
        let decision = Decision {
            case: draft(&dice, 0),
            events: Vec::new(),
        };
        let refused = cases::insert(&tx, &decision, &act(&dice), &sealing()).await;
        assert_eq!(refused, Err(StoreError::NoEvent));
        tx.rollback().await.unwrap();

        let first = in_state(draft(&dice, 0), StateName::Submitted);
        let mut second = in_state(draft(&dice, 1), StateName::Submitted);
        if let (State::Submitted(one), State::Submitted(other)) =
            (&first.record.state, &mut second.record.state)
        {
            other.case_number = one.case_number.clone();
        }
        insert(&base.store, first, &dice).await;
        let tx = base.store.begin().await.unwrap();
        let decision = Decision {
            case: second,
            events: vec![Event::Drafted],
        };
        let refused = cases::insert(&tx, &decision, &act(&dice), &sealing()).await;
        assert_eq!(
            refused,
            Err(StoreError::Duplicate("cases_case_number".to_owned())),
            "{}",
            base.name
        );
        tx.rollback().await.unwrap();
        assert_eq!(base.count("cases").await, 1);
        assert_eq!(base.count("case_events").await, 1);
        base.end().await;
    }
}

#[tokio::test]
async fn events_become_timeline_alerts_and_requests() {
    let (dice, keys) = (Dice::new(8), sealing());
    for base in stores().await {
        let case = insert(&base.store, draft(&dice, 0), &dice).await;
        let unknown = Due::compute(day(1), Limit::working(3), &[], &Default::default());
        let year = unknown.unknown_year().unwrap();
        let asked = request(&dice);
        let events = vec![
            Event::Submitted {
                case_number: "LY1".to_owned(),
                answer_due: unknown,
            },
            Event::AnswerOverdue { answer_due: day(1) },
            Event::ApprovalRequested(Box::new(asked.clone())),
        ];
        let mut case = in_state(case, StateName::Submitted);
        if let State::Submitted(intake) = &mut case.record.state {
            intake.answer_due = unknown;
        }
        let case = save(&base.store, case, events.clone(), &dice).await;
        // The same again: alerts are there once.
        let case = save(&base.store, case, events[..2].to_vec(), &dice).await;

        let reader = base.store.reader().await.unwrap();
        let first = timeline::list(&reader, &case, None, &Page::new(4, None))
            .await
            .unwrap();
        let rest = timeline::list(&reader, &case, None, &Page::new(4, first.next_cursor))
            .await
            .unwrap();
        let seen: Vec<_> = first
            .items
            .into_iter()
            .chain(rest.items)
            .map(|entry| entry.event)
            .collect();
        let expected = [&[Event::Drafted], events.as_slice(), &events[..2]].concat();
        assert_eq!(seen, expected, "{}", base.name);
        let one = timeline::list(&reader, &case, Some("approval_requested"), &Page::first())
            .await
            .unwrap();
        assert_eq!(
            (one.items.len(), one.items[0].version, one.items[0].ordinal),
            (1, 2, 2)
        );

        let superior = Addressees {
            organizations: vec![organization(12)],
            administrator: false,
        };
        let raised = alerts::list(&reader, &superior, &Page::first())
            .await
            .unwrap()
            .items;
        assert_eq!(
            (raised.len(), raised[0].kind, raised[0].case_id),
            (1, AlertKind::AnswerOverdue, Some(case.id))
        );
        let administrator = Addressees {
            organizations: Vec::new(),
            administrator: true,
        };
        let raised = alerts::list(&reader, &administrator, &Page::first())
            .await
            .unwrap()
            .items;
        assert_eq!(
            (raised.len(), raised[0].kind),
            (1, AlertKind::CalendarMissing)
        );
        assert_eq!(
            (raised[0].detail.clone(), raised[0].case_id),
            (year.to_string(), None)
        );

        let stored = approvals::find(&reader, &case, asked.id)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(
            (stored.state, &stored.request, &stored.decision),
            (ApprovalState::Pending, &asked, &None)
        );
        let decision = ApprovalDecision {
            approved: true,
            reason: "同意".to_owned(),
            decided_by: user(9),
            decided_at: at(99),
        };
        let decided = Event::ApprovalDecided {
            id: asked.id,
            decision: decision.clone(),
        };
        let case = save(&base.store, case, vec![decided.clone()], &dice).await;
        let stored = approvals::of_case(&reader, &case).await.unwrap().remove(0);
        assert_eq!(
            (stored.state, stored.decision),
            (ApprovalState::Approved, Some(decision))
        );
        let tx = base.store.begin().await.unwrap();
        assert_eq!(
            save_in(&tx, case, vec![decided], &dice).await,
            Err(StoreError::Stale),
            "{}",
            base.name
        );
        assert_eq!(tx.commit().await, Err(StoreError::Stale));
        assert!(
            audit::verify(&base.store, &keys.audit)
                .await
                .unwrap()
                .is_intact()
        );
        base.end().await;
    }
}
