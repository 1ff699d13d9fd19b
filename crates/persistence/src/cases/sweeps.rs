//! What time alone brings about: the candidates of the sweeps.
//!
//! Finders for the worker, without a scope. They name candidates; the domain decides on each, anew,
//! when it is loaded. All of them are paged: `after` is the last candidate of the page before.

use bangban_domain::id::CaseId;
use chrono::NaiveDate;
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait};
use uuid::Uuid;

use crate::entity::case::{Column, Entity};
use crate::{Source, StoreError};

/// A case that a sweep may have to do with, and its place in the sweep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate {
    /// The case.
    pub id: CaseId,
    /// The date that makes it one, by which candidates come in order.
    date: Option<NaiveDate>,
}

/// Applications that the venue has not answered in time (C5), whose superior was not told yet.
///
/// # Errors
/// As [`StoreError`] says.
pub async fn unscoped_unanswered(
    source: &impl Source,
    today: NaiveDate,
    after: Option<Candidate>,
    limit: u32,
) -> Result<Vec<Candidate>, StoreError> {
    let passed = Condition::all().add(Column::AnswerDueOn.lt(today));
    by_date(source, Column::AnswerDueOn, passed, after, limit).await
}

/// Notices whose date comes by `horizon`, of which the applicant was not reminded yet (C4).
///
/// # Errors
/// As [`StoreError`] says.
pub async fn unscoped_supply_to_remind(
    source: &impl Source,
    horizon: NaiveDate,
    after: Option<Candidate>,
    limit: u32,
) -> Result<Vec<Candidate>, StoreError> {
    let near = Condition::all()
        .add(Column::SupplyBy.lte(horizon))
        .add(Column::SupplyRemindedOn.is_null());
    by_date(source, Column::SupplyBy, near, after, limit).await
}

/// Notices whose date has passed, after a reminder of an earlier day (C4).
///
/// # Errors
/// As [`StoreError`] says.
pub async fn unscoped_supply_lapsed(
    source: &impl Source,
    today: NaiveDate,
    after: Option<Candidate>,
    limit: u32,
) -> Result<Vec<Candidate>, StoreError> {
    let passed = Condition::all()
        .add(Column::SupplyBy.lt(today))
        .add(Column::SupplyRemindedOn.lt(today));
    by_date(source, Column::SupplyBy, passed, after, limit).await
}

/// Filings to which a department has said nothing since `filed_by` or longer (C5).
///
/// # Errors
/// As [`StoreError`] says.
pub async fn unscoped_department_silent(
    source: &impl Source,
    filed_by: NaiveDate,
    after: Option<Candidate>,
    limit: u32,
) -> Result<Vec<Candidate>, StoreError> {
    let silent = Condition::all().add(Column::DepartmentSilentSince.lte(filed_by));
    by_date(source, Column::DepartmentSilentSince, silent, after, limit).await
}

/// Cases that have a date which waits for the calendar of this year (C13).
///
/// # Errors
/// As [`StoreError`] says.
pub async fn unscoped_awaiting_calendar(
    source: &impl Source,
    year: i32,
    after: Option<Candidate>,
    limit: u32,
) -> Result<Vec<Candidate>, StoreError> {
    let query = Query::select()
        .column(Column::Id)
        .from(Entity)
        .and_where(Column::AwaitedYear.eq(year))
        .and_where_option(after.map(|last| Column::Id.gt(last.id.uuid())))
        .order_by(Column::Id, Order::Asc)
        .limit(u64::from(limit))
        .to_owned();
    let rows = source.connection().query_all(&query).await?;
    let candidates = rows.iter().map(|row| {
        let id: Uuid = row.try_get("", "id")?;
        Ok(Candidate {
            id: CaseId::new(id),
            date: None,
        })
    });
    candidates.collect()
}

/// In the order of the index, so that a page costs what it shows. By id alone, the database would
/// walk past everybody's cases.
async fn by_date(
    source: &impl Source,
    column: Column,
    condition: Condition,
    after: Option<Candidate>,
    limit: u32,
) -> Result<Vec<Candidate>, StoreError> {
    let place = Expr::tuple([Expr::col(column), Expr::col(Column::Id)]);
    let beyond = |last: Candidate| {
        place.gt(Expr::tuple([
            Expr::val(last.date),
            Expr::val(last.id.uuid()),
        ]))
    };
    let query = Query::select()
        .column(Column::Id)
        .expr_as(Expr::col(column), "date")
        .from(Entity)
        .cond_where(condition)
        .and_where_option(after.map(beyond))
        .order_by(column, Order::Asc)
        .order_by(Column::Id, Order::Asc)
        .limit(u64::from(limit))
        .to_owned();
    let rows = source.connection().query_all(&query).await?;
    let candidates = rows.iter().map(|row| {
        let id: Uuid = row.try_get("", "id")?;
        Ok(Candidate {
            id: CaseId::new(id),
            date: row.try_get("", "date")?,
        })
    });
    candidates.collect()
}
