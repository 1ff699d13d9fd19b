//! Rows of `agents`. An agent; the id is that of the account.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "agents")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub organization_id: Uuid,
    pub name: String,
    pub kind: String,
    pub active: bool,
    pub undertaking_signed_on: Option<Date>,
    pub duty_phone: Option<String>,
    pub created_at: DateTimeUtc,
    pub version: i64,
    pub source: String,
    pub dispatched_by: Option<String>,
    pub term_from: Option<Date>,
    pub term_until: Option<Date>,
    pub window_id: Option<Uuid>,
    pub service_awareness: bool,
    pub professional_skill: bool,
    pub work_style: bool,
    pub honours: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::user::Entity",
        from = "Column::Id",
        to = "super::user::Column::Id"
    )]
    User,
}

impl Related<super::user::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::User.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
