//! Pages of organisations.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

use super::super::entity::organization::{Column, Entity};
use super::row::{from_row, is_within};
use super::{Organization, OrganizationFilter};
use crate::error::StoreError;
use crate::page::{Page, PageOf};
use crate::registry::sql;
use crate::source::Source;

/// The name of the list in cursors.
const LIST: &str = "organizations";

/// A page of organisations, by id: in the order in which they were entered.
///
/// # Errors
/// [`StoreError::InvalidCursor`], and others where the database fails.
pub async fn list(
    source: &impl Source,
    filter: &OrganizationFilter,
    page: &Page,
) -> Result<PageOf<Organization>, StoreError> {
    let mut query = restricted(filter);
    if let Some(id) = page.after_key::<Uuid>(LIST)? {
        query = query.filter(Column::Id.gt(id));
    }
    let rows = query
        .order_by_asc(Column::Id)
        .limit(page.fetch())
        .all(source.connection())
        .await?;
    page.collect(LIST, rows, |row| [row.id.to_string()], from_row)
}

fn restricted(filter: &OrganizationFilter) -> Select<Entity> {
    let mut query = Entity::find();
    if let Some(id) = filter.parent_id {
        query = query.filter(Column::ParentId.eq(id.uuid()));
    }
    if let Some(kind) = filter.kind {
        query = query.filter(Column::Kind.eq(kind.as_str()));
    }
    if let Some(code) = &filter.division_code {
        query = query.filter(Column::DivisionCode.eq(code.as_str()));
    }
    if let Some(node) = filter.within {
        query = query.filter(is_within(node));
    }
    if let Some(active) = filter.active {
        query = query.filter(Column::Active.eq(active));
    }
    if let Some(text) = &filter.name_contains {
        query = query.filter(sql::contains(Column::Name, text));
    }
    query
}
