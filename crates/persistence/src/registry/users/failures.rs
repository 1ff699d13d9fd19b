//! Failed sign-ins and the lock that follows.
//!
//! Both are single statements that add to what the row holds, so that guesses made at the same time
//! are all counted.

use bangban_domain::id::UserId;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::super::entity::user::{Column, Entity};
use crate::error::StoreError;
use crate::source::Connected;
use crate::transaction::Transaction;

/// When failures lock an account, and until when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lockout {
    /// The failure that locks, counted since the last success; every further one locks again.
    pub at_failure: i32,
    /// Until when sign-in is then refused.
    pub until: DateTime<Utc>,
}

/// Counts a failed sign-in, and locks the account where that is the failure that locks. An account
/// that does not exist is no fault.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn record_failure(
    transaction: &Transaction,
    id: UserId,
    lockout: Lockout,
) -> Result<(), StoreError> {
    let failures = Expr::col(Column::FailedSignIns).add(1);
    let locked_until = CaseStatement::new()
        .case(failures.clone().gte(lockout.at_failure), lockout.until)
        .finally(Expr::col(Column::LockedUntil));
    Entity::update_many()
        .col_expr(Column::FailedSignIns, failures)
        .col_expr(Column::LockedUntil, locked_until.into())
        .filter(Column::Id.eq(id.uuid()))
        .exec(transaction.connection())
        .await?;
    Ok(())
}

/// Forgets the failed sign-ins and the lock, after a success or by an administrator. Writes only where
/// there is something to forget.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn reset_failures(transaction: &Transaction, id: UserId) -> Result<(), StoreError> {
    let something = Column::FailedSignIns
        .ne(0)
        .or(Column::LockedUntil.is_not_null());
    Entity::update_many()
        .col_expr(Column::FailedSignIns, Expr::val(0))
        .col_expr(Column::LockedUntil, Expr::val(None::<DateTime<Utc>>))
        .filter(Column::Id.eq(id.uuid()))
        .filter(something)
        .exec(transaction.connection())
        .await?;
    Ok(())
}
