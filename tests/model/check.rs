//! What the database holds is what the model says: case = timeline = audit = outbox.
//!
//! Owns the questions to the database. Does not own what is expected of one command (`sequence`).

use std::collections::BTreeMap;
use std::fmt::Debug;

use bangban_domain::case::department::DepartmentState;
use bangban_domain::case::{Mode, Priority};
use bangban_persistence::audit;
use bangban_tests::TestServer;
use chrono::NaiveDate;
use sea_orm::{QueryResult, TryGetable};
use uuid::Uuid;

use crate::facts::Facts;
use crate::oracle::ORACLE;
use crate::sequence::Sequence;

/// What a row of `cases` says, with what is counted beside it.
#[derive(Debug, PartialEq, Eq)]
struct Row {
    version: i64,
    state: String,
    mode: String,
    priority: i16,
    agent: Option<Uuid>,
    due_on: Option<NaiveDate>,
    running_due_on: Option<NaiveDate>,
    awaited_year: Option<i32>,
    answer_due_on: Option<NaiveDate>,
    supply_by: Option<NaiveDate>,
    supply_reminded_on: Option<NaiveDate>,
    department_state: String,
    department_silent_since: Option<NaiveDate>,
    open_problems: i32,
    events: i64,
    told: i64,
    records: i64,
    requests: i64,
    pending: i64,
    documents: i64,
    alerts: i64,
}

const ROWS: &str = "SELECT c.*, \
    (SELECT count(*) FROM case_events e WHERE e.case_id = c.id) AS events, \
    (SELECT count(*) FROM outbox o WHERE o.case_id = c.id) AS told, \
    (SELECT count(*) FROM approval_requests r WHERE r.case_id = c.id) AS requests, \
    (SELECT count(*) FROM approval_requests p WHERE p.case_id = c.id AND p.state = 'pending') AS pending, \
    (SELECT count(*) FROM document_contents d WHERE d.case_id = c.id) AS documents, \
    (SELECT count(*) FROM alerts a WHERE a.case_id = c.id) AS alerts \
    FROM cases c";
const RECORDS: &str = "SELECT subject_id, count(*) AS records FROM audit_events \
    WHERE subject_kind = 'case' AND outcome = 'done' GROUP BY subject_id";

/// A failure, and the place of the case it is about.
pub(super) type Failure = (usize, String);

/// Compares every case of a batch.
pub(super) async fn rows(server: &TestServer, sequences: &[Sequence]) -> Result<(), Failure> {
    let records: BTreeMap<String, i64> = server
        .query(RECORDS)
        .await
        .iter()
        .map(|row| (get(row, "subject_id"), get(row, "records")))
        .collect();
    let found = server.query(ROWS).await;
    let rows: BTreeMap<Uuid, Row> = found.iter().map(|row| read(row, &records)).collect();
    same(0, "cases", rows.len(), sequences.len())?;
    for (place, sequence) in sequences.iter().enumerate() {
        let expected = expected(server, &sequence.facts);
        same(place, "row", rows.get(&sequence.facts.id), Some(&expected))?;
    }
    Ok(())
}

fn read(row: &QueryResult, records: &BTreeMap<String, i64>) -> (Uuid, Row) {
    let id: Uuid = get(row, "id");
    let read = Row {
        version: get(row, "version"),
        state: get(row, "state"),
        mode: get(row, "mode"),
        priority: get(row, "priority"),
        agent: get(row, "agent_id"),
        due_on: get(row, "due_on"),
        running_due_on: get(row, "running_due_on"),
        awaited_year: get(row, "awaited_year"),
        answer_due_on: get(row, "answer_due_on"),
        supply_by: get(row, "supply_by"),
        supply_reminded_on: get(row, "supply_reminded_on"),
        department_state: get(row, "department_state"),
        department_silent_since: get(row, "department_silent_since"),
        open_problems: get(row, "open_problems"),
        events: get(row, "events"),
        told: get(row, "told"),
        records: records.get(&id.to_string()).copied().unwrap_or_default(),
        requests: get(row, "requests"),
        pending: get(row, "pending"),
        documents: get(row, "documents"),
        alerts: get(row, "alerts"),
    };
    (id, read)
}

