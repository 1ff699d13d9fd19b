//! One organisation by its id.

use bangban_domain::id::OrganizationId;
use bangban_domain::organization::Place;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::super::entity::organization::{Column, Entity};
use super::Organization;
use super::row::{from_row, place_of};
use crate::error::StoreError;
use crate::source::Source;

/// The organisation of this id.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn get(
    source: &impl Source,
    id: OrganizationId,
) -> Result<Option<Organization>, StoreError> {
    let row = Entity::find_by_id(id.uuid())
        .one(source.connection())
        .await?;
    row.map(from_row).transpose()
}

/// Where the organisation of this id stands in the managing tree.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn place(source: &impl Source, id: OrganizationId) -> Result<Option<Place>, StoreError> {
    let row = Entity::find_by_id(id.uuid())
        .one(source.connection())
        .await?;
    row.as_ref().map(place_of).transpose()
}

/// The root of the managing tree; none before the divisions were imported.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn root(source: &impl Source) -> Result<Option<OrganizationId>, StoreError> {
    let row = Entity::find()
        .filter(Column::ParentId.is_null())
        .order_by_asc(Column::Id)
        .one(source.connection())
        .await?;
    Ok(row.map(|row| row.id.into()))
}
