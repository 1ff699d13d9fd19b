//! No event, no write: what changes a case without saying what happened is not stored.
//!
//! That every act of the API leaves timeline, audit record and a new version is checked with each
//! act (`Flow`); that each operation is so exercised, in `walkthrough`.

use bangban_application::Clock;
use bangban_domain::case::{Action, Decision, Event};
use bangban_domain::id::CaseId;
use bangban_domain::policy::Scope;
use bangban_persistence::{StoreError, cases};
use bangban_tests::given::LICENCE;
use bangban_tests::on_both;

#[test]
fn a_decision_without_event_is_not_saved() {
    on_both(async |server| {
        let case = LICENCE.in_progress(server).await;
        let before = server.rows().await;
        let store = &server.platform.store;
        let sealing = &server.platform.sealing;
        let act = |action| cases::Act {
            actor: None,
            action,
            at: server.clock.now(),
            trace_id: "test",
            random: &*server.platform.random,
        };
        for action in Action::ALL {
            let tx = store.begin().await.unwrap();
            let found = cases::find(&tx, CaseId::new(case.id), &Scope::All, &sealing.keyring)
                .await
                .unwrap()
                .unwrap();
            let silent = Decision {
                case: found,
                events: Vec::new(),
            };
            let refused = cases::save(&tx, &silent, &act(action), sealing).await;
            assert_eq!(refused.err(), Some(StoreError::NoEvent), "{action:?}");
            let mut new = silent;
            new.case.id = CaseId::new(server.platform.fresh_id());
            new.case.version = 0;
            assert_eq!(
                cases::insert(&tx, &new, &act(action), sealing).await.err(),
                Some(StoreError::NoEvent)
            );
            // Even if somebody went on and committed, nothing would be there.
            let _ = tx.commit().await;
        }
        assert_eq!(server.rows().await, before);

        // With one it is saved: what was refused above was the silence.
        let tx = store.begin().await.unwrap();
        let found = cases::find(&tx, CaseId::new(case.id), &Scope::All, &sealing.keyring)
            .await
            .unwrap()
            .unwrap();
        let told = Decision {
            case: found,
            events: vec![Event::WorkBegan],
        };
        cases::save(&tx, &told, &act(Action::LogEntries), sealing)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        assert_eq!(
            server.rows().await["case_events"],
            before["case_events"] + 1
        );
    });
}
