//! The trail on both databases, and what happens to it behind our back.

use bangban_domain::case::Event;
use sea_orm::ConnectionTrait;

use super::{
    AuditFault, AuditFilter, Entry, Outcome, Report, Subject, list, record, record_refusal, verify,
};
use crate::Page;
use crate::source::Connected;
use crate::testing::{
    Dice, TestStore, at, draft, execute, insert, one_store, save, sealing, stores, user,
};

fn entry(number: i64) -> Entry {
    Entry {
        at: at(number),
        actor: Some(user(7)),
        action: "user/create".to_owned(),
        outcome: Outcome::Refused,
        subject: Subject::new("user", number % 40),
        detail: serde_json::json!({ "code": "not_found" }),
        trace_id: format!("trace-{number}"),
    }
}

/// Three cases with four records each, and a hundred records of other things.
async fn fill(base: &TestStore) -> Vec<String> {
    let dice = Dice::new(1);
    let key = sealing().audit;
    let mut chains = Vec::new();
    for number in 0..3 {
        let mut case = insert(&base.store, draft(&dice, number), &dice).await;
        for _ in 0..3 {
            case = save(&base.store, case, vec![Event::WorkBegan], &dice).await;
        }
        chains.push(format!("case:{}", case.id));
    }
    let tx = base.store.begin().await.unwrap();
    for number in 0..99 {
        record(&tx, &key, entry(number)).await.unwrap();
    }
    tx.commit().await.unwrap();
    record_refusal(&base.store, &key, entry(99)).await.unwrap();
    chains
}

async fn report(base: &TestStore) -> Report {
    verify(&base.store, &sealing().audit).await.unwrap()
}

