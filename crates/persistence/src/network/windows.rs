//! Windows (窗口) of venues.
//!
//! Owns the table. Does not own who serves at a window: that is the agent's profile.

use bangban_domain::id::{OrganizationId, WindowId};
use bangban_domain::organization::Node;
use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::{NotSet, Set};
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::entity::window::{ActiveModel, Column, Entity, Model};
use crate::registry::entity::organization;
use crate::registry::organizations::is_within;
use crate::registry::sql;
use crate::source::Connected;
use crate::{Page, PageOf, Source, StoreError, Transaction};

/// The name of the list in cursors.
const LIST: &str = "windows";

/// A window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Window {
    /// Its id.
    pub id: WindowId,
    /// The venue.
    pub organization_id: OrganizationId,
    /// What stands on it, such as `A03`; none is twice at one venue.
    pub number: String,
    /// Its name.
    pub name: String,
    /// 综合业务窗口: it has a norm of its own (N2).
    pub comprehensive: bool,
    /// 帮办代办窗口.
    pub assistance: bool,
    /// The telephone number of the counter.
    pub phone: Option<String>,
    /// Whether it is open.
    pub active: bool,
    /// When it was entered.
    pub created_at: DateTime<Utc>,
    /// From 1; every change adds one.
    pub version: i64,
}

/// Which windows a list shows; what is none does not restrict.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WindowFilter {
    /// Those of this very venue.
    pub organization_id: Option<OrganizationId>,
    /// Those of this subtree.
    pub within: Option<Node>,
    /// Comprehensive ones, or the others.
    pub comprehensive: Option<bool>,
    /// Those that are open, or those that are not.
    pub active: Option<bool>,
}

/// Enters windows; they begin with version 1.
///
/// # Errors
/// [`StoreError::Duplicate`] (`windows_organization_id_number`, or `windows_number`) where a venue has
/// the number; others where the database fails.
pub async fn insert_many(tx: &Transaction, windows: &[Window]) -> Result<(), StoreError> {
    sql::insert_rows(tx.connection(), windows.iter().map(to_row)).await
}

/// Puts this in place of what was told of the window of this version.
///
/// # Errors
/// [`StoreError::Stale`] where the version is another; [`StoreError::Duplicate`] as for
/// [`insert_many`]; others where the database fails.
pub async fn change(tx: &Transaction, window: &Window) -> Result<(), StoreError> {
    let mut row = to_row(window);
    row.id = NotSet;
    row.organization_id = NotSet;
    row.created_at = NotSet;
    row.version = Set(window.version + 1);
    let update = Entity::update_many()
        .set(row)
        .filter(Column::Id.eq(window.id.uuid()))
        .filter(Column::Version.eq(window.version))
        .exec(tx.connection())
        .await?;
    match update.rows_affected {
        0 => Err(StoreError::Stale),
        _ => Ok(()),
    }
}

/// The window of this id.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn get(source: &impl Source, id: WindowId) -> Result<Option<Window>, StoreError> {
    let row = Entity::find_by_id(id.uuid())
        .one(source.connection())
        .await?;
    Ok(row.map(from_row))
}

/// A page of windows, in the order in which they were entered.
///
/// # Errors
/// [`StoreError::InvalidCursor`], and others where the database fails.
pub async fn list(
    source: &impl Source,
    filter: &WindowFilter,
    page: &Page,
) -> Result<PageOf<Window>, StoreError> {
    let mut query = Entity::find();
    if let Some(id) = filter.organization_id {
        query = query.filter(Column::OrganizationId.eq(id.uuid()));
    }
    if let Some(node) = filter.within {
        let subtree = Query::select()
            .column(organization::Column::Id)
            .from(organization::Entity)
            .and_where(is_within(node))
            .to_owned();
        query = query.filter(Column::OrganizationId.in_subquery(subtree));
    }
    if let Some(comprehensive) = filter.comprehensive {
        query = query.filter(Column::Comprehensive.eq(comprehensive));
    }
    if let Some(active) = filter.active {
        query = query.filter(Column::Active.eq(active));
    }
    if let Some(id) = page.after_key::<Uuid>(LIST)? {
        query = query.filter(Column::Id.gt(id));
    }
    let rows = query
        .order_by_asc(Column::Id)
        .limit(page.fetch())
        .all(source.connection())
        .await?;
    page.collect(
        LIST,
        rows,
        |row| [row.id.to_string()],
        |row| Ok(from_row(row)),
    )
}

/// The open comprehensive windows, each with its venue: of one venue, or of all.
pub(super) async fn with_norm(
    source: &impl Source,
    of: Option<OrganizationId>,
) -> Result<Vec<(OrganizationId, WindowId)>, StoreError> {
    let mut query = Entity::find()
        .filter(Column::Comprehensive.eq(true))
        .filter(Column::Active.eq(true));
    if let Some(id) = of {
        query = query.filter(Column::OrganizationId.eq(id.uuid()));
    }
    let rows = query
        .order_by_asc(Column::Id)
        .all(source.connection())
        .await?;
    let pairs = rows
        .into_iter()
        .map(|row| (row.organization_id.into(), row.id.into()));
    Ok(pairs.collect())
}

fn to_row(window: &Window) -> ActiveModel {
    ActiveModel {
        id: Set(window.id.uuid()),
        organization_id: Set(window.organization_id.uuid()),
        number: Set(window.number.clone()),
        name: Set(window.name.clone()),
        comprehensive: Set(window.comprehensive),
        assistance: Set(window.assistance),
        phone: Set(window.phone.clone()),
        active: Set(window.active),
        created_at: Set(window.created_at),
        version: Set(1),
    }
}

fn from_row(row: Model) -> Window {
    Window {
        id: row.id.into(),
        organization_id: row.organization_id.into(),
        number: row.number,
        name: row.name,
        comprehensive: row.comprehensive,
        assistance: row.assistance,
        phone: row.phone,
        active: row.active,
        created_at: row.created_at,
        version: row.version,
    }
}
