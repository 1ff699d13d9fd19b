//! Rows of `service_item_versions`. A version of a service item, as a document.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "service_item_versions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub service_item_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i32,
    pub state: String,
    pub document: String,
    pub published_at: Option<DateTimeUtc>,
    pub created_at: DateTimeUtc,
    pub effective_on: Option<Date>,
    pub row_version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// The item whose current version this is.
    #[sea_orm(
        belongs_to = "super::service_item::Entity",
        from = "(Column::ServiceItemId, Column::Version)",
        to = "(super::service_item::Column::Id, super::service_item::Column::CurrentVersion)"
    )]
    Current,
    /// The item.
    #[sea_orm(
        belongs_to = "super::service_item::Entity",
        from = "Column::ServiceItemId",
        to = "super::service_item::Column::Id"
    )]
    Item,
}

impl ActiveModelBehavior for ActiveModel {}
