//! Entering items and versions.

use bangban_domain::service_item::ServiceItem;
use chrono::{DateTime, Utc};
use sea_orm::EntityTrait;

use super::super::entity::{service_item, service_item_version};
use super::row::{to_item_row, to_version_row};
use crate::error::StoreError;
use crate::source::Connected;
use crate::transaction::Transaction;

/// Enters an item with its first version, as a draft. `code` is its natural key.
///
/// # Errors
/// [`StoreError::Duplicate`] where the id or the code is taken; others where the database fails.
pub async fn insert(
    transaction: &Transaction,
    code: &str,
    item: &ServiceItem,
    created_at: DateTime<Utc>,
) -> Result<(), StoreError> {
    service_item::Entity::insert(to_item_row(code, item))
        .exec_without_returning(transaction.connection())
        .await?;
    insert_version(transaction, item, created_at).await
}

/// Enters a further version of an item, as a draft.
///
/// # Errors
/// [`StoreError::Duplicate`] where that version is there already; others where the item is missing or
/// the database fails.
pub async fn insert_version(
    transaction: &Transaction,
    item: &ServiceItem,
    created_at: DateTime<Utc>,
) -> Result<(), StoreError> {
    service_item_version::Entity::insert(to_version_row(item, created_at)?)
        .exec_without_returning(transaction.connection())
        .await?;
    Ok(())
}
