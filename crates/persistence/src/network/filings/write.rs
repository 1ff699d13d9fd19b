//! Writing filings. Each change names the version that it saw.

use bangban_domain::id::{FilingId, OrganizationId, UserId};
use bangban_domain::network::FilingState;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, UpdateMany};

use super::super::entity::filing::{Column, Entity};
use super::super::entity::filing_serial;
use super::row::to_row;
use super::{Filing, NewFiling};
use crate::registry::sql;
use crate::source::Connected;
use crate::{StoreError, Transaction};

/// Enters filings; they begin with version 1.
///
/// # Errors
/// [`StoreError`] where an id is taken, somebody or something is missing, or the database fails.
pub async fn insert_many(tx: &Transaction, filings: &[NewFiling]) -> Result<(), StoreError> {
    sql::insert_rows(tx.connection(), filings.iter().map(to_row)).await
}

/// It was filed.
///
/// # Errors
/// [`StoreError::Stale`] where its version is another; others where the database fails.
pub async fn submit(
    tx: &Transaction,
    filing: &Filing,
    by: UserId,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let update = next(filing, FilingState::Filed)
        .col_expr(Column::FiledBy, Expr::val(by.uuid()))
        .col_expr(Column::FiledAt, Expr::val(at));
    done(tx, update).await
}

/// The superior received it, under this number, or gave it back, for this reason.
///
/// # Errors
/// [`StoreError::Stale`] where its version is another; others where the database fails.
pub async fn decide(
    tx: &Transaction,
    filing: &Filing,
    outcome: Result<&str, &str>,
    by: UserId,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let update =
        match outcome {
            Ok(number) => next(filing, FilingState::Received)
                .col_expr(Column::FilingNumber, Expr::val(number)),
            Err(reason) => next(filing, FilingState::Returned)
                .col_expr(Column::ReturnReason, Expr::val(reason)),
        };
    let update = update
        .col_expr(Column::DecidedBy, Expr::val(by.uuid()))
        .col_expr(Column::DecidedAt, Expr::val(at));
    done(tx, update).await
}

/// What it tells of has been carried out; says whether it was not before.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn mark_applied(tx: &Transaction, id: FilingId) -> Result<bool, StoreError> {
    let update = Entity::update_many()
        .col_expr(Column::Applied, Expr::val(true))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id.uuid()))
        .filter(Column::Applied.eq(false))
        .exec(tx.connection())
        .await?;
    Ok(update.rows_affected > 0)
}

/// The next serial of a department in a year, from 1.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn next_serial(
    tx: &Transaction,
    superior: OrganizationId,
    year: i32,
) -> Result<u32, StoreError> {
    use filing_serial::{ActiveModel, Column, Entity};
    let own = |query: UpdateMany<Entity>| {
        query
            .filter(Column::SuperiorId.eq(superior.uuid()))
            .filter(Column::Year.eq(year))
    };
    let count = own(Entity::update_many().col_expr(Column::Last, Expr::col(Column::Last).add(1)));
    if count.exec(tx.connection()).await?.rows_affected == 0 {
        let first = ActiveModel {
            superior_id: Set(superior.uuid()),
            year: Set(year),
            last: Set(1),
        };
        Entity::insert(first)
            .exec_without_returning(tx.connection())
            .await?;
        return Ok(1);
    }
    let row = Entity::find_by_id((superior.uuid(), year))
        .one(tx.connection())
        .await?;
    let last = row.map_or(0, |row| row.last);
    u32::try_from(last).map_err(|_| StoreError::Corrupt("filing_serials.last"))
}

fn next(filing: &Filing, state: FilingState) -> UpdateMany<Entity> {
    Entity::update_many()
        .col_expr(Column::State, Expr::val(state.as_str()))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(filing.id.uuid()))
        .filter(Column::Version.eq(filing.version))
}

async fn done(tx: &Transaction, update: UpdateMany<Entity>) -> Result<(), StoreError> {
    match update.exec(tx.connection()).await?.rows_affected {
        0 => Err(StoreError::Stale),
        _ => Ok(()),
    }
}
