//! Sweeps, drafts that go, what a thief would read, and migrations.

use bangban_domain::case::{Event, State, StateName};
use bangban_domain::deadline::Due;
use bangban_domain::policy::Scope;

use crate::cases::{
    Candidate, Concerned, find, unscoped_awaiting_calendar, unscoped_concerned,
    unscoped_department_silent, unscoped_purge_drafts, unscoped_supply_lapsed,
    unscoped_supply_to_remind, unscoped_unanswered,
};
use crate::testing::*;
use crate::{Store, StoreOptions, audit};

#[tokio::test]
async fn sweeps_find_their_candidates() {
    let dice = Dice::new(9);
    for base in stores().await {
        let submitted = insert(
            &base.store,
            in_state(draft(&dice, 0), StateName::Submitted),
            &dice,
        )
        .await
        .id;
        let noticed = insert(
            &base.store,
            in_state(draft(&dice, 1), StateName::CorrectionRequired),
            &dice,
        )
        .await;
        let working = insert(
            &base.store,
            in_state(draft(&dice, 2), StateName::InProgress),
            &dice,
        )
        .await
        .id;
        let mut waiting = in_state(draft(&dice, 3), StateName::Accepted);
        if let State::Accepted(mandate) = &mut waiting.record.state {
            mandate.due = Due::compute(day(1), mandate.limit, &[], &Default::default());
        }
        let waiting = insert(&base.store, waiting, &dice).await.id;

        let reader = base.store.reader().await.unwrap();
        let unanswered = unscoped_unanswered(&reader, day(2), None, 9).await.unwrap();
        assert_eq!(ids(unanswered.clone()), [submitted]);
        assert_eq!(
            ids(unscoped_unanswered(&reader, day(1), None, 9).await.unwrap()),
            []
        );
        assert_eq!(
            ids(
                unscoped_unanswered(&reader, day(2), unanswered.last().copied(), 9)
                    .await
                    .unwrap()
            ),
            []
        );
        assert_eq!(
            ids(unscoped_supply_to_remind(&reader, day(20), None, 9)
                .await
                .unwrap()),
            [noticed.id]
        );
        assert_eq!(
            ids(unscoped_supply_to_remind(&reader, day(19), None, 9)
                .await
                .unwrap()),
            []
        );
        assert_eq!(
            ids(unscoped_supply_lapsed(&reader, day(21), None, 9)
                .await
                .unwrap()),
            []
        );
        assert_eq!(
            ids(unscoped_department_silent(&reader, day(2), None, 9)
                .await
                .unwrap()),
            [working]
        );
        assert_eq!(
            ids(unscoped_department_silent(&reader, day(1), None, 9)
                .await
                .unwrap()),
            []
        );
        assert_eq!(
            ids(unscoped_awaiting_calendar(&reader, 2026, None, 9)
                .await
                .unwrap()),
            [waiting]
        );
        assert_eq!(
            ids(unscoped_awaiting_calendar(&reader, 2027, None, 9)
                .await
                .unwrap()),
            []
        );

        let mut reminded = noticed;
        if let State::CorrectionRequired { notice, .. } = &mut reminded.record.state {
            notice.reminded_on = Some(day(18));
        }
        let event = Event::SupplyReminded { supply_by: day(20) };
        let reminded = save(&base.store, reminded, vec![event], &dice).await.id;
        assert_eq!(
            ids(unscoped_supply_to_remind(&reader, day(20), None, 9)
                .await
                .unwrap()),
            []
        );
        assert_eq!(
            ids(unscoped_supply_lapsed(&reader, day(21), None, 9)
                .await
                .unwrap()),
            [reminded]
        );
        assert_eq!(
            ids(unscoped_supply_lapsed(&reader, day(20), None, 9)
                .await
                .unwrap()),
            []
        );
        base.end().await;
    }
}

fn ids(candidates: Vec<Candidate>) -> Vec<bangban_domain::id::CaseId> {
    candidates
        .into_iter()
        .map(|candidate| candidate.id)
        .collect()
}

