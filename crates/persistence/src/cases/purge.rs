//! Removing drafts that were never submitted (P6).

use bangban_domain::case::StateName;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Order, Query};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, IntoActiveModel, QueryFilter,
};
use uuid::Uuid;

use crate::audit::{Entry, Outcome, Subject, chain};
use crate::entity::audit_event;
use crate::entity::case::{Column, Entity};
use crate::keys::AuditKey;
use crate::source::Connected;
use crate::{StoreError, Transaction};

#[derive(FromQueryResult)]
struct Draft {
    id: Uuid,
    version: i64,
    audit_head: Vec<u8>,
}

/// Removes drafts that nobody has touched since `before`, with their timelines and documents, at
/// most `limit`; says how many. Their audit chains stay, each with a last record that says why
/// there is no case any more.
///
/// # Errors
/// [`StoreError::Stale`] where one was changed in between, else as [`StoreError`] says.
pub async fn unscoped_purge_drafts(
    tx: &Transaction,
    before: DateTime<Utc>,
    at: DateTime<Utc>,
    trace_id: &str,
    key: &AuditKey,
    limit: u32,
) -> Result<u64, StoreError> {
    let drafts = find(tx, before, limit).await?;
    let mut records = Vec::with_capacity(drafts.len());
    for draft in &drafts {
        let previous = chain::hash_of_head(&draft.audit_head)?;
        let record = chain::link(
            key,
            chain::of_case(draft.id),
            draft.version + 1,
            entry(draft, at, trace_id),
            previous,
        );
        records.push(record.into_active_model());
        delete(tx, draft).await?;
    }
    if !records.is_empty() {
        audit_event::Entity::insert_many(records)
            .exec_without_returning(tx.connection())
            .await?;
    }
    Ok(drafts.len() as u64)
}

async fn find(
    tx: &Transaction,
    before: DateTime<Utc>,
    limit: u32,
) -> Result<Vec<Draft>, StoreError> {
    let query = Query::select()
        .columns([Column::Id, Column::Version, Column::AuditHead])
        .from(Entity)
        .and_where(Column::State.eq(StateName::Draft.as_str()))
        .and_where(Column::UpdatedAt.lt(before))
        .order_by(Column::Id, Order::Asc)
        .limit(u64::from(limit))
        .to_owned();
    let rows = tx.connection().query_all(&query).await?;
    Ok(rows
        .iter()
        .map(|row| Draft::from_query_result(row, ""))
        .collect::<Result<_, _>>()?)
}

async fn delete(tx: &Transaction, draft: &Draft) -> Result<(), StoreError> {
    let delete = Entity::delete_many()
        .filter(Column::Id.eq(draft.id))
        .filter(Column::Version.eq(draft.version));
    if delete.exec(tx.connection()).await?.rows_affected == 0 {
        tx.spoil();
        return Err(StoreError::Stale);
    }
    Ok(())
}

fn entry(draft: &Draft, at: DateTime<Utc>, trace_id: &str) -> Entry {
    Entry {
        at,
        actor: None,
        action: chain::PURGE.to_owned(),
        outcome: Outcome::Done,
        subject: Subject::new("case", draft.id),
        detail: serde_json::json!({}),
        trace_id: trace_id.to_owned(),
    }
}
