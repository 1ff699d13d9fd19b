//! Rows of `outbox`. Events that somebody has to be told of.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub case_id: Uuid,
    pub version: i64,
    pub ordinal: i16,
    pub kind: String,
    /// The event, as JSON.
    pub payload: String,
    /// Whose act it was; none for the sweeps.
    pub actor_id: Option<Uuid>,
    pub created_at: DateTimeUtc,
    pub leased_until: Option<DateTimeUtc>,
    pub lease_owner: Option<String>,
    pub attempts: i32,
    pub delivered_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
