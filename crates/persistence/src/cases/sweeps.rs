//! What time alone brings about: the candidates of the sweeps.
//!
//! Finders of ids for the worker, without a scope. They name candidates; the domain decides on
//! each, anew, when it is loaded. All of them are paged by id: `after` is the last id of the page
//! before.

use bangban_domain::id::CaseId;
use chrono::NaiveDate;
use sea_orm::sea_query::{Order, Query};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait};
use uuid::Uuid;

use crate::entity::case::{Column, Entity};
use crate::{Source, StoreError};

/// Applications that the venue has not answered in time (C5), whose superior was not told yet.
///
/// # Errors
/// As [`StoreError`] says.
pub async fn unscoped_unanswered(
    source: &impl Source,
    today: NaiveDate,
    after: Option<CaseId>,
    limit: u32,
) -> Result<Vec<CaseId>, StoreError> {
    candidates(source, Condition::all().add(Column::AnswerDueOn.lt(today)), after, limit).await
}

/// Notices whose date comes by `horizon`, of which the applicant was not reminded yet (C4).
///
/// # Errors
/// As [`StoreError`] says.
pub async fn unscoped_supply_to_remind(
    source: &impl Source,
    horizon: NaiveDate,
    after: Option<CaseId>,
    limit: u32,
) -> Result<Vec<CaseId>, StoreError> {
    let near = Condition::all().add(Column::SupplyBy.lte(horizon)).add(Column::SupplyRemindedOn.is_null());
    candidates(source, near, after, limit).await
}

/// Notices whose date has passed, after a reminder of an earlier day (C4).
///
/// # Errors
/// As [`StoreError`] says.
pub async fn unscoped_supply_lapsed(
    source: &impl Source,
    today: NaiveDate,
    after: Option<CaseId>,
    limit: u32,
) -> Result<Vec<CaseId>, StoreError> {
    let passed = Condition::all().add(Column::SupplyBy.lt(today)).add(Column::SupplyRemindedOn.lt(today));
    candidates(source, passed, after, limit).await
}

/// Filings to which a department has said nothing since `filed_by` or longer (C5).
///
/// # Errors
/// As [`StoreError`] says.
pub async fn unscoped_department_silent(
    source: &impl Source,
    filed_by: NaiveDate,
    after: Option<CaseId>,
    limit: u32,
) -> Result<Vec<CaseId>, StoreError> {
    candidates(source, Condition::all().add(Column::DepartmentSilentSince.lte(filed_by)), after, limit).await
}

/// Cases that have a date which waits for the calendar of this year (C13).
///
/// # Errors
/// As [`StoreError`] says.
pub async fn unscoped_awaiting_calendar(
    source: &impl Source,
    year: i32,
    after: Option<CaseId>,
    limit: u32,
) -> Result<Vec<CaseId>, StoreError> {
    candidates(source, Condition::all().add(Column::AwaitedYear.eq(year)), after, limit).await
}

async fn candidates(
    source: &impl Source,
    condition: Condition,
    after: Option<CaseId>,
    limit: u32,
) -> Result<Vec<CaseId>, StoreError> {
    let query = Query::select()
        .column(Column::Id)
        .from(Entity)
        .cond_where(condition)
        .and_where_option(after.map(|id| Column::Id.gt(id.uuid())))
        .order_by(Column::Id, Order::Asc)
        .limit(u64::from(limit))
        .to_owned();
    let rows = source.connection().query_all(&query).await?;
    rows.iter().map(|row| Ok(CaseId::new(row.try_get::<Uuid>("", "id")?))).collect()
}
