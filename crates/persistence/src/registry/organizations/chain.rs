//! The managing organisations above one.

use bangban_domain::id::OrganizationId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::super::entity::organization::{Column, Entity};
use super::row::from_row;
use super::{Organization, place};
use crate::error::StoreError;
use crate::source::Source;

/// The organisation and all that manage it, from the root down to itself: five at most. Empty where
/// there is none of this id.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn chain(
    source: &impl Source,
    id: OrganizationId,
) -> Result<Vec<Organization>, StoreError> {
    let Some(place) = place(source, id).await? else {
        return Ok(Vec::new());
    };
    let ids = place.path().iter().map(|id| id.uuid());
    let rows = Entity::find()
        .filter(Column::Id.is_in(ids))
        .order_by_asc(Column::Depth)
        .all(source.connection())
        .await?;
    rows.into_iter().map(from_row).collect()
}
