//! Rows of `approval_requests`. What supervisors are asked for.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "approval_requests")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub case_id: Uuid,
    pub organization_id: Uuid,
    #[sea_orm(column_name = "ancestor_1")]
    pub ancestor_1: Uuid,
    #[sea_orm(column_name = "ancestor_2")]
    pub ancestor_2: Option<Uuid>,
    #[sea_orm(column_name = "ancestor_3")]
    pub ancestor_3: Option<Uuid>,
    #[sea_orm(column_name = "ancestor_4")]
    pub ancestor_4: Option<Uuid>,
    pub kind: String,
    pub state: String,
    pub requested_by: Uuid,
    pub requested_at: DateTimeUtc,
    /// The request, as JSON.
    pub request: String,
    /// The decision, as JSON.
    pub decision: Option<String>,
    pub decided_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
