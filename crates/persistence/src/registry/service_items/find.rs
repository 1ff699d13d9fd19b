//! Items and versions by their keys.

use bangban_domain::id::ServiceItemId;
use bangban_domain::service_item::ServiceItem;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
    RelationTrait,
};

use super::super::entity::{service_item, service_item_version};
use super::row::{document_of, from_row};
use super::{ItemHead, StoredVersion};
use crate::error::StoreError;
use crate::source::Source;

/// What new cases of this item use; none where there is no such item or it is not offered.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn current(
    source: &impl Source,
    id: ServiceItemId,
) -> Result<Option<ServiceItem>, StoreError> {
    use service_item_version::{Column, Entity, Relation};
    let row = Entity::find()
        .join(JoinType::InnerJoin, Relation::Current.def())
        .filter(Column::ServiceItemId.eq(id.uuid()))
        .filter(service_item::Column::Active.eq(true))
        .one(source.connection())
        .await?;
    row.as_ref().map(document_of).transpose()
}

/// A version of an item, whatever its state.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn version(
    source: &impl Source,
    id: ServiceItemId,
    version: i32,
) -> Result<Option<StoredVersion>, StoreError> {
    let row = service_item_version::Entity::find_by_id((id.uuid(), version))
        .one(source.connection())
        .await?;
    row.as_ref().map(from_row).transpose()
}

/// The newest versions of an item, newest first: `most` of them.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn versions(
    source: &impl Source,
    id: ServiceItemId,
    most: u64,
) -> Result<Vec<StoredVersion>, StoreError> {
    let rows = service_item_version::Entity::find()
        .filter(service_item_version::Column::ServiceItemId.eq(id.uuid()))
        .order_by_desc(service_item_version::Column::Version)
        .limit(most)
        .all(source.connection())
        .await?;
    rows.iter().map(from_row).collect()
}

/// The item of this natural key, for imports that are repeated.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn by_code(source: &impl Source, code: &str) -> Result<Option<ItemHead>, StoreError> {
    let connection = source.connection();
    let item = service_item::Entity::find()
        .filter(service_item::Column::Code.eq(code))
        .one(connection)
        .await?;
    let Some(item) = item else {
        return Ok(None);
    };
    let latest_version = latest_version(connection, item.id.into()).await?;
    Ok(Some(ItemHead {
        id: item.id.into(),
        code: item.code,
        current_version: item.current_version,
        latest_version,
    }))
}

async fn latest_version(
    connection: &impl ConnectionTrait,
    id: ServiceItemId,
) -> Result<i32, StoreError> {
    use service_item_version::Column;
    let latest: Option<i32> = service_item_version::Entity::find()
        .select_only()
        .column(Column::Version)
        .filter(Column::ServiceItemId.eq(id.uuid()))
        .order_by_desc(Column::Version)
        .into_tuple()
        .one(connection)
        .await?;
    latest.ok_or(StoreError::Corrupt("service_items.id"))
}
