//! What a database holds of cases, read behind the program's back.
//!
//! Owns the reading. Does not own what must hold of it (`verdict`).

use std::collections::{BTreeMap, BTreeSet};

use bangban_domain::case::Event;
use sea_orm::{ConnectionTrait, DatabaseConnection, QueryResult, Statement};
use serde_json::Value;
use uuid::Uuid;

use crate::site::Site;

/// A change of a case: which one, and the version that it made.
pub(crate) type Change = (Uuid, i64);

/// Everything that has to do with cases.
#[derive(Default)]
pub(crate) struct Stored {
    /// The version of each case.
    pub(crate) cases: BTreeMap<Uuid, i64>,
    /// What each case's consent says: there the writers put their labels.
    pub(crate) labels: BTreeMap<Uuid, String>,
    /// The timeline.
    pub(crate) events: BTreeMap<Change, Vec<StoredEvent>>,
    /// The kinds of the events that each record of the audit trail names.
    pub(crate) audit: BTreeMap<Change, Vec<String>>,
    /// What has to be told, or was: change, place and kind.
    pub(crate) outbox: BTreeSet<(Change, i16, String)>,
    /// Rows of the outbox.
    pub(crate) outbox_rows: usize,
    /// Keys that a request holds.
    pub(crate) held_keys: i64,
    /// Notices that somebody got twice for one event.
    pub(crate) told_twice: i64,
}

/// One event.
#[derive(Debug, Clone)]
pub(crate) struct StoredEvent {
    pub(crate) ordinal: i16,
    pub(crate) kind: String,
    /// Whether somebody has to be told.
    pub(crate) is_told: bool,
}

impl Stored {
    /// Reads a database at rest.
    pub(crate) async fn of(site: &Site) -> Self {
        let connection = site.direct().await;
        let stored = Self::read(&connection).await;
        connection.close().await.unwrap();
        stored
    }

    pub(crate) async fn read(connection: &DatabaseConnection) -> Self {
        let mut stored = Self::default();
        for row in rows(connection, "SELECT id, version, record FROM cases").await {
            let (id, record) = (row.try_get("", "id").unwrap(), json(&row, "record"));
            let scope = record["consent"]["scope"].as_str();
            stored
                .labels
                .insert(id, scope.unwrap_or_default().to_owned());
            stored.cases.insert(id, row.try_get("", "version").unwrap());
        }
        let events = "SELECT case_id, version, ordinal, kind, data FROM case_events \
             ORDER BY case_id, version, ordinal";
        for row in rows(connection, events).await {
            let event: Event = serde_json::from_value(json(&row, "data")).unwrap();
            let event = StoredEvent {
                ordinal: row.try_get("", "ordinal").unwrap(),
                kind: row.try_get("", "kind").unwrap(),
                is_told: !event.audience().is_empty(),
            };
            stored.events.entry(change(&row)).or_default().push(event);
        }
        let audit = "SELECT chain, sequence, detail FROM audit_events WHERE chain LIKE 'case:%'";
        for row in rows(connection, audit).await {
            let chain: String = row.try_get("", "chain").unwrap();
            let case = chain.trim_start_matches("case:").parse().unwrap();
            let kinds = json(&row, "detail")["events"].take();
            let change = (case, row.try_get("", "sequence").unwrap());
            stored
                .audit
                .insert(change, serde_json::from_value(kinds).unwrap_or_default());
        }
        let outbox = "SELECT case_id, version, ordinal, kind FROM outbox";
        for row in rows(connection, outbox).await {
            let (ordinal, kind) = (row.try_get("", "ordinal"), row.try_get("", "kind"));
            stored.outbox_rows += 1;
            let entry = (change(&row), ordinal.unwrap(), kind.unwrap());
            stored.outbox.insert(entry);
        }
        let held = "SELECT count(*) AS n FROM idempotency_records WHERE state = 'running'";
        stored.held_keys = number(connection, held).await;
        let twice = "SELECT count(*) AS n FROM (SELECT 1 AS one FROM notifications \
             GROUP BY user_id, source_id HAVING count(*) > 1) AS doubled";
        stored.told_twice = number(connection, twice).await;
        stored
    }

    /// How many cases bear this label.
    pub(crate) fn bearing(&self, label: &str) -> usize {
        self.labels.values().filter(|it| *it == label).count()
    }
}

/// A number that a statement selects under the name `n`.
pub(crate) async fn number(connection: &DatabaseConnection, sql: &str) -> i64 {
    let rows = rows(connection, sql).await;
    rows[0].try_get("", "n").unwrap()
}

async fn rows(connection: &DatabaseConnection, sql: &str) -> Vec<QueryResult> {
    let statement = Statement::from_string(connection.get_database_backend(), sql);
    let rows = connection.query_all_raw(statement).await;
    rows.unwrap_or_else(|error| panic!("{sql}: {error}"))
}

fn change(row: &QueryResult) -> Change {
    let (case, version) = (row.try_get("", "case_id"), row.try_get("", "version"));
    (case.unwrap(), version.unwrap())
}

fn json(row: &QueryResult, column: &str) -> Value {
    let text: String = row.try_get("", column).unwrap();
    serde_json::from_str(&text).unwrap()
}