#[tokio::test]
async fn an_untouched_trail_is_intact_and_readable() {
    for base in stores().await {
        assert_eq!(report(&base).await, Report::default());
        let chains = fill(&base).await;
        let found = report(&base).await;
        assert!(found.is_intact(), "{} {found:?}", base.name);
        assert_eq!(found.records, 112);

        let reader = base.store.reader().await.unwrap();
        let (mut seen, mut cursor) = (Vec::new(), None);
        loop {
            let page = Page::new(30, cursor);
            let part = list(&reader, &AuditFilter::default(), &page).await.unwrap();
            seen.extend(part.items);
            cursor = part.next_cursor;
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!(seen.len(), 112);
        assert!(
            seen.windows(2).all(|pair| pair[0].at >= pair[1].at),
            "{}",
            base.name
        );
        let about = Subject::new("case", chains[0].trim_start_matches("case:"));
        let filter = AuditFilter {
            subject: Some(about),
            actor: Some(user(7)),
            ..AuditFilter::default()
        };
        let of_case = list(&reader, &filter, &Page::first()).await.unwrap().items;
        assert_eq!(of_case.len(), 4);
        assert_eq!(
            of_case[0].detail,
            serde_json::json!({ "events": ["work_began"] })
        );
        let filter = AuditFilter {
            outcome: Some(Outcome::Refused),
            from: Some(at(90)),
            ..AuditFilter::default()
        };
        assert_eq!(
            list(&reader, &filter, &Page::first())
                .await
                .unwrap()
                .items
                .len(),
            10
        );
        base.end().await;
    }
}

#[tokio::test]
async fn another_key_makes_everything_look_altered() {
    let base = one_store().await;
    fill(&base).await;
    let other = crate::keys::AuditKey::new(&crate::sealing::MasterKey::generate([1; 32]));
    let found = verify(&base.store, &other).await.unwrap();
    // Every record, and the heads of three cases and sixteen chains.
    assert_eq!(found.fault_count, 112 + 3 + 16);
    base.end().await;
}

#[tokio::test]
async fn every_edit_is_found_and_named() {
    let edits = [
        "action = 'x'",
        "outcome = 'done '",
        "subject_kind = 'x'",
        "subject_id = 'x'",
        "detail = '{}'",
        "trace_id = 'x'",
        "actor_id = NULL",
        "at = (SELECT max(at) FROM audit_events)",
        "previous = hash",
        "hash = previous",
        "sequence = 20",
        "chain = 'shard:x'",
    ];
    for base in stores().await {
        let chains = fill(&base).await;
        let chain = &chains[1];
        execute(
            &base.store,
            "CREATE TABLE kept AS SELECT * FROM audit_events",
        )
        .await;
        for edit in edits {
            let sql =
                format!("UPDATE audit_events SET {edit} WHERE chain = '{chain}' AND sequence = 2");
            execute(&base.store, &sql).await;
            let found = report(&base).await;
            assert!(!found.is_intact(), "{} {edit}", base.name);
            let named = found.faults.iter().any(|fault| {
                matches!(fault, AuditFault::Altered { chain: named, sequence } if (named == chain && matches!(sequence, 2 | 20)) || named == "shard:x")
            });
            assert!(named, "{} {edit}: {found:?}", base.name);
            execute(&base.store, "DELETE FROM audit_events").await;
            execute(&base.store, "INSERT INTO audit_events SELECT * FROM kept").await;
            assert!(report(&base).await.is_intact());
        }
        base.end().await;
    }
}

#[tokio::test]
async fn deletions_and_truncations_are_found_and_named() {
    for base in stores().await {
        let chains = fill(&base).await;
        let chain = chains[1].clone();
        let missing = |first, last| AuditFault::Missing {
            chain: chain.clone(),
            first,
            last,
        };
        let longest = longest_shard(&base).await;
        let case = chain.trim_start_matches("case:").to_owned();
        let of_case = if base.name == "sqlite" {
            format!("hex(id) = upper('{}')", case.replace('-', ""))
        } else {
            format!("id = '{case}'")
        };
        let tampering = [
            (
                format!("DELETE FROM audit_events WHERE chain = '{chain}' AND sequence = 1"),
                missing(1, 1),
            ),
            (
                format!("DELETE FROM audit_events WHERE chain = '{chain}' AND sequence IN (2, 3)"),
                missing(2, 3),
            ),
            (
                format!("DELETE FROM audit_events WHERE chain = '{chain}' AND sequence = 4"),
                missing(4, 4),
            ),
            (
                format!("DELETE FROM audit_events WHERE chain = '{chain}'"),
                missing(1, 4),
            ),
            (
                format!(
                    "DELETE FROM audit_events WHERE chain = '{}' AND sequence = {}",
                    longest.0, longest.1
                ),
                AuditFault::Missing {
                    chain: longest.0.clone(),
                    first: longest.1,
                    last: longest.1,
                },
            ),
            (
                format!("DELETE FROM audit_chains WHERE chain = '{}'", longest.0),
                AuditFault::NoHead {
                    chain: longest.0.clone(),
                },
            ),
            (
                format!(
                    "UPDATE audit_chains SET sequence = sequence - 1 WHERE chain = '{}'",
                    longest.0
                ),
                AuditFault::HeadDiffers {
                    chain: longest.0.clone(),
                },
            ),
            // The case is turned back together with its trail, as far as that goes without the key.
            (
                format!(
                    "DELETE FROM audit_events WHERE chain = '{chain}' AND sequence = 4; \
                     UPDATE cases SET version = 3 WHERE {of_case}"
                ),
                AuditFault::HeadDiffers {
                    chain: chain.clone(),
                },
            ),
            (
                format!("DELETE FROM cases WHERE {of_case}"),
                AuditFault::NoHead {
                    chain: chain.clone(),
                },
            ),
        ];
        for table in ["audit_events", "audit_chains", "cases"] {
            execute(
                &base.store,
                &format!("CREATE TABLE kept_{table} AS SELECT * FROM {table}"),
            )
            .await;
        }
        for (sql, fault) in tampering {
            execute(&base.store, &sql).await;
            let found = report(&base).await;
            assert!(
                found.faults.contains(&fault),
                "{} {sql}: {found:?}",
                base.name
            );
            for table in ["audit_events", "audit_chains", "cases"] {
                execute(&base.store, &format!("DELETE FROM {table}")).await;
                execute(
                    &base.store,
                    &format!("INSERT INTO {table} SELECT * FROM kept_{table}"),
                )
                .await;
            }
            assert!(report(&base).await.is_intact());
        }
        base.end().await;
    }
}

#[tokio::test]
async fn reordering_is_found() {
    for base in stores().await {
        let chains = fill(&base).await;
        let swap = |one: &str, other: &str| {
            format!(
                "UPDATE audit_events SET sequence = sequence + 100 WHERE chain = '{one}' AND sequence = 2; \
                     UPDATE audit_events SET sequence = 2 WHERE chain = '{other}' AND sequence = 3; \
                     UPDATE audit_events SET sequence = 3 WHERE chain = '{one}' AND sequence = 102"
            )
        };
        execute(&base.store, &swap(&chains[0], &chains[0])).await;
        let found = report(&base).await;
        for sequence in [2, 3] {
            let fault = AuditFault::Altered {
                chain: chains[0].clone(),
                sequence,
            };
            assert!(found.faults.contains(&fault), "{} {found:?}", base.name);
        }
        base.end().await;
    }
}

async fn longest_shard(base: &TestStore) -> (String, i64) {
    let tx = base.store.begin().await.unwrap();
    let sql = "SELECT chain, sequence FROM audit_chains ORDER BY sequence DESC LIMIT 1";
    let statement = sea_orm::Statement::from_string(tx.connection().get_database_backend(), sql);
    let row = tx
        .connection()
        .query_one_raw(statement)
        .await
        .unwrap()
        .unwrap();
    (
        row.try_get("", "chain").unwrap(),
        row.try_get("", "sequence").unwrap(),
    )
}

#[tokio::test]
async fn many_record_at_once_and_nothing_is_lost() {
    for base in stores().await {
        let writers = (0..20).map(|number| {
            let (store, key) = (base.store.clone(), sealing().audit);
            tokio::spawn(async move { record_refusal(&store, &key, entry(number % 3)).await })
        });
        for writer in writers.collect::<Vec<_>>() {
            writer.await.unwrap().unwrap();
        }
        let found = report(&base).await;
        assert!(
            found.is_intact() && found.records == 20,
            "{} {found:?}",
            base.name
        );
        base.end().await;
    }
}
