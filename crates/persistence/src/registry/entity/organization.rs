//! Rows of `organizations`. An organisation with its managing ancestors.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "organizations")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub kind: String,
    pub name: String,
    pub division_code: Option<String>,
    pub parent_id: Option<Uuid>,
    pub territorial_parent_id: Option<Uuid>,
    pub depth: i32,
    #[sea_orm(column_name = "ancestor_1")]
    pub ancestor_1: Uuid,
    #[sea_orm(column_name = "ancestor_2")]
    pub ancestor_2: Option<Uuid>,
    #[sea_orm(column_name = "ancestor_3")]
    pub ancestor_3: Option<Uuid>,
    #[sea_orm(column_name = "ancestor_4")]
    pub ancestor_4: Option<Uuid>,
    #[sea_orm(column_name = "ancestor_5")]
    pub ancestor_5: Option<Uuid>,
    pub serial: String,
    pub address: Option<String>,
    pub phone: Option<String>,
    pub active: bool,
    pub created_at: DateTimeUtc,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
