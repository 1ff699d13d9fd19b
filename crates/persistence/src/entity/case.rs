//! Rows of `cases`. A case; the columns beside the record repeat what lists, sweeps and statistics ask for.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cases")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub version: i64,
    pub organization_id: Uuid,
    #[sea_orm(column_name = "ancestor_1")]
    pub ancestor_1: Uuid,
    #[sea_orm(column_name = "ancestor_2")]
    pub ancestor_2: Option<Uuid>,
    #[sea_orm(column_name = "ancestor_3")]
    pub ancestor_3: Option<Uuid>,
    #[sea_orm(column_name = "ancestor_4")]
    pub ancestor_4: Option<Uuid>,
    pub organization_kind: String,
    pub state: String,
    pub mode: String,
    /// 0 normal, 1 urgent, 2 special.
    pub priority: i16,
    pub service_item_id: Uuid,
    pub agent_id: Option<Uuid>,
    pub created_by: Uuid,
    pub applicant_key: String,
    pub phone_key: String,
    pub name_key: String,
    pub due_on: Option<Date>,
    /// `due_on` while the limit runs: only then can a case be overdue.
    pub running_due_on: Option<Date>,
    /// The year without a calendar that keeps one of its dates from being known.
    pub awaited_year: Option<i32>,
    /// While the venue has to answer.
    pub answer_due_on: Option<Date>,
    /// While the applicant has to supply.
    pub supply_by: Option<Date>,
    pub supply_reminded_on: Option<Date>,
    pub department_state: String,
    /// The day of filing, while the department has not answered.
    pub department_silent_since: Option<Date>,
    pub open_problems: i32,
    pub case_number: Option<String>,
    pub tracking_digest: Option<String>,
    pub submitted_at: Option<DateTimeUtc>,
    pub registered_at: Option<DateTimeUtc>,
    pub completed_at: Option<DateTimeUtc>,
    pub archived_at: Option<DateTimeUtc>,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    /// The end of the case's audit chain, see `audit::chain`.
    pub audit_head: Vec<u8>,
    pub record: String,
    pub applicant_sealed: Vec<u8>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
