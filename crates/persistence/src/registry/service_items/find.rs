//! Items and versions by their keys.

use bangban_domain::id::ServiceItemId;
use bangban_domain::service_item::ServiceItem;
use chrono::NaiveDate;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, JoinType, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, RelationTrait,
};

use super::super::entity::{service_item, service_item_version};
use super::row::{document_of, from_row};
use super::{ItemHead, StoredVersion, VersionState};
use crate::error::StoreError;
use crate::source::Source;

/// What new cases of this item use today; none where there is no such item or it is not offered. A version
/// whose day has come is used from that day on, whether or not the sweep has been there.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn current(
    source: &impl Source,
    id: ServiceItemId,
    today: NaiveDate,
) -> Result<Option<ServiceItem>, StoreError> {
    use service_item_version::{Column, Entity, Relation};
    let is_current = Expr::col((Entity, Column::Version))
        .equals((service_item::Entity, service_item::Column::CurrentVersion));
    let is_due = Condition::all()
        .add(Column::State.eq(VersionState::Scheduled.as_str()))
        .add(Column::EffectiveOn.lte(today));
    let row = Entity::find()
        .join(JoinType::InnerJoin, Relation::Item.def())
        .filter(Column::ServiceItemId.eq(id.uuid()))
        .filter(service_item::Column::Active.eq(true))
        .filter(Condition::any().add(is_current).add(is_due))
        .order_by_desc(Column::Version)
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

/// The newest version that is or was published, whether or not its day has come.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn newest_published(
    source: &impl Source,
    id: ServiceItemId,
) -> Result<Option<StoredVersion>, StoreError> {
    let row = service_item_version::Entity::find()
        .filter(service_item_version::Column::ServiceItemId.eq(id.uuid()))
        .filter(service_item_version::Column::State.ne(VersionState::Draft.as_str()))
        .order_by_desc(service_item_version::Column::Version)
        .one(source.connection())
        .await?;
    row.as_ref().map(from_row).transpose()
}

/// Whether the item has a draft.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn has_draft(source: &impl Source, id: ServiceItemId) -> Result<bool, StoreError> {
    let drafts = service_item_version::Entity::find()
        .filter(service_item_version::Column::ServiceItemId.eq(id.uuid()))
        .filter(service_item_version::Column::State.eq(VersionState::Draft.as_str()))
        .count(source.connection())
        .await?;
    Ok(drafts > 0)
}

/// Whether another item than this one goes by a name, or had it as its natural key.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn is_name_taken(
    source: &impl Source,
    name: &str,
    by_other_than: Option<ServiceItemId>,
) -> Result<bool, StoreError> {
    use service_item::{Column, Entity};
    let mut query = Entity::find().filter(
        Condition::any()
            .add(Column::Code.eq(name))
            .add(Column::Name.eq(name)),
    );
    if let Some(id) = by_other_than {
        query = query.filter(Column::Id.ne(id.uuid()));
    }
    Ok(query.count(source.connection()).await? > 0)
}

/// The item of this id.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn by_id(
    source: &impl Source,
    id: ServiceItemId,
) -> Result<Option<ItemHead>, StoreError> {
    let connection = source.connection();
    let item = service_item::Entity::find_by_id(id.uuid())
        .one(connection)
        .await?;
    head_of(connection, item).await
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
    head_of(connection, item).await
}

async fn head_of(
    connection: &impl ConnectionTrait,
    item: Option<service_item::Model>,
) -> Result<Option<ItemHead>, StoreError> {
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
