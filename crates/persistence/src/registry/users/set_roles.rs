//! Giving and taking roles.

use bangban_domain::id::UserId;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::super::entity::{user, user_role};
use super::RoleAt;
use super::row::to_role_rows;
use crate::error::StoreError;
use crate::registry::sql;
use crate::source::Connected;
use crate::transaction::Transaction;

/// Gives the account these roles and no others, if it is still of this version. Gives the new version.
///
/// # Errors
/// [`StoreError::Stale`] where the version is another, or the account is missing; others where an
/// organisation is missing or the database fails.
pub async fn set_roles(
    transaction: &Transaction,
    id: UserId,
    roles: &[RoleAt],
    version: i64,
) -> Result<i64, StoreError> {
    let connection = transaction.connection();
    let update = user::Entity::update_many()
        .col_expr(
            user::Column::Version,
            Expr::col(user::Column::Version).add(1),
        )
        .filter(user::Column::Id.eq(id.uuid()))
        .filter(user::Column::Version.eq(version))
        .exec(connection)
        .await?;
    if update.rows_affected == 0 {
        return Err(StoreError::Stale);
    }
    user_role::Entity::delete_many()
        .filter(user_role::Column::UserId.eq(id.uuid()))
        .exec(connection)
        .await?;
    sql::insert_rows(connection, to_role_rows(id, roles)).await?;
    Ok(version + 1)
}
