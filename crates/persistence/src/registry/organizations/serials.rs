//! Organisations by their natural key, for imports that are repeated.

use std::collections::HashMap;

use bangban_domain::id::OrganizationId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::super::entity::organization::{Column, Entity};
use super::Organization;
use super::row::from_row;
use crate::error::StoreError;
use crate::source::Source;

/// The organisation of this natural key.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn find_by_serial(
    source: &impl Source,
    serial: &str,
) -> Result<Option<Organization>, StoreError> {
    let row = Entity::find()
        .filter(Column::Serial.eq(serial))
        .one(source.connection())
        .await?;
    row.map(from_row).transpose()
}

/// The ids of those of these natural keys that are there.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn ids_by_serial<'a>(
    source: &impl Source,
    serials: impl IntoIterator<Item = &'a str>,
) -> Result<HashMap<String, OrganizationId>, StoreError> {
    let serials: Vec<&str> = serials.into_iter().collect();
    let mut ids = HashMap::with_capacity(serials.len());
    for some in serials.chunks(1_000) {
        let found: Vec<(String, Uuid)> = Entity::find()
            .select_only()
            .columns([Column::Serial, Column::Id])
            .filter(Column::Serial.is_in(some.iter().copied()))
            .into_tuple()
            .all(source.connection())
            .await?;
        ids.extend(found.into_iter().map(|(serial, id)| (serial, id.into())));
    }
    Ok(ids)
}
