//! Divisions (区划): the imported list of codes and names. Owns the table; does not own which venue
//! serves a division (`organizations`), nor the reading of an import's file.

use std::collections::BTreeMap;

use bangban_domain::division_code::{DivisionCode, DivisionLevel};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::entity::division::{ActiveModel, Column, Entity, Model};
use super::sql;
use crate::error::StoreError;
use crate::page::{Page, PageOf};
use crate::source::{Connected, Source};
use crate::transaction::Transaction;

/// A division.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Division {
    /// The statistical code, 12 digits.
    pub code: DivisionCode,
    /// The name, such as 银雀山街道.
    pub name: String,
    /// The level that the list gives it.
    pub level: DivisionLevel,
    /// The division it lies in; none for the topmost.
    pub parent_code: Option<DivisionCode>,
}

/// Which divisions a list shows; what is none does not restrict.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DivisionFilter {
    /// Those that lie directly in this one.
    pub parent_code: Option<DivisionCode>,
    /// Those of this level.
    pub level: Option<DivisionLevel>,
    /// Those whose name contains this text.
    pub name_contains: Option<String>,
}

/// The name of the list in cursors.
const LIST: &str = "divisions";

const LEVELS: [DivisionLevel; 5] = [
    DivisionLevel::Province,
    DivisionLevel::City,
    DivisionLevel::County,
    DivisionLevel::Town,
    DivisionLevel::Village,
];

/// The division of this code.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn get(
    source: &impl Source,
    code: &DivisionCode,
) -> Result<Option<Division>, StoreError> {
    let row = Entity::find_by_id(code.as_str())
        .one(source.connection())
        .await?;
    row.map(from_row).transpose()
}

/// A page of divisions, by code.
///
/// # Errors
/// [`StoreError::InvalidCursor`], and others where the database fails.
pub async fn list(
    source: &impl Source,
    filter: &DivisionFilter,
    page: &Page,
) -> Result<PageOf<Division>, StoreError> {
    let mut query = Entity::find();
    if let Some(code) = &filter.parent_code {
        query = query.filter(Column::ParentCode.eq(code.as_str()));
    }
    if let Some(level) = filter.level {
        query = query.filter(Column::Level.eq(level.as_str()));
    }
    if let Some(text) = &filter.name_contains {
        query = query.filter(sql::contains(Column::Name, text));
    }
    if let Some(code) = page.after_key::<String>(LIST)? {
        query = query.filter(Column::Code.gt(code));
    }
    let rows = query
        .order_by_asc(Column::Code)
        .limit(page.fetch())
        .all(source.connection())
        .await?;
    page.collect(LIST, rows, |row| [row.code.clone()], from_row)
}

/// Puts divisions into the list; one that is there already takes the new name, level and parent. Doing
/// it twice changes nothing. Of two with the same code the later one counts.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn upsert_many(
    transaction: &Transaction,
    divisions: &[Division],
) -> Result<(), StoreError> {
    // PostgreSQL refuses to touch a row twice in one statement.
    let divisions: BTreeMap<_, _> = divisions.iter().map(|it| (&it.code, it)).collect();
    let divisions: Vec<_> = divisions.into_values().collect();
    for some in divisions.chunks(1_000) {
        let update = OnConflict::column(Column::Code)
            .update_columns([Column::Name, Column::Level, Column::ParentCode])
            .to_owned();
        Entity::insert_many(some.iter().copied().map(to_row))
            .on_conflict(update)
            .exec_without_returning(transaction.connection())
            .await?;
    }
    Ok(())
}

fn to_row(division: &Division) -> ActiveModel {
    ActiveModel {
        code: Set(division.code.as_str().to_owned()),
        name: Set(division.name.clone()),
        level: Set(division.level.as_str().to_owned()),
        parent_code: Set(division
            .parent_code
            .as_ref()
            .map(|code| code.as_str().to_owned())),
    }
}

fn from_row(row: Model) -> Result<Division, StoreError> {
    let code =
        |text: &str| DivisionCode::parse(text).map_err(|_| StoreError::Corrupt("divisions.code"));
    Ok(Division {
        code: code(&row.code)?,
        level: LEVELS
            .into_iter()
            .find(|level| level.as_str() == row.level)
            .ok_or(StoreError::Corrupt("divisions.level"))?,
        parent_code: row.parent_code.as_deref().map(code).transpose()?,
        name: row.name,
    })
}
