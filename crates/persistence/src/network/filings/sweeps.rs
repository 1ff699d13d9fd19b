//! What the worker looks for among filings; it acts for nobody and sees all of them.

use bangban_domain::id::FilingId;
use bangban_domain::network::FilingState;
use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};

use super::super::entity::filing::{Column, Entity};
use super::Filing;
use super::row::from_row;
use crate::{Source, StoreError};

/// What waited for its day, which has come; the oldest first.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn unscoped_to_apply(
    source: &impl Source,
    today: NaiveDate,
    after: Option<FilingId>,
    limit: u64,
) -> Result<Vec<Filing>, StoreError> {
    let due = Entity::find()
        .filter(Column::Applied.eq(false))
        .filter(Column::EffectiveOn.lte(today));
    some(source, due, after, limit).await
}

/// Those that were to be filed before today and are not; the oldest first.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn unscoped_overdue(
    source: &impl Source,
    today: NaiveDate,
    after: Option<FilingId>,
    limit: u64,
) -> Result<Vec<Filing>, StoreError> {
    let overdue = Entity::find()
        .filter(Column::State.eq(FilingState::Unfiled.as_str()))
        .filter(Column::DueOn.lt(today));
    some(source, overdue, after, limit).await
}

async fn some(
    source: &impl Source,
    mut query: Select<Entity>,
    after: Option<FilingId>,
    limit: u64,
) -> Result<Vec<Filing>, StoreError> {
    if let Some(after) = after {
        query = query.filter(Column::Id.gt(after.uuid()));
    }
    let rows = query
        .order_by_asc(Column::Id)
        .limit(limit)
        .all(source.connection())
        .await?;
    rows.into_iter().map(from_row).collect()
}
