//! Changing a draft, and throwing it away.

use bangban_domain::service_item::ServiceItem;
use sea_orm::ActiveValue::{NotSet, Set};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, UpdateMany,
};

use super::super::entity::service_item_version::{Column, Entity};
use super::super::entity::{service_item, service_item_version};
use super::row::{document, to_item_row};
use super::{SeenDraft, VersionState};
use crate::error::StoreError;
use crate::source::Connected;
use crate::transaction::Transaction;

/// Puts other contents in place of a draft's; `item` names the item and the version. `code` is given
/// for an item that was never published: its row and its natural key follow the draft.
///
/// # Errors
/// [`StoreError::Stale`] where the draft is not as it was seen; [`StoreError::Duplicate`] where the code is
/// taken; others where the database fails.
pub async fn replace_draft(
    transaction: &Transaction,
    seen: SeenDraft,
    item: &ServiceItem,
    code: Option<&str>,
) -> Result<(), StoreError> {
    let update = change(seen).col_expr(Column::Document, Expr::val(document(item)?));
    apply(transaction, update).await?;
    if let Some(code) = code {
        let row = service_item::ActiveModel {
            id: Set(item.id.uuid()),
            current_version: NotSet,
            active: NotSet,
            ..to_item_row(code, item)
        };
        row.update(transaction.connection()).await?;
    }
    Ok(())
}

/// Throws a draft away; the item as well, where there is no other version of it.
///
/// # Errors
/// [`StoreError::Stale`] where the draft is not as it was seen; others where the database fails.
pub async fn delete_draft(transaction: &Transaction, seen: SeenDraft) -> Result<(), StoreError> {
    let connection = transaction.connection();
    let deleted = Entity::delete_many()
        .filter(Column::ServiceItemId.eq(seen.id.uuid()))
        .filter(Column::Version.eq(seen.version))
        .filter(Column::State.eq(VersionState::Draft.as_str()))
        .filter(Column::RowVersion.eq(seen.row_version))
        .exec(connection)
        .await?;
    if deleted.rows_affected == 0 {
        return Err(StoreError::Stale);
    }
    let others = Entity::find()
        .filter(Column::ServiceItemId.eq(seen.id.uuid()))
        .count(connection)
        .await?;
    if others == 0 {
        service_item::Entity::delete_by_id(seen.id.uuid())
            .exec(connection)
            .await?;
    }
    Ok(())
}

/// A change of the draft as it was seen, which adds one to the version of its row.
pub(super) fn change(seen: SeenDraft) -> UpdateMany<service_item_version::Entity> {
    Entity::update_many()
        .col_expr(Column::RowVersion, Expr::col(Column::RowVersion).add(1))
        .filter(Column::ServiceItemId.eq(seen.id.uuid()))
        .filter(Column::Version.eq(seen.version))
        .filter(Column::State.eq(VersionState::Draft.as_str()))
        .filter(Column::RowVersion.eq(seen.row_version))
}

/// Carries such a change out.
///
/// # Errors
/// [`StoreError::Stale`] where it met no draft; others where the database fails.
pub(super) async fn apply(
    transaction: &Transaction,
    change: UpdateMany<service_item_version::Entity>,
) -> Result<(), StoreError> {
    let done = change.exec(transaction.connection()).await?;
    if done.rows_affected == 0 {
        return Err(StoreError::Stale);
    }
    Ok(())
}