fn expected(server: &TestServer, facts: &Facts) -> Row {
    let mandate = facts.mandate.as_ref();
    let department = mandate.map(|it| &it.department);
    let at = department.map_or(DepartmentState::NotFiled, |it| it.state);
    let is = |states: &[&str]| states.contains(&facts.state.as_str());
    let due_on = mandate.and_then(|it| it.due.ok());
    let runs = is(&["accepted", "in_progress"]) && at != DepartmentState::SpecialProcedure;
    let handled = is(&["accepted", "in_progress", "suspended"]);
    let silent = handled && at == DepartmentState::Filed;
    let answer = facts
        .answer
        .as_ref()
        .filter(|it| is(&["submitted"]) && !it.noted);
    let notice = facts.notice.as_ref();
    let kinds = facts.log.iter().flatten();
    let pending = facts.requests.iter().filter(|request| !request.decided);
    let mut alerts = facts.alerts.clone();
    alerts.sort_unstable();
    alerts.dedup();
    Row {
        version: facts.version,
        state: facts.state.clone(),
        mode: match facts.mode {
            Mode::Assist => "assist".to_owned(),
            Mode::Entrust => "entrust".to_owned(),
        },
        priority: match facts.priority {
            Priority::Normal => 0,
            Priority::Urgent => 1,
            Priority::Special => 2,
        },
        agent: facts.agent().map(|agent| server.user(agent)),
        due_on,
        running_due_on: due_on.filter(|_| runs),
        awaited_year: facts.awaited_year(),
        answer_due_on: answer.and_then(|it| it.due.ok()),
        supply_by: notice.and_then(|it| it.supply_by.ok()),
        supply_reminded_on: notice.and_then(|it| it.reminded_on),
        department_state: at.as_str().to_owned(),
        department_silent_since: department
            .filter(|_| silent)
            .and_then(|it| it.last_on.or(it.filed_on)),
        open_problems: mandate.map_or(0, |it| {
            let open = it.problems.iter().filter(|(_, open)| *open);
            i32::try_from(open.count()).unwrap()
        }),
        events: count(kinds.clone().count()),
        told: count(kinds.filter(|kind| ORACLE.is_told(kind)).count()),
        records: facts.version,
        requests: count(facts.requests.len()),
        pending: count(pending.count()),
        documents: count(facts.documents),
        alerts: count(alerts.len()),
    }
}

/// At the end of a batch: every event stands in the timeline, in order and once; what is to be told
/// stands in the outbox in the same order; the audit trail is whole.
pub(super) async fn trails(server: &TestServer, sequences: &[Sequence]) -> Result<(), Failure> {
    for (table, told) in [("case_events", false), ("outbox", true)] {
        let sql = format!(
            "SELECT case_id, version, ordinal, kind FROM {table} ORDER BY case_id, version, ordinal"
        );
        let mut stored: BTreeMap<Uuid, Vec<(i64, i16, String)>> = BTreeMap::new();
        for row in server.query(&sql).await {
            let entry = (
                get(&row, "version"),
                get(&row, "ordinal"),
                get(&row, "kind"),
            );
            stored.entry(get(&row, "case_id")).or_default().push(entry);
        }
        for (place, sequence) in sequences.iter().enumerate() {
            let happened = happened(&sequence.facts, told);
            let stored = stored.remove(&sequence.facts.id).unwrap_or_default();
            same(place, table, stored, happened)?;
        }
        same(0, "rows of no case", stored.len(), 0)?;
    }
    let report = audit::verify(&server.platform.store, &server.platform.sealing.audit);
    let report = report.await.unwrap();
    same(0, "audit trail", report.faults.len(), 0)
}

fn happened(facts: &Facts, told: bool) -> Vec<(i64, i16, String)> {
    let mut happened = Vec::new();
    for (version, kinds) in (1..).zip(&facts.log) {
        for (ordinal, kind) in (0..).zip(kinds) {
            if !told || ORACLE.is_told(kind) {
                happened.push((version, ordinal, kind.clone()));
            }
        }
    }
    happened
}

fn get<T: TryGetable>(row: &QueryResult, column: &str) -> T {
    row.try_get("", column)
        .unwrap_or_else(|error| panic!("{column}: {error}"))
}

fn count(count: usize) -> i64 {
    i64::try_from(count).unwrap()
}

fn same<T: PartialEq + Debug>(
    place: usize,
    what: &str,
    stored: T,
    expected: T,
) -> Result<(), Failure> {
    if stored == expected {
        return Ok(());
    }
    let text = format!("{what} is\n{stored:?}\nnot\n{expected:?}");
    Err((place, text))
}
