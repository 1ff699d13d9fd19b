//! Keys that sign access tokens: the private half sealed, the public half open.
//!
//! Owns the table. Does not own sealing, nor which algorithm signs.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::entity::signing_key::{ActiveModel, Column, Entity};
use crate::error::StoreError;
use crate::source::{Connected, Source};
use crate::transaction::Transaction;

/// A signing key as it is kept. No `Debug`: not even sealed bytes belong in a log.
#[derive(Clone, PartialEq, Eq)]
pub struct SigningKey {
    /// The key id (`kid`).
    pub id: String,
    /// The private half, sealed.
    pub sealed_private: Vec<u8>,
    /// The public half.
    pub public: Vec<u8>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// Since when it verifies, but signs no more.
    pub retired_at: Option<DateTime<Utc>>,
}

/// Every signing key, the oldest first. There are as many as there were changes of key: not paged.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn load_all(source: &impl Source) -> Result<Vec<SigningKey>, StoreError> {
    let rows = Entity::find()
        .order_by_asc(Column::CreatedAt)
        .order_by_asc(Column::Id)
        .all(source.connection())
        .await?;
    let keys = rows.into_iter().map(|row| SigningKey {
        id: row.id,
        sealed_private: row.sealed_private,
        public: row.public,
        created_at: row.created_at,
        retired_at: row.retired_at,
    });
    Ok(keys.collect())
}

/// Keeps a signing key.
///
/// # Errors
/// [`StoreError::Duplicate`] where its id is taken; others where the database fails.
pub async fn insert(transaction: &Transaction, key: &SigningKey) -> Result<(), StoreError> {
    let row = ActiveModel {
        id: Set(key.id.clone()),
        sealed_private: Set(key.sealed_private.clone()),
        public: Set(key.public.clone()),
        created_at: Set(key.created_at),
        retired_at: Set(key.retired_at),
    };
    Entity::insert(row)
        .exec_without_returning(transaction.connection())
        .await?;
    Ok(())
}

/// Lets a key sign no more. One that is retired stays as it is.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn retire(
    transaction: &Transaction,
    id: &str,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    Entity::update_many()
        .col_expr(Column::RetiredAt, Expr::val(at))
        .filter(Column::Id.eq(id))
        .filter(Column::RetiredAt.is_null())
        .exec(transaction.connection())
        .await?;
    Ok(())
}
