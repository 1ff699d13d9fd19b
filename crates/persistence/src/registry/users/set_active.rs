//! Enabling and disabling an account.

use bangban_domain::id::UserId;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::super::entity::user::{Column, Entity};
use crate::error::StoreError;
use crate::source::Connected;
use crate::transaction::Transaction;

/// Enables or disables the account, if it is still of this version. Gives the new version.
///
/// # Errors
/// [`StoreError::Stale`] where the version is another, or the account is missing; others where the
/// database fails.
pub async fn set_active(
    transaction: &Transaction,
    id: UserId,
    active: bool,
    version: i64,
) -> Result<i64, StoreError> {
    let update = Entity::update_many()
        .col_expr(Column::Active, Expr::val(active))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id.uuid()))
        .filter(Column::Version.eq(version))
        .exec(transaction.connection())
        .await?;
    match update.rows_affected {
        0 => Err(StoreError::Stale),
        _ => Ok(version + 1),
    }
}
