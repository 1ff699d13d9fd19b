//! One-time codes, one row a phone.
//!
//! Owns the table. Phone and code get here as keyed digests alone. Does not own how long a code is good
//! or how often one may be sent: that is `bangban_domain::one_time_code`.

use bangban_domain::one_time_code::Sending;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{OnConflict, Order, Query};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::entity::one_time_code::{ActiveModel, Column, Entity};
use crate::error::StoreError;
use crate::source::Connected;
use crate::store::Store;
use crate::transaction::Transaction;

/// The last code of a phone. No `Debug`: a digest is best kept out of logs.
#[derive(Clone, PartialEq, Eq)]
pub struct KeptCode {
    /// The digest of phone and code.
    pub digest: String,
    /// When it was sent, and what became of it.
    pub sending: Sending,
}

/// The last code of a phone. It is kept from others until the transaction ends: of tries at the same
/// time each is counted.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn find(
    transaction: &Transaction,
    phone_key: &str,
) -> Result<Option<KeptCode>, StoreError> {
    // SQLite knows no such lock and needs none: one transaction at a time writes.
    let row = Entity::find_by_id(phone_key)
        .lock_exclusive()
        .one(transaction.connection())
        .await?;
    Ok(row.map(|row| KeptCode {
        digest: row.digest,
        sending: Sending {
            sent_at: row.sent_at,
            tries: row.tries,
            used_at: row.used_at,
            day_began_at: row.day_began_at,
            sent_in_day: row.sent_in_day,
        },
    }))
}

/// Keeps the first code of a phone.
///
/// # Errors
/// [`StoreError::Stale`] where there is one already; others where the database fails.
pub async fn insert(
    transaction: &Transaction,
    phone_key: &str,
    code: &KeptCode,
) -> Result<(), StoreError> {
    let row = ActiveModel {
        phone_key: Set(phone_key.to_owned()),
        ..to_row(code)
    };
    let once = OnConflict::column(Column::PhoneKey).do_nothing().to_owned();
    let inserted = Entity::insert_many([row])
        .on_conflict(once)
        .exec_without_returning(transaction.connection())
        .await?;
    if inserted == 0 {
        return Err(StoreError::Stale);
    }
    Ok(())
}

/// Keeps another code, or what became of the one that is there.
///
/// # Errors
/// [`StoreError::Stale`] where there is none; others where the database fails.
pub async fn replace(
    transaction: &Transaction,
    phone_key: &str,
    code: &KeptCode,
) -> Result<(), StoreError> {
    let update = Entity::update_many()
        .set(to_row(code))
        .filter(Column::PhoneKey.eq(phone_key))
        .exec(transaction.connection())
        .await?;
    match update.rows_affected {
        0 => Err(StoreError::Stale),
        _ => Ok(()),
    }
}

/// Forgets the phones that were sent their last code before that time, the oldest first, at most
/// `limit`; says how many.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn purge(store: &Store, before: DateTime<Utc>, limit: u32) -> Result<u64, StoreError> {
    let old = Query::select()
        .column(Column::PhoneKey)
        .from(Entity)
        .and_where(Column::SentAt.lt(before))
        .order_by(Column::SentAt, Order::Asc)
        .limit(u64::from(limit))
        .to_owned();
    let tx = store.begin().await?;
    let done = Entity::delete_many()
        .filter(Column::PhoneKey.in_subquery(old))
        // One that was sent another in between has begun a new day.
        .filter(Column::SentAt.lt(before))
        .exec(tx.connection())
        .await?;
    tx.commit().await?;
    Ok(done.rows_affected)
}

fn to_row(code: &KeptCode) -> ActiveModel {
    let sending = code.sending;
    ActiveModel {
        digest: Set(code.digest.clone()),
        sent_at: Set(sending.sent_at),
        tries: Set(sending.tries),
        used_at: Set(sending.used_at),
        day_began_at: Set(sending.day_began_at),
        sent_in_day: Set(sending.sent_in_day),
        ..ActiveModel::default()
    }
}
