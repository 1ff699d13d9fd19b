//! Offering a version of an item, and offering it no longer.

use bangban_domain::id::ServiceItemId;
use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::{NotSet, Set};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter};

use super::super::entity::{service_item, service_item_version};
use super::VersionState;
use super::row::{document_of, to_item_row};
use crate::error::StoreError;
use crate::source::Connected;
use crate::transaction::Transaction;

/// Makes a version the one that new cases use; the one before is withdrawn. Tells whether there is
/// such a version.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn publish(
    transaction: &Transaction,
    id: ServiceItemId,
    version: i32,
    at: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let connection = transaction.connection();
    let row = service_item_version::Entity::find_by_id((id.uuid(), version))
        .one(connection)
        .await?;
    let Some(row) = row else {
        return Ok(false);
    };
    let item = document_of(&row)?;
    withdraw_versions(transaction, id).await?;
    let row = service_item_version::ActiveModel {
        service_item_id: Set(id.uuid()),
        version: Set(version),
        state: Set(VersionState::Published.as_str().to_owned()),
        published_at: Set(Some(at)),
        ..Default::default()
    };
    row.update(connection).await?;
    let row = service_item::ActiveModel {
        id: Set(id.uuid()),
        code: NotSet,
        current_version: Set(Some(version)),
        ..to_item_row("", &item)
    };
    row.update(connection).await?;
    Ok(true)
}

/// Offers an item no longer: it has no current version then.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn withdraw(transaction: &Transaction, id: ServiceItemId) -> Result<(), StoreError> {
    withdraw_versions(transaction, id).await?;
    service_item::Entity::update_many()
        .col_expr(service_item::Column::CurrentVersion, Expr::val(None::<i32>))
        .col_expr(service_item::Column::Active, Expr::val(false))
        .filter(service_item::Column::Id.eq(id.uuid()))
        .exec(transaction.connection())
        .await?;
    Ok(())
}

async fn withdraw_versions(transaction: &Transaction, id: ServiceItemId) -> Result<(), StoreError> {
    use service_item_version::Column;
    service_item_version::Entity::update_many()
        .col_expr(Column::State, Expr::val(VersionState::Withdrawn.as_str()))
        .filter(Column::ServiceItemId.eq(id.uuid()))
        .filter(Column::State.eq(VersionState::Published.as_str()))
        .exec(transaction.connection())
        .await?;
    Ok(())
}
