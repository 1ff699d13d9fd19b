//! Recording what is no saved change of a case.

use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel};

use super::{Entry, chain};
use crate::entity::{audit_chain, audit_event};
use crate::keys::AuditKey;
use crate::sealing::sm3;
use crate::source::Connected;
use crate::{Store, StoreError, Transaction};

/// Records something, with whatever else the transaction does. Others who record something on the
/// same chain wait until it ends: do this last.
///
/// # Errors
/// As [`StoreError`] says.
pub async fn record(tx: &Transaction, key: &AuditKey, entry: Entry) -> Result<(), StoreError> {
    let name = chain_of(&entry);
    let (sequence, previous) = match take_number(tx, &name).await? {
        Some(end) => end,
        None => {
            begin_chains(tx, key).await?;
            take_number(tx, &name).await?.ok_or(StoreError::Other)?
        }
    };
    let record = chain::link(key, name, sequence, entry, previous);
    let head = chain::head(key, &record.chain, sequence, chain::stored_hash(&record)?);
    let name = record.chain.clone();
    audit_event::Entity::insert(record.into_active_model())
        .exec_without_returning(tx.connection())
        .await?;
    let update = Query::update()
        .table(audit_chain::Entity)
        .value(audit_chain::Column::Head, head.to_vec())
        .and_where(audit_chain::Column::Chain.eq(name))
        .to_owned();
    tx.connection().execute(&update).await?;
    Ok(())
}

/// Records an attempt that came to nothing, in a transaction of its own.
///
/// # Errors
/// As [`StoreError`] says.
pub async fn record_refusal(store: &Store, key: &AuditKey, entry: Entry) -> Result<(), StoreError> {
    let tx = store.begin().await?;
    record(&tx, key, entry).await?;
    tx.commit().await
}

/// The chain for a subject: always the same one, and about as many subjects on each.
fn chain_of(entry: &Entry) -> String {
    let digest = sm3(format!("{}/{}", entry.subject.kind, entry.subject.id).as_bytes());
    chain::shard(digest[0] % chain::SHARDS)
}

/// Counts the chain on, which keeps others off it, and says the number for the next record and the
/// hash of the last one. None, where the chain has not begun.
async fn take_number(tx: &Transaction, name: &str) -> Result<Option<(i64, [u8; 32])>, StoreError> {
    let update = Query::update()
        .table(audit_chain::Entity)
        .value(
            audit_chain::Column::Sequence,
            Expr::col(audit_chain::Column::Sequence).add(1),
        )
        .and_where(audit_chain::Column::Chain.eq(name))
        .returning(
            Query::returning().columns([audit_chain::Column::Sequence, audit_chain::Column::Head]),
        )
        .to_owned();
    let Some(row) = tx.connection().query_one(&update).await? else {
        return Ok(None);
    };
    let sequence: i64 = row.try_get("", "sequence")?;
    let head: Vec<u8> = row.try_get("", "head")?;
    Ok(Some((sequence, chain::hash_of_head(&head)?)))
}

/// All of them begin at once, so that verification misses one that was removed.
async fn begin_chains(tx: &Transaction, key: &AuditKey) -> Result<(), StoreError> {
    let rows = (0..chain::SHARDS).map(|number| {
        let name = chain::shard(number);
        let head = chain::head(key, &name, 0, chain::GENESIS);
        audit_chain::ActiveModel {
            chain: Set(name),
            sequence: Set(0),
            head: Set(head.to_vec()),
        }
    });
    let nothing = OnConflict::column(audit_chain::Column::Chain)
        .do_nothing()
        .to_owned();
    audit_chain::Entity::insert_many(rows)
        .on_conflict(nothing)
        .exec_without_returning(tx.connection())
        .await?;
    Ok(())
}
