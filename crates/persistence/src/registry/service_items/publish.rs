//! Offering a version of an item, and offering it no longer.

use bangban_domain::id::ServiceItemId;
use bangban_domain::time::legal_date;
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::ActiveValue::{NotSet, Set};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::super::entity::service_item_version::{Column, Entity};
use super::super::entity::{service_item, service_item_version};
use super::row::{document_of, to_item_row};
use super::{SeenDraft, VersionState, draft};
use crate::error::StoreError;
use crate::source::Connected;
use crate::transaction::Transaction;

/// Makes a version the one that new cases use, whatever its state; the one before is withdrawn. Tells
/// whether there is such a version.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn publish(
    transaction: &Transaction,
    id: ServiceItemId,
    version: i32,
    at: DateTime<Utc>,
) -> Result<bool, StoreError> {
    hold(transaction, id).await?;
    let row = Entity::find_by_id((id.uuid(), version))
        .one(transaction.connection())
        .await?;
    let Some(row) = row else {
        return Ok(false);
    };
    let change = service_item_version::ActiveModel {
        service_item_id: Set(id.uuid()),
        version: Set(version),
        published_at: Set(Some(at)),
        effective_on: Set(Some(legal_date(at))),
        ..Default::default()
    };
    change.update(transaction.connection()).await?;
    bring_into_effect(transaction, &row).await?;
    Ok(true)
}

/// Publishes a draft: from a day on, new cases use it. Where that day has come, from now on.
///
/// # Errors
/// [`StoreError::Stale`] where the draft is not as it was seen; others where the database fails.
pub async fn publish_draft(
    transaction: &Transaction,
    seen: SeenDraft,
    effective_on: NaiveDate,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    hold(transaction, seen.id).await?;
    let change = draft::change(seen)
        .col_expr(Column::State, Expr::val(VersionState::Scheduled.as_str()))
        .col_expr(Column::PublishedAt, Expr::val(at))
        .col_expr(Column::EffectiveOn, Expr::val(effective_on));
    draft::apply(transaction, change).await?;
    if effective_on <= legal_date(at) {
        let row = Entity::find_by_id((seen.id.uuid(), seen.version))
            .one(transaction.connection())
            .await?;
        let row = row.ok_or(StoreError::Stale)?;
        return bring_into_effect(transaction, &row).await;
    }
    // Those before it whose day would come on that day or later: they would never be used.
    end(transaction, seen.id, VersionState::Scheduled, |ended| {
        ended
            .filter(Column::Version.lt(seen.version))
            .filter(Column::EffectiveOn.gte(effective_on))
    })
    .await
}

/// Makes this version the current one, and ends those before it.
pub(super) async fn bring_into_effect(
    transaction: &Transaction,
    row: &service_item_version::Model,
) -> Result<(), StoreError> {
    let connection = transaction.connection();
    let id = row.service_item_id.into();
    let item = document_of(row)?;
    end(transaction, id, VersionState::Published, |ended| ended).await?;
    end(transaction, id, VersionState::Scheduled, |ended| {
        ended.filter(Column::Version.lt(row.version))
    })
    .await?;
    Entity::update_many()
        .col_expr(Column::State, Expr::val(VersionState::Published.as_str()))
        .col_expr(Column::RowVersion, Expr::col(Column::RowVersion).add(1))
        .filter(Column::ServiceItemId.eq(row.service_item_id))
        .filter(Column::Version.eq(row.version))
        .exec(connection)
        .await?;
    let head = service_item::ActiveModel {
        code: NotSet,
        current_version: Set(Some(row.version)),
        ..to_item_row("", &item)
    };
    head.update(connection).await?;
    Ok(())
}

/// Offers an item no longer: it has no current version then.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn withdraw(transaction: &Transaction, id: ServiceItemId) -> Result<(), StoreError> {
    hold(transaction, id).await?;
    end(transaction, id, VersionState::Published, |ended| ended).await?;
    end(transaction, id, VersionState::Scheduled, |ended| ended).await?;
    service_item::Entity::update_many()
        .col_expr(service_item::Column::CurrentVersion, Expr::val(None::<i32>))
        .col_expr(service_item::Column::Active, Expr::val(false))
        .filter(service_item::Column::Id.eq(id.uuid()))
        .exec(transaction.connection())
        .await?;
    Ok(())
}

/// Keeps an item from others who want to change which version is current, until the transaction ends.
/// SQLite has one writer anyway.
pub(super) async fn hold(transaction: &Transaction, id: ServiceItemId) -> Result<(), StoreError> {
    service_item::Entity::find_by_id(id.uuid())
        .lock_exclusive()
        .one(transaction.connection())
        .await?;
    Ok(())
}

/// Ends versions that are in a state: no new case will use them.
async fn end(
    transaction: &Transaction,
    id: ServiceItemId,
    state: VersionState,
    which: impl FnOnce(sea_orm::UpdateMany<Entity>) -> sea_orm::UpdateMany<Entity>,
) -> Result<(), StoreError> {
    let ended = Entity::update_many()
        .col_expr(Column::State, Expr::val(VersionState::Withdrawn.as_str()))
        .col_expr(Column::RowVersion, Expr::col(Column::RowVersion).add(1))
        .filter(Column::ServiceItemId.eq(id.uuid()))
        .filter(Column::State.eq(state.as_str()));
    which(ended).exec(transaction.connection()).await?;
    Ok(())
}
