//! Parts of a case, each of which has a list of its own: charges, problems, suspensions, files,
//! log entries, events.

use bangban_domain::case::Document;
use bangban_domain::case::event::LogKind;
use bangban_domain::case::mandate::{Charge, ChargeState, Problem, Suspension, SuspensionGround};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::day::Day;
use crate::yuan::Yuan;

/// 规费.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "id": "01999999-9999-7999-8999-999999999991", "name": "不动产登记费", "amount": 80.0,
    "basis": "发改价格规〔2016〕2559号", "due_on": "2026-12-10", "state": "due"
})))]
pub struct ChargeView {
    /// Its id.
    pub id: Uuid,
    /// What for.
    pub name: String,
    /// In yuan.
    pub amount: Yuan,
    /// The legal basis.
    pub basis: String,
    /// By when.
    pub due_on: Day,
    /// Whether it is paid.
    pub state: ChargeState,
}

impl From<&Charge> for ChargeView {
    fn from(charge: &Charge) -> Self {
        Self {
            id: charge.id.uuid(),
            name: charge.name.clone(),
            amount: Yuan(charge.amount_fen),
            basis: charge.basis.clone(),
            due_on: Day(charge.due_on),
            state: charge.state,
        }
    }
}

/// A problem (C20).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "id": "01999999-9999-7999-8999-999999999991", "text": "宗地界址与登记不一致", "with_whom": "兰山区自然资源局",
    "raised_at": "2026-11-20T02:00:00Z", "solution": null, "solved_at": null
})))]
pub struct ProblemView {
    /// Its id.
    pub id: Uuid,
    /// What it is.
    pub text: String,
    /// With whom it has to be settled.
    pub with_whom: Option<String>,
    /// When it was raised.
    pub raised_at: DateTime<Utc>,
    /// How it was solved.
    pub solution: Option<String>,
    /// When it was solved.
    pub solved_at: Option<DateTime<Utc>>,
}

impl From<&Problem> for ProblemView {
    fn from(problem: &Problem) -> Self {
        Self {
            id: problem.id.uuid(),
            text: problem.text.clone(),
            with_whom: problem.with_whom.clone(),
            raised_at: problem.raised_at,
            solution: problem
                .solution
                .as_ref()
                .map(|solution| solution.text.clone()),
            solved_at: problem.solution.as_ref().map(|solution| solution.solved_at),
        }
    }
}

/// A suspension (C13).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SuspensionView {
    /// Its id.
    pub id: Uuid,
    /// Why.
    pub ground: SuspensionGround,
    /// The paper.
    pub basis: String,
    /// The day it began.
    pub started_on: Day,
    /// How many days are expected.
    pub expected_days: Option<u32>,
    /// The day it ended.
    pub ended_on: Option<Day>,
}

impl From<&Suspension> for SuspensionView {
    fn from(suspension: &Suspension) -> Self {
        Self {
            id: suspension.id.uuid(),
            ground: suspension.ground,
            basis: suspension.basis.clone(),
            started_on: Day(suspension.started_on),
            expected_days: suspension.expected_days,
            ended_on: suspension.ended_on.map(Day),
        }
    }
}

/// A file of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "id": "01999999-9999-7999-8999-999999999991", "media_type": "application/pdf", "size": 48213,
    "digest": "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
    "added_at": "2026-11-20T02:00:00Z", "added_by": "01999999-9999-7999-8999-999999999994",
    "material_id": "01999999-9999-7999-8999-999999999995"
})))]
pub struct DocumentView {
    /// Its id.
    pub id: Uuid,
    /// Media type, judged by content.
    pub media_type: String,
    /// Bytes.
    pub size: u64,
    /// SM3 of the content, in hex.
    pub digest: String,
    /// When it was added.
    pub added_at: DateTime<Utc>,
    /// By whom.
    pub added_by: Uuid,
    /// The material of the case that it shows, if it was said.
    #[serde(default)]
    pub material_id: Option<Uuid>,
}

impl From<&Document> for DocumentView {
    fn from(document: &Document) -> Self {
        Self {
            id: document.id.uuid(),
            media_type: document.media_type.clone(),
            size: document.size,
            digest: document.digest.clone(),
            added_at: document.added_at,
            added_by: document.added_by.uuid(),
            material_id: document.material_id.map(|id| id.uuid()),
        }
    }
}

/// An entry of the work log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "id": "01999999-9999-7999-8999-999999999991", "kind": "visit", "text": "到家中核对材料，指导填写申请表",
    "happened_at": "2026-11-20T02:00:00Z", "recorded_at": "2026-11-20T02:30:00Z",
    "recorded_by": "01999999-9999-7999-8999-999999999994"
})))]
pub struct LogEntryView {
    /// Its id.
    pub id: Uuid,
    /// Which kind of work.
    pub kind: LogKind,
    /// What was done.
    pub text: String,
    /// When.
    pub happened_at: DateTime<Utc>,
    /// When it was written down.
    pub recorded_at: DateTime<Utc>,
    /// By whom.
    pub recorded_by: Option<Uuid>,
}

/// An event of the timeline.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "id": "01999999-9999-7999-8999-999999999991", "kind": "work_began", "at": "2026-11-20T02:30:00Z",
    "actor_id": "01999999-9999-7999-8999-999999999994", "actor_name": "孙长河", "version": 6, "data": {}
})))]
pub struct EventView {
    /// Its id.
    pub id: Uuid,
    /// What happened, such as `accepted`.
    pub kind: String,
    /// When.
    pub at: DateTime<Utc>,
    /// By whom; none for the sweeps.
    pub actor_id: Option<Uuid>,
    /// The name of a member of staff; none for the applicant.
    #[serde(default)]
    pub actor_name: Option<String>,
    /// The version of the case that it made.
    pub version: i64,
    /// The facts of the event, by its kind.
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub data: serde_json::Value,
}
