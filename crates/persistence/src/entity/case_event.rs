//! Rows of `case_events`. What happened to a case: its timeline.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "case_events")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub case_id: Uuid,
    /// The version that the change made.
    pub version: i64,
    /// The place among the events of that change, from 0.
    pub ordinal: i16,
    pub kind: String,
    pub at: DateTimeUtc,
    pub actor_id: Option<Uuid>,
    /// The event, as JSON.
    pub data: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
