//! Failed sign-ins under names that nobody has, counted and locked as those of accounts are.
//!
//! Owns the table. A name stands there as a keyed digest: what was typed may be anything. Does not own
//! the rule of the lock, nor the digest.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait, OnConflict, Order, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::entity::unknown_sign_in::{Column, Entity};
use super::users::Lockout;
use crate::error::StoreError;
use crate::source::{Connected, Source};
use crate::transaction::Transaction;

/// What is known of a name that nobody has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct UnknownSignIn {
    /// Failed sign-ins under it.
    pub failures: i32,
    /// Until when sign-in under it is refused.
    pub locked_until: Option<DateTime<Utc>>,
}

/// What is known of this name; most often nothing.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn get(source: &impl Source, name_key: &str) -> Result<UnknownSignIn, StoreError> {
    let row = Entity::find_by_id(name_key)
        .one(source.connection())
        .await?;
    let known = row.map(|row| UnknownSignIn {
        failures: row.failures,
        locked_until: row.locked_until,
    });
    Ok(known.unwrap_or_default())
}

/// Counts a failed sign-in, and locks the name where that is the failure that locks: one statement, so
/// that guesses made at the same time are all counted. Without a name it is run all the same and
/// touches no row, so that an account takes the time of a name that nobody has.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn record_failure(
    transaction: &Transaction,
    name_key: Option<&str>,
    at: DateTime<Utc>,
    lockout: Lockout,
) -> Result<(), StoreError> {
    let first = Query::select()
        .expr(Expr::val(name_key.unwrap_or_default()))
        .expr(Expr::val(1))
        .expr(Expr::val(at))
        .and_where(Expr::val(name_key.is_some()))
        .to_owned();
    let failures = Expr::col((Entity, Column::Failures)).add(1);
    let locked_until = CaseStatement::new()
        .case(failures.clone().gte(lockout.at_failure), lockout.until)
        .finally(Expr::col((Entity, Column::LockedUntil)));
    let further = OnConflict::column(Column::NameKey)
        .value(Column::Failures, failures)
        .value(Column::LastAt, at)
        .value(Column::LockedUntil, locked_until)
        .to_owned();
    let mut statement = Query::insert();
    statement
        .into_table(Entity)
        .columns([Column::NameKey, Column::Failures, Column::LastAt])
        .on_conflict(further);
    // Three columns and three values: never refused.
    statement
        .select_from(first)
        .map_err(|_| StoreError::Other)?;
    transaction.connection().execute(&statement).await?;
    Ok(())
}

/// Forgets names whose last failure was before then: `most` at a time. Tells how many went.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn purge(
    transaction: &Transaction,
    before: DateTime<Utc>,
    most: u32,
) -> Result<u64, StoreError> {
    let old = Query::select()
        .column(Column::NameKey)
        .from(Entity)
        .and_where(Column::LastAt.lt(before))
        .order_by(Column::LastAt, Order::Asc)
        .limit(u64::from(most))
        .to_owned();
    let done = Entity::delete_many()
        .filter(Column::NameKey.in_subquery(old))
        // Somebody may have tried again in between.
        .filter(Column::LastAt.lt(before))
        .exec(transaction.connection())
        .await?;
    Ok(done.rows_affected)
}