#[tokio::test]
async fn sweeps_are_paged() {
    let dice = Dice::new(13);
    for base in stores().await {
        for number in 0..9 {
            let mut case = in_state(draft(&dice, number), StateName::Submitted);
            if let State::Submitted(intake) = &mut case.record.state {
                intake.answer_due = Due::On(day(dice.pick(&[1, 2, 3])));
            }
            insert(&base.store, case, &dice).await;
        }
        let reader = base.store.reader().await.unwrap();
        let all = unscoped_unanswered(&reader, day(9), None, 100)
            .await
            .unwrap();
        let (mut seen, mut last) = (Vec::new(), None);
        loop {
            let part = unscoped_unanswered(&reader, day(9), last, 2).await.unwrap();
            last = part.last().copied();
            if last.is_none() {
                break;
            }
            seen.extend(part);
        }
        assert_eq!((seen.len(), &seen), (9, &all), "{}", base.name);
        base.end().await;
    }
}

#[tokio::test]
async fn whom_a_case_concerns_is_known_without_opening_it() {
    let dice = Dice::new(12);
    for base in stores().await {
        let case = insert(
            &base.store,
            in_state(draft(&dice, 0), StateName::Accepted),
            &dice,
        )
        .await;
        let reader = base.store.reader().await.unwrap();
        let expected = Concerned {
            path: case.venue.path().to_vec(),
            agent_id: Some(user(8)),
            applicant_key: case.applicant_key.clone(),
        };
        assert_eq!(
            unscoped_concerned(&reader, case.id).await,
            Ok(Some(expected))
        );
        assert_eq!(unscoped_concerned(&reader, id(404)).await, Ok(None));
        base.end().await;
    }
}

#[tokio::test]
async fn old_drafts_go_and_their_trail_stays() {
    let (dice, keys) = (Dice::new(10), sealing());
    for base in stores().await {
        insert(&base.store, draft(&dice, 0), &dice).await;
        let kept = insert(
            &base.store,
            in_state(draft(&dice, 1), StateName::Submitted),
            &dice,
        )
        .await;
        for (before, removed) in [(at(60), 0), (at(61), 1), (at(61), 0)] {
            let tx = base.store.begin().await.unwrap();
            let done = unscoped_purge_drafts(&tx, before, at(90), "trace", &keys.audit, 10)
                .await
                .unwrap();
            tx.commit().await.unwrap();
            assert_eq!(done, removed, "{}", base.name);
        }
        assert_eq!(
            (base.count("cases").await, base.count("case_events").await),
            (1, 1)
        );
        assert_eq!(base.count("audit_events").await, 3);
        assert!(
            audit::verify(&base.store, &keys.audit)
                .await
                .unwrap()
                .is_intact()
        );
        let reader = base.store.reader().await.unwrap();
        assert!(
            find(&reader, kept.id, &Scope::All, &keys.keyring)
                .await
                .unwrap()
                .is_some()
        );
        base.end().await;
    }
}

#[tokio::test]
async fn no_personal_data_is_readable_in_the_file() {
    let dice = Dice::new(11);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("test.db");
    let url = format!("sqlite://{}", path.display());
    let options = StoreOptions {
        url,
        max_connections: 2,
        statement_timeout: None,
    };
    let store = Store::connect(&options).await.unwrap();
    store.migrate().await.unwrap();
    for (number, state) in (0..).zip(StateName::ALL) {
        insert(&store, in_state(draft(&dice, number), state), &dice).await;
    }
    store.close().await;
    let mut bytes = std::fs::read(&path).unwrap();
    bytes.extend(std::fs::read(folder.path().join("test.db-wal")).unwrap_or_default());
    assert!(
        bytes.windows(12).any(|part| part == "代为递交".as_bytes()),
        "the file was read"
    );
    for secret in ["王芳", "371302199001010011", "13953912345", "银雀山街道"] {
        let found = bytes
            .windows(secret.len())
            .any(|part| part == secret.as_bytes());
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
