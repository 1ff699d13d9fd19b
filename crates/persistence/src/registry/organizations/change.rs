//! Changing what is told of an organisation, and whether it is in service.

use bangban_domain::id::OrganizationId;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::super::entity::organization::{Column, Entity};
use crate::error::StoreError;
use crate::source::Connected;
use crate::transaction::Transaction;

/// What is told of an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The name.
    pub name: String,
    /// The address, in words.
    pub address: Option<String>,
    /// The telephone number of the counter.
    pub phone: Option<String>,
    /// Whether it is in service.
    pub active: bool,
}

/// Puts this in place of what was told, if the organisation is still of this version.
///
/// # Errors
/// [`StoreError::Stale`] where the version is another, or the organisation is missing; others where the
/// database fails.
pub async fn change(
    transaction: &Transaction,
    id: OrganizationId,
    told: Told,
    version: i64,
) -> Result<(), StoreError> {
    let update = Entity::update_many()
        .col_expr(Column::Name, Expr::val(told.name))
        .col_expr(Column::Address, Expr::val(told.address))
        .col_expr(Column::Phone, Expr::val(told.phone))
        .col_expr(Column::Active, Expr::val(told.active))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id.uuid()))
        .filter(Column::Version.eq(version))
        .exec(transaction.connection())
        .await?;
    match update.rows_affected {
        0 => Err(StoreError::Stale),
        _ => Ok(()),
    }
}
