//! One organisation by its id.

use std::collections::HashMap;

use bangban_domain::id::OrganizationId;
use bangban_domain::organization::{OrganizationKind, Place};
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

/// The approval-service department that hangs off this hall, if there is one in service.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn department_of(
    source: &impl Source,
    hall: OrganizationId,
) -> Result<Option<OrganizationId>, StoreError> {
    let row = Entity::find()
        .filter(Column::ParentId.eq(hall.uuid()))
        .filter(Column::Kind.eq(OrganizationKind::ApprovalDepartment.as_str()))
        .filter(Column::Active.eq(true))
        .order_by_asc(Column::Id)
        .one(source.connection())
        .await?;
    Ok(row.map(|row| row.id.into()))
}

/// The organisations of these ids, by id; those that there are.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn many(
    source: &impl Source,
    ids: impl IntoIterator<Item = OrganizationId>,
) -> Result<HashMap<OrganizationId, Organization>, StoreError> {
    let rows = Entity::find()
        .filter(Column::Id.is_in(ids.into_iter().map(OrganizationId::uuid)))
        .all(source.connection())
        .await?;
    let found = rows
        .into_iter()
        .map(|row| Ok((row.id.into(), from_row(row)?)));
    found.collect()
}
