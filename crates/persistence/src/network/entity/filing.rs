//! Rows of `filings`. What was done about an agent, and how far its filing is.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "filings")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub kind: String,
    pub state: String,
    pub agent_id: Uuid,
    pub agent_name: String,
    pub agent_kind: String,
    pub window_id: Option<Uuid>,
    pub organization_id: Uuid,
    pub from_organization_id: Option<Uuid>,
    #[sea_orm(column_name = "ancestor_1")]
    pub ancestor_1: Uuid,
    #[sea_orm(column_name = "ancestor_2")]
    pub ancestor_2: Option<Uuid>,
    #[sea_orm(column_name = "ancestor_3")]
    pub ancestor_3: Option<Uuid>,
    #[sea_orm(column_name = "ancestor_4")]
    pub ancestor_4: Option<Uuid>,
    pub superior_id: Uuid,
    pub effective_on: Date,
    pub applied: bool,
    pub reason_code: Option<String>,
    pub reason: Option<String>,
    pub despite_norm: Option<String>,
    pub acted_by: Uuid,
    pub acted_at: DateTimeUtc,
    pub due_on: Option<Date>,
    pub filed_by: Option<Uuid>,
    pub filed_at: Option<DateTimeUtc>,
    pub decided_by: Option<Uuid>,
    pub decided_at: Option<DateTimeUtc>,
    pub filing_number: Option<String>,
    pub return_reason: Option<String>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
