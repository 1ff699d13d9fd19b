//! Rows of `service_items`. A service item; the columns from `name` on repeat the current version.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "service_items")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub code: String,
    pub current_version: Option<i32>,
    pub name: String,
    pub category: String,
    pub level: String,
    pub for_natural_persons: bool,
    pub for_legal_persons: bool,
    pub on_the_spot: bool,
    pub active: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
