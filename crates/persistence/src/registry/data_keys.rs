//! Data keys, wrapped under the master key, and the check of the master key.
//!
//! Owns the two tables. Does not own wrapping (`sealing`), and never sees a key that is open.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::entity::{data_key, key_check};
use crate::error::StoreError;
use crate::sealing::{DataKeyId, WrappedKey};
use crate::source::{Connected, Source};
use crate::transaction::Transaction;

/// The id of the one row of the check.
const CHECK: i32 = 1;

/// A data key as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredDataKey {
    /// The key, wrapped.
    pub key: WrappedKey,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// Since when it opens, but seals no more.
    pub retired_at: Option<DateTime<Utc>>,
}

/// Every data key, the oldest first. There are as many as there were changes of key: not paged.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn load_all(source: &impl Source) -> Result<Vec<StoredDataKey>, StoreError> {
    let rows = data_key::Entity::find()
        .order_by_asc(data_key::Column::Id)
        .all(source.connection())
        .await?;
    rows.into_iter().map(from_row).collect()
}

/// Keeps a data key.
///
/// # Errors
/// [`StoreError`] where its number is taken or the database fails.
pub async fn insert(
    transaction: &Transaction,
    key: &WrappedKey,
    created_at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let row = data_key::ActiveModel {
        id: Set(key.id.0),
        algorithm: Set(key.algorithm.to_string()),
        wrapped: Set(key.wrapped.clone()),
        created_at: Set(created_at),
        retired_at: Set(None),
    };
    data_key::Entity::insert(row)
        .exec_without_returning(transaction.connection())
        .await?;
    Ok(())
}

/// Lets a data key seal no more. One that is retired stays as it is.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn retire(
    transaction: &Transaction,
    id: DataKeyId,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    data_key::Entity::update_many()
        .col_expr(data_key::Column::RetiredAt, Expr::val(at))
        .filter(data_key::Column::Id.eq(id.0))
        .filter(data_key::Column::RetiredAt.is_null())
        .exec(transaction.connection())
        .await?;
    Ok(())
}

/// What was sealed to tell a wrong master key; none where no key was made yet.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn key_check(source: &impl Source) -> Result<Option<Vec<u8>>, StoreError> {
    let row = key_check::Entity::find_by_id(CHECK)
        .one(source.connection())
        .await?;
    Ok(row.map(|row| row.value))
}

/// Keeps what is to tell a wrong master key. It is written once.
///
/// # Errors
/// [`StoreError::Duplicate`] where there is one already; others where the database fails.
pub async fn insert_key_check(transaction: &Transaction, value: &[u8]) -> Result<(), StoreError> {
    let row = key_check::ActiveModel {
        id: Set(CHECK),
        value: Set(value.to_vec()),
    };
    key_check::Entity::insert(row)
        .exec_without_returning(transaction.connection())
        .await?;
    Ok(())
}

fn from_row(row: data_key::Model) -> Result<StoredDataKey, StoreError> {
    let algorithm = row.algorithm.parse();
    Ok(StoredDataKey {
        key: WrappedKey {
            id: DataKeyId(row.id),
            algorithm: algorithm.map_err(|_| StoreError::Corrupt("data_keys.algorithm"))?,
            wrapped: row.wrapped,
        },
        created_at: row.created_at,
        retired_at: row.retired_at,
    })
}
