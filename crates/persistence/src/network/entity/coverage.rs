//! Rows of `coverage`. The figures of a venue, and of its subtree.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "coverage")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub organization_id: Uuid,
    pub parent_id: Option<Uuid>,
    #[sea_orm(column_name = "ancestor_1")]
    pub ancestor_1: Uuid,
    #[sea_orm(column_name = "ancestor_2")]
    pub ancestor_2: Option<Uuid>,
    #[sea_orm(column_name = "ancestor_3")]
    pub ancestor_3: Option<Uuid>,
    #[sea_orm(column_name = "ancestor_4")]
    pub ancestor_4: Option<Uuid>,
    pub kind: String,
    pub code: String,
    pub asked: i32,
    pub covered: i32,
    pub required: i32,
    pub present: i32,
    pub missing: i32,
    pub all_asked: i32,
    pub all_covered: i32,
    pub all_required: i32,
    pub all_present: i32,
    pub all_missing: i32,
    pub share: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
