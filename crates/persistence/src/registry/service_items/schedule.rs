//! Versions that were published for a later day: finding those whose day has come, and bringing them
//! into effect.

use bangban_domain::id::ServiceItemId;
use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::super::entity::service_item_version::{Column, Entity};
use super::VersionState;
use super::publish::{bring_into_effect, hold};
use crate::error::StoreError;
use crate::source::{Connected, Source};
use crate::transaction::Transaction;

/// A version whose day has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scheduled {
    /// The item.
    pub id: ServiceItemId,
    /// The number of the version.
    pub version: i32,
}

/// The versions whose day has come, of each item the earliest first: `most` of them. For the worker, which
/// looks after all items.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn unscoped_due(
    source: &impl Source,
    today: NaiveDate,
    most: u64,
) -> Result<Vec<Scheduled>, StoreError> {
    let due: Vec<(Uuid, i32)> = Entity::find()
        .select_only()
        .columns([Column::ServiceItemId, Column::Version])
        .filter(Column::State.eq(VersionState::Scheduled.as_str()))
        .filter(Column::EffectiveOn.lte(today))
        .order_by_asc(Column::ServiceItemId)
        .order_by_asc(Column::Version)
        .limit(most)
        .into_tuple()
        .all(source.connection())
        .await?;
    let due = due.into_iter().map(|(id, version)| Scheduled {
        id: id.into(),
        version,
    });
    Ok(due.collect())
}

/// Makes such a version the one that new cases use. Tells whether it still waited for that.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn take_effect(
    transaction: &Transaction,
    due: Scheduled,
    today: NaiveDate,
) -> Result<bool, StoreError> {
    hold(transaction, due.id).await?;
    let row = Entity::find_by_id((due.id.uuid(), due.version))
        .filter(Column::State.eq(VersionState::Scheduled.as_str()))
        .filter(Column::EffectiveOn.lte(today))
        .one(transaction.connection())
        .await?;
    match row {
        None => Ok(false),
        Some(row) => bring_into_effect(transaction, &row).await.map(|()| true),
    }
}
