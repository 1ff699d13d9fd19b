//! Divisions (区划): the imported list of codes and names. Owns the table; does not own which venue
//! serves a division (`organizations`), nor the reading of an import's file.

use bangban_domain::division_code::{DivisionCode, DivisionLevel};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::entity::division::{ActiveModel, Column, Entity, Model};
use super::sql;
use crate::error::StoreError;
use crate::page::{Page, PageRequest};
use crate::store::{Source, Transaction};

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
