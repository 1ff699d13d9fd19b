//! What inserting and saving a case have in common: the statements of one change.
//!
//! Owns that a case, its timeline, its audit record and its outbox are written together. Does not
//! own what belongs in them (`project`, `row`).

use bangban_domain::case::{Action, Decision};
use bangban_domain::id::UserId;
use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::NotSet;
use sea_orm::sea_query::{
    Asterisk, CommonTableExpression, Expr, ExprTrait, InsertStatement, Query, ReturningClause,
    SubQueryStatement, UpdateStatement, WithClause,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryTrait,
    StatementBuilder,
};
use uuid::Uuid;

use super::project::{Projection, project};
use super::row::{self, Personal, Stamp};
use crate::audit::{Entry, Outcome, Subject, chain};
use crate::entity::case::{ActiveModel, Column, Entity};
use crate::entity::{audit_event, case_event, outbox};
use crate::keys::Sealing;
use crate::random::{Random, fresh_nonce};
use crate::source::Connected;
use crate::transaction::Head;
use crate::{StoreError, Transaction, alerts, approvals};

/// How the database names the key of the audit trail, see [`StoreError::Duplicate`].
const AUDIT_NUMBER: &str = "audit_events_pkey";

/// By whom, when and as which act something is saved.
#[derive(Clone, Copy)]
pub struct Act<'a> {
    /// Who; none for the sweeps.
    pub actor: Option<UserId>,
    /// As what.
    pub action: Action,
    /// When, to the microsecond.
    pub at: DateTime<Utc>,
    /// The trace id of the request.
    pub trace_id: &'a str,
    /// Where ids and nonces come from.
    pub random: &'a dyn Random,
}

/// A change, ready to be written.
pub(super) struct Change {
    id: Uuid,
    pub(super) row: ActiveModel,
    pub(super) audit: audit_event::Model,
    pub(super) projection: Projection,
    head: Head,
}

/// What becomes of the row of the case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum As {
    /// It is new.
    New,
    /// It is changed, if it still has this version.
    ChangeOf(i64),
}

/// Works a decision out into rows: the version after it, and the audit record after `previous`.
///
/// # Errors
/// [`StoreError::NoEvent`], or as [`StoreError`] says.
pub(super) fn prepare(
    decision: &Decision,
    personal: Personal,
    previous: [u8; 32],
    act: &Act<'_>,
    sealing: &Sealing,
) -> Result<Change, StoreError> {
    if decision.events.is_empty() {
        return Err(StoreError::NoEvent);
    }
    let case = &decision.case;
    let id = case.id.uuid();
    let version = case.version + 1;
    let audit = chain::link(
        &sealing.audit,
        chain::of_case(id),
        version,
        entry(decision, act),
        previous,
    );
    let hash = chain::stored_hash(&audit)?;
    let head = chain::head(&sealing.audit, &audit.chain, version, hash);
    let stamp = Stamp {
        version,
        at: act.at,
        head,
        nonce: fresh_nonce(act.random),
    };
    let row = row::to_row(case, personal, stamp, sealing)?;
    let projection = project(decision, version, act)?;
    Ok(Change {
        id,
        row,
        audit,
        projection,
        head: Head { version, hash },
    })
}

fn entry(decision: &Decision, act: &Act<'_>) -> Entry {
    let kinds: Vec<&str> = decision.events.iter().map(|event| event.kind()).collect();
    Entry {
        at: act.at,
        actor: act.actor,
        action: format!("case/{}", act.action.as_str()),
        outcome: Outcome::Done,
        subject: Subject::new("case", decision.case.id),
        detail: serde_json::json!({ "events": kinds }),
        trace_id: act.trace_id.to_owned(),
    }
}

/// Writes a change with everything that goes with it.
///
/// # Errors
/// [`StoreError::Stale`] where the row has another version by now; the transaction can then not be
/// committed. Else as [`StoreError`] says.
pub(super) async fn write(tx: &Transaction, change: Change, how: As) -> Result<(), StoreError> {
    let Change {
        id,
        row,
        audit,
        projection,
        head,
    } = change;
    let mut beside = vec![
        case_event::Entity::insert_many(projection.events).into_query(),
        audit_event::Entity::insert(audit.into_active_model()).into_query(),
    ];
    if !projection.outbox.is_empty() {
        beside.push(outbox::Entity::insert_many(projection.outbox).into_query());
    }
    let written = match how {
        As::New => together(tx, Entity::insert(row).into_query(), beside).await,
        As::ChangeOf(version) => together(tx, update(id, row, version), beside).await,
    };
    match written {
        Ok(1) => tx.note_head(id, head),
        Ok(_) => return Err(stale(tx)),
        // In one statement with the rest, the number that another change has taken in the chain
        // may be met before the row that it has changed.
        Err(StoreError::Duplicate(name)) if name == AUDIT_NUMBER => return Err(stale(tx)),
        Err(error) => return Err(error),
    }
    approvals::insert(tx, projection.requests).await?;
    for decided in projection.decisions {
        approvals::decide(tx, decided).await?;
    }
    alerts::raise(tx, projection.alerts).await
}

fn stale(tx: &Transaction) -> StoreError {
    tx.spoil();
    StoreError::Stale
}

fn update(id: Uuid, mut row: ActiveModel, version: i64) -> UpdateStatement {
    row.id = NotSet;
    Entity::update_many()
        .set(row)
        .filter(Column::Id.eq(id))
        .filter(Column::Version.eq(version))
        .into_query()
}

/// A statement that writes the row of the case.
trait CaseStatement: StatementBuilder + Into<SubQueryStatement> {
    fn returning(&mut self, returning: ReturningClause);
}

impl CaseStatement for InsertStatement {
    fn returning(&mut self, returning: ReturningClause) {
        self.returning(returning);
    }
}

impl CaseStatement for UpdateStatement {
    fn returning(&mut self, returning: ReturningClause) {
        self.returning(returning);
    }
}

/// Writes the row of the case and the rows beside it; says how many rows of cases were written.
///
/// A round trip costs PostgreSQL and us as much as the work itself, so that there it is all one
/// statement. SQLite knows no such statement, and has no round trips.
async fn together(
    tx: &Transaction,
    mut case: impl CaseStatement + Sync,
    beside: Vec<InsertStatement>,
) -> Result<u64, StoreError> {
    if !tx.is_postgres() {
        let written = tx.connection().execute(&case).await?.rows_affected();
        if written == 1 {
            for insert in &beside {
                tx.connection().execute(insert).await?;
            }
        }
        return Ok(written);
    }
    case.returning(Query::returning().column(Column::Id));
    let mut with = WithClause::new();
    with.cte(part("written", case));
    for (insert, name) in beside.into_iter().zip(["beside_1", "beside_2", "beside_3"]) {
        with.cte(part(name, insert));
    }
    let count = Query::select()
        .expr_as(Expr::col(Asterisk).count(), "written")
        .from("written")
        .to_owned();
    let row = tx.connection().query_one(&count.with(with)).await?;
    let written: i64 = row.ok_or(StoreError::Other)?.try_get("", "written")?;
    Ok(written.unsigned_abs())
}

fn part(name: &'static str, statement: impl Into<SubQueryStatement>) -> CommonTableExpression {
    CommonTableExpression::new()
        .table_name(name)
        .query(statement)
        .to_owned()
}
