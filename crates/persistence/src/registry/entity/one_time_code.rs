//! Rows of `one_time_codes`. The last code that a phone was sent.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "one_time_codes")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub phone_key: String,
    pub digest: String,
    pub sent_at: DateTimeUtc,
    pub tries: i32,
    pub used_at: Option<DateTimeUtc>,
    pub day_began_at: DateTimeUtc,
    pub sent_in_day: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
