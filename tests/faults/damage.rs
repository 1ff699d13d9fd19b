//! The test of the check: each kind of damage that a crash could leave is made by hand, and the
//! check must name it.

use bangban_tests::{Database, block_on};
use sea_orm::{ConnectionTrait, Database as Connection};
use tempfile::TempDir;

use crate::crash::judge;
use crate::crew::{Crew, Orders};
use crate::form::figure;
use crate::site::{Site, copy_sqlite};
use crate::stored::Stored;
use crate::verdict::Verdict;

/// What is done to the database, and where the verdict must speak of it.
struct Damage {
    what: &'static str,
    sql: &'static str,
    seen: fn(&Verdict) -> bool,
}

const DAMAGES: [Damage; 11] = [
    Damage {
        what: "a case is gone with all that belongs to it",
        sql: "DELETE FROM outbox WHERE case_id = (SELECT min(id) FROM cases); \
              DELETE FROM audit_events WHERE subject_id = (SELECT detail FROM probe); \
              DELETE FROM case_events WHERE case_id = (SELECT min(id) FROM cases); \
              DELETE FROM cases WHERE id = (SELECT min(id) FROM cases)",
        seen: |verdict| !verdict.missing.is_empty() && verdict.torn.is_empty(),
    },
    Damage {
        what: "a case stands at an earlier version",
        sql: "UPDATE cases SET version = version - 1 WHERE id = (SELECT min(id) FROM cases)",
        seen: |verdict| !verdict.torn.is_empty(),
    },
    Damage {
        what: "a case stands at a later version",
        sql: "UPDATE cases SET version = version + 1 WHERE id = (SELECT min(id) FROM cases)",
        seen: |verdict| !verdict.torn.is_empty(),
    },
    Damage {
        what: "an event is missing",
        sql: "DELETE FROM case_events WHERE id = (SELECT min(id) FROM case_events)",
        seen: |verdict| !verdict.missing.is_empty() && !verdict.torn.is_empty(),
    },
    Damage {
        what: "the second event of an act is missing",
        sql: "DELETE FROM case_events WHERE id = \
              (SELECT min(id) FROM case_events WHERE kind = 'work_began')",
        seen: |verdict| !verdict.missing.is_empty() && !verdict.torn.is_empty(),
    },
    Damage {
        what: "a record of the audit trail is missing",
        sql: "DELETE FROM audit_events WHERE chain = \
              (SELECT min(chain) FROM audit_events WHERE chain LIKE 'case:%') AND sequence = 1",
        seen: |verdict| verdict.missing.is_empty() && !verdict.torn.is_empty(),
    },
    Damage {
        what: "an entry of the outbox is missing",
        sql: "DELETE FROM outbox WHERE id = (SELECT min(id) FROM outbox)",
        seen: |verdict| verdict.missing.is_empty() && !verdict.torn.is_empty(),
    },
    Damage {
        what: "the outbox tells of what has not happened",
        sql: "UPDATE outbox SET version = 99 WHERE id = (SELECT min(id) FROM outbox)",
        seen: |verdict| verdict.missing.is_empty() && !verdict.torn.is_empty(),
    },
    Damage {
        what: "two cases bear the same label",
        sql: "UPDATE cases SET record = (SELECT record FROM cases ORDER BY id LIMIT 1) \
              WHERE id = (SELECT max(id) FROM cases)",
        seen: |verdict| !verdict.doubled.is_empty(),
    },
    Damage {
        what: "an act is there that nobody was told of",
        sql: "UPDATE case_events SET version = version + 1, case_id = zeroblob(16) \
              WHERE id = (SELECT max(id) FROM case_events)",
        seen: |verdict| !verdict.untold.is_empty() && !verdict.missing.is_empty(),
    },
    Damage {
        what: "a key is held by nobody",
        sql: "UPDATE idempotency_records SET state = 'running' WHERE request_key = \
              (SELECT min(request_key) FROM idempotency_records)",
        seen: |verdict| !verdict.torn.is_empty(),
    },
];

/// What the first damage needs to name a chain: SQLite has no function from a UUID to its text.
const PROBE: &str = "CREATE TEMP TABLE probe AS SELECT subject_id AS detail FROM audit_events \
     WHERE chain LIKE 'case:%' AND replace(subject_id, '-', '') = \
     (SELECT lower(hex(min(id))) FROM cases) LIMIT 1";

#[test]
fn the_check_sees_every_kind_of_damage() {
    block_on(async {
        let site = Site::on(Database::Sqlite, &[]).await;
        let mut process = site.program.start().await;
        let orders = Orders {
            writers: 2,
            acts: crate::acts::ACTS.len(),
            keys: true,
        };
        let crew = Crew::begin(&site, orders).await;
        crew.progress(24, std::time::Duration::from_secs(60)).await;
        let ledger = crew.finish(&site, false).await;
        process.kill();
        judge(&site, &ledger).await.must_be_clean();

        let folder = TempDir::new().unwrap();
        for (number, damage) in DAMAGES.iter().enumerate() {
            let file = folder.path().join(format!("{number}.sqlite3"));
            copy_sqlite(&site, &file).await;
            let mut options = sea_orm::ConnectOptions::new(format!("sqlite://{}", file.display()));
            options
                .max_connections(1)
                .sqlx_logging(false)
                .map_sqlx_sqlite_opts(|sqlite| sqlite.foreign_keys(false));
            let connection = Connection::connect(options).await.unwrap();
            connection.execute_unprepared(PROBE).await.unwrap();
            connection.execute_unprepared(damage.sql).await.unwrap();
            let stored = Stored::read(&connection).await;
            connection.close().await.unwrap();
            let verdict = Verdict::of(&ledger.acknowledged(), &stored);
            assert!((damage.seen)(&verdict), "{}: {verdict:#}", damage.what);
        }
        figure(&format!(
            "check: {} kinds of damage made by hand, all named",
            DAMAGES.len()
        ));
    });
}
