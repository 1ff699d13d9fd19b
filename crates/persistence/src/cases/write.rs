//! What inserting and saving a case have in common: the statements of one change.
//!
//! Owns that a case, its timeline, its audit record and its outbox are written together. Does not
//! own what belongs in them (`project`, `row`).

use bangban_domain::case::{Action, Case, Decision};
use bangban_domain::id::UserId;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{
    CommonTableExpression, Expr, ExprTrait, IntoIden, Query, SelectStatement, SubQueryStatement, WithClause, WithQuery,
};
use sea_orm::{ConnectionTrait, EntityTrait, IntoActiveModel, QueryTrait};

use super::project::{Projection, project};
use super::row::{self, Stamp};
use crate::audit::{Entry, Outcome, Subject, chain};
use crate::entity::case::ActiveModel;
use crate::entity::{audit_event, case_event, outbox};
use crate::keys::Sealing;
use crate::random::{Random, fresh_nonce};
use crate::store::{Connected, Head};
use crate::{StoreError, Transaction, alerts, approvals};

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
    pub(super) row: ActiveModel,
    pub(super) audit: audit_event::Model,
    pub(super) projection: Projection,
    head: Head,
}

/// Works a decision out into rows: the version after it, and the record that follows `previous`.
///
/// # Errors
/// [`StoreError::NoEvent`], or as [`StoreError`] says.
pub(super) fn prepare(
    decision: &Decision,
    previous: [u8; 32],
    act: &Act<'_>,
    sealing: &Sealing,
) -> Result<Change, StoreError> {
    let case = &decision.case;
    debug_assert!(!decision.events.is_empty(), "no event, no write");
    if decision.events.is_empty() {
        return Err(StoreError::NoEvent);
    }
    let version = case.version + 1;
    let name = chain::of_case(case.id.uuid());
    let audit = chain::link(&sealing.audit, name, version, entry(decision, act), previous);
    let hash = chain::stored_hash(&audit)?;
    let head = chain::head(&sealing.audit, &audit.chain, version, hash);
    let stamp = Stamp { version, at: act.at, head, nonce: fresh_nonce(act.random) };
    let row = row::to_row(case, stamp, sealing)?;
    let projection = project(decision, version, act)?;
    Ok(Change { row, audit, projection, head: Head { version, hash } })
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

/// Writes it: `write` is the statement for the row of the case. Says how many rows that one wrote.
///
/// # Errors
/// As [`StoreError`] says.
pub(super) async fn write(
    tx: &Transaction,
    write: impl Into<SubQueryStatement>,
    audit: audit_event::Model,
    projection: &mut Projection,
) -> Result<u64, StoreError> {
    let mut beside = vec![insert::<case_event::ActiveModel>(std::mem::take(&mut projection.events))];
    beside.push(insert::<audit_event::ActiveModel>(vec![audit.into_active_model()]));
    if !projection.outbox.is_empty() {
        beside.push(insert::<outbox::ActiveModel>(std::mem::take(&mut projection.outbox)));
    }
    let write = write.into();
    if tx.is_postgres() {
        write_at_once(tx, write, beside).await
    } else {
        write_one_by_one(tx, write, beside).await
    }
}
