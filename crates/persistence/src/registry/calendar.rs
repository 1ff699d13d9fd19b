//! The official work calendar, by years.
//!
//! Owns the two tables. Does not own what a working day is (`bangban_domain::calendar`), nor the
//! reading of an import's file.

use std::collections::BTreeMap;

use bangban_domain::calendar::CalendarYear;
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::entity::{calendar_day, calendar_year};
use super::sql;
use crate::error::StoreError;
use crate::source::{Connected, Source};
use crate::transaction::Transaction;

const HOLIDAY: &str = "holiday";
const MAKE_UP_DAY: &str = "make_up";

/// Every year that is known, in order. Two statements over some thirty rows a year: not paged.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn load_all(source: &impl Source) -> Result<Vec<CalendarYear>, StoreError> {
    let connection = source.connection();
    // Years first: one that is imported between the two reads is then left out, and never known
    // without its days.
    let years = calendar_year::Entity::find().all(connection).await?;
    let days = calendar_day::Entity::find().all(connection).await?;
    let empty = |year| CalendarYear {
        year,
        ..CalendarYear::default()
    };
    let mut known: BTreeMap<i32, CalendarYear> = years
        .into_iter()
        .map(|row| (row.year, empty(row.year)))
        .collect();
    for day in days {
        let Some(year) = known.get_mut(&day.year) else {
            continue;
        };
        match day.kind.as_str() {
            HOLIDAY => year.holidays.insert(day.date),
            MAKE_UP_DAY => year.make_up_days.insert(day.date),
            _ => return Err(StoreError::Corrupt("calendar_days.kind")),
        };
    }
    Ok(known.into_values().collect())
}

/// Puts a year in place of what was known of it, if anything.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn replace_year(
    transaction: &Transaction,
    year: &CalendarYear,
    imported_at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let connection = transaction.connection();
    let row = calendar_year::ActiveModel {
        year: Set(year.year),
        imported_at: Set(imported_at),
    };
    let newer = OnConflict::column(calendar_year::Column::Year)
        .update_column(calendar_year::Column::ImportedAt)
        .to_owned();
    calendar_year::Entity::insert(row)
        .on_conflict(newer)
        .exec_without_returning(connection)
        .await?;
    calendar_day::Entity::delete_many()
        .filter(calendar_day::Column::Year.eq(year.year))
        .exec(connection)
        .await?;
    let row = |date: &NaiveDate, kind: &str| calendar_day::ActiveModel {
        year: Set(year.year),
        date: Set(*date),
        kind: Set(kind.to_owned()),
    };
    let holidays = year.holidays.iter().map(|date| row(date, HOLIDAY));
    let make_up_days = year.make_up_days.iter().map(|date| row(date, MAKE_UP_DAY));
    sql::insert_rows(connection, holidays.chain(make_up_days)).await
}
