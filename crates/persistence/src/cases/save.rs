//! The only writer of case state.

use bangban_domain::case::{Case, Decision};
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, ConnectionTrait};
use uuid::Uuid;

use super::row::Personal;
use super::write::{Act, As, prepare, write};
use crate::audit::chain;
use crate::entity::case::{Column, Entity};
use crate::keys::Sealing;
use crate::source::Connected;
use crate::{StoreError, Transaction};

/// Writes a changed case, if nobody has changed it since it was loaded, with its timeline, audit
/// record and outbox, and with the approval requests and alerts that its events make. Gives it back
/// with its new version.
///
/// # Errors
/// [`StoreError::Stale`] where the case, or the approval request that was decided, was changed in
/// between: the transaction can then only be rolled back. [`StoreError::NoEvent`] for a decision
/// without events, [`StoreError::Duplicate`] (`cases_case_number`) where the number is taken; else
/// as [`StoreError`] says.
pub async fn save(
    tx: &Transaction,
    decision: &Decision,
    act: &Act<'_>,
    sealing: &Sealing,
) -> Result<Case, StoreError> {
    let case = &decision.case;
    let version = case.version;
    let previous = match tx.noted_head(case.id.uuid(), version) {
        Some(hash) => hash,
        None => read_head(tx, case.id.uuid(), version).await?,
    };
    let personal = if decision.changes_applicant() {
        Personal::Written
    } else {
        Personal::Kept
    };
    let change = prepare(decision, personal, previous, act, sealing)?;
    write(tx, change, As::ChangeOf(version)).await?;
    Ok(Case {
        version: version + 1,
        ..case.clone()
    })
}

/// The end of the case's audit chain, for a case that was loaded outside this transaction.
async fn read_head(tx: &Transaction, id: Uuid, version: i64) -> Result<[u8; 32], StoreError> {
    let query = Query::select()
        .column(Column::AuditHead)
        .from(Entity)
        .and_where(Column::Id.eq(id))
        .and_where(Column::Version.eq(version))
        .to_owned();
    let row = tx
        .connection()
        .query_one(&query)
        .await?
        .ok_or(StoreError::Stale)?;
    let head: Vec<u8> = row.try_get("", "audit_head")?;
    chain::hash_of_head(&head)
}
