//! Setting a password.

use bangban_domain::id::UserId;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::super::entity::user::{Column, Entity};
use crate::error::StoreError;
use crate::source::Connected;
use crate::transaction::Transaction;

/// Sets the hash of the password, in the PHC string format. Tells whether there is such an account.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn set_password(
    transaction: &Transaction,
    id: UserId,
    password_hash: &str,
    at: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let update = Entity::update_many()
        .col_expr(Column::PasswordHash, Expr::val(password_hash))
        .col_expr(Column::PasswordChangedAt, Expr::val(at))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id.uuid()))
        .exec(transaction.connection())
        .await?;
    Ok(update.rows_affected > 0)
}
