//! The work on a case: 日志, 部门办理进度, 中止, 规费, 材料收讫, 问题, 催办.
//!
//! Owns these requests and their commands. Does not own how a limit is counted.

use bangban_domain::case::acts;
use bangban_domain::case::department::{
    DepartmentState, Extension, Outcome, SpecialProcedureGround,
};
use bangban_domain::case::event::LogKind;
use bangban_domain::case::mandate::{ChargeState, SuspensionGround};
use bangban_domain::case::material::Form;
use bangban_domain::deadline::{DayUnit, Limit};
use bangban_domain::id::MaterialId;
use bangban_domain::settings::MOST_EXTENSION_DAYS;
use chrono::{DateTime, FixedOffset, Utc};
use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::day::Day;
use crate::text::Text;
use crate::yuan::Yuan;

/// 填写日志.
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({ "text": "到家中核对材料，指导填写申请表", "kind": "visit" })))]
#[serde(deny_unknown_fields)]
pub struct LogEntryRequest {
    /// What was done.
    #[validate(nested)]
    pub text: Text<2000>,
    /// Which kind of work.
    pub kind: LogKind,
    /// When, if not now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub happened_at: Option<DateTime<FixedOffset>>,
}

impl From<LogEntryRequest> for acts::log_work::LogWork {
    fn from(request: LogEntryRequest) -> Self {
        Self {
            text: request.text.into(),
            kind: request.kind,
            happened_at: request
                .happened_at
                .map(|at| bangban_domain::time::to_micros(at.with_timezone(&Utc))),
        }
    }
}

/// 部门办理进度 (C13), from the department's paper.
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "state": "filed", "occurred_on": "2026-11-20", "reference": "临审收〔2026〕118号"
})))]
#[serde(deny_unknown_fields)]
pub struct DepartmentProgressRequest {
    /// Where the department stands now.
    pub state: DepartmentState,
    /// The date of the paper.
    pub occurred_on: Day,
    /// The department's number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub reference: Option<Text<100>>,
    /// With `decided`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// With `accepted`; the item's by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub limits: Option<LimitsInput>,
    /// With `special_procedure`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub special_procedure: Option<SpecialProcedureInput>,
    /// Once, with `accepted` while accepted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub extension: Option<ExtensionInput>,
}

impl From<DepartmentProgressRequest> for acts::record_department::RecordDepartment {
    fn from(request: DepartmentProgressRequest) -> Self {
        let limits = request.limits.unwrap_or(LimitsInput {
            promised: None,
            statutory: None,
        });
        Self {
            state: request.state,
            occurred_on: request.occurred_on.0,
            reference: request.reference.map(String::from),
            outcome: request.outcome,
            promised: limits.promised.map(Limit::from),
            statutory: limits.statutory.map(Limit::from),
            special_procedure: request
                .special_procedure
                .map(|special| (special.ground, special.expected_days)),
            extension: request.extension.map(|extension| Extension {
                days: extension.days,
                reason: extension.reason.into(),
            }),
        }
    }
}

/// Both limits of the department.
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LimitsInput {
    /// 承诺时限.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub promised: Option<LimitInput>,
    /// 法定时限.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub statutory: Option<LimitInput>,
}

/// So many days of a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LimitInput {
    /// How many.
    #[validate(range(max = Limit::MAX_DAYS, code = "out_of_range"))]
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 3660))]
    pub days: u32,
    /// Working days or calendar days.
    pub unit: DayUnit,
}

impl From<LimitInput> for Limit {
    fn from(limit: LimitInput) -> Self {
        Self {
            days: limit.days,
            unit: limit.unit,
        }
    }
}

/// 特别程序.
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SpecialProcedureInput {
    /// Which.
    pub ground: SpecialProcedureGround,
    /// How many days the department expects.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(range(max = Limit::MAX_DAYS, code = "out_of_range"))]
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 3660))]
    pub expected_days: Option<u32>,
}

/// 延长 (art. 42).
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ExtensionInput {
    /// Working days.
    #[validate(range(min = 1, max = MOST_EXTENSION_DAYS, code = "out_of_range"))]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 10))]
    pub days: u32,
    /// The reasons told.
    #[validate(nested)]
    pub reason: Text<1000>,
}

/// 中止 (C13).
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "ground": "applicant_cause", "basis": "申请人书面申请，外出务工", "started_on": "2026-11-20", "expected_days": 10
})))]
#[serde(deny_unknown_fields)]
pub struct SuspensionRequest {
    /// Why.
    pub ground: SuspensionGround,
    /// The paper.
    #[validate(nested)]
    pub basis: Text<500>,
    /// The day it began.
    pub started_on: Day,
    /// How many days are expected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(range(max = Limit::MAX_DAYS, code = "out_of_range"))]
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 3660))]
    pub expected_days: Option<u32>,
}

impl From<SuspensionRequest> for acts::suspend::Suspend {
    fn from(request: SuspensionRequest) -> Self {
        Self {
            ground: request.ground,
            basis: request.basis.into(),
            started_on: request.started_on.0,
            expected_days: request.expected_days,
        }
    }
}

/// 续办 (C13).
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({ "ended_on": "2026-11-20", "note": "申请人已返乡" })))]
#[serde(deny_unknown_fields)]
pub struct SuspensionEndRequest {
    /// The day it ended.
    pub ended_on: Day,
    /// What is noted with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub note: Option<Text<500>>,
}

/// 规费 (C2).
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "name": "不动产登记费", "amount": 80.0, "basis": "发改价格规〔2016〕2559号", "due_on": "2026-12-10", "state": "due"
})))]
#[serde(deny_unknown_fields)]
pub struct ChargeRequest {
    /// What for.
    #[validate(nested)]
    pub name: Text<100>,
    /// In yuan.
    pub amount: Yuan,
    /// The legal basis.
    #[validate(nested)]
    pub basis: Text<500>,
    /// By when.
    pub due_on: Day,
    /// Whether it is paid.
    pub state: ChargeState,
}

impl From<ChargeRequest> for acts::record_charge::RecordCharge {
    fn from(request: ChargeRequest) -> Self {
        Self {
            name: request.name.into(),
            amount_fen: request.amount.0,
            basis: request.basis.into(),
            due_on: request.due_on.0,
            state: request.state,
        }
    }
}

/// A charge is paid or waived.
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({ "state": "paid" })))]
#[serde(deny_unknown_fields)]
pub struct ChargeSettlementRequest {
    /// `paid` or `waived`.
    pub state: ChargeState,
}

/// 材料收讫 (C14).
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({ "form": "original", "copies": 1 })))]
#[serde(deny_unknown_fields)]
pub struct MaterialReceiptRequest {
    /// In which form.
    pub form: Form,
    /// How many; 1 by default.
    #[serde(default = "one")]
    #[validate(range(max = 999, code = "out_of_range"))]
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 999))]
    pub copies: u32,
    /// Until when a deferred material follows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
}

impl MaterialReceiptRequest {
    /// The command for one line of the list.
    pub fn into_command(self, id: MaterialId) -> acts::receive_material::ReceiveMaterial {
        acts::receive_material::ReceiveMaterial {
            id,
            form: self.form,
            copies: self.copies,
            until: self.until.map(|day| day.0),
        }
    }
}

const fn one() -> u32 {
    1
}

/// 问题上报 (C20).
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({ "text": "宗地界址与登记不一致", "with_whom": "兰山区自然资源局" })))]
#[serde(deny_unknown_fields)]
pub struct ProblemRequest {
    /// What it is.
    #[validate(nested)]
    pub text: Text<2000>,
    /// With whom it has to be settled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub with_whom: Option<Text<200>>,
}

impl From<ProblemRequest> for acts::raise_problem::RaiseProblem {
    fn from(request: ProblemRequest) -> Self {
        Self {
            text: request.text.into(),
            with_whom: request.with_whom.map(String::from),
        }
    }
}

/// 问题解决 (C20).
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({ "text": "已更正界址，登记机构确认" })))]
#[serde(deny_unknown_fields)]
pub struct ProblemSolutionRequest {
    /// How it was solved.
    #[validate(nested)]
    pub text: Text<2000>,
}

/// 催办提醒 to the applicant (C15).
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({ "text": "请补交施工图审查合格书", "respond_by": "2026-12-10" })))]
#[serde(deny_unknown_fields)]
pub struct ReminderRequest {
    /// What is asked.
    #[validate(nested)]
    pub text: Text<1000>,
    /// Until when; after today.
    pub respond_by: Day,
}

impl From<ReminderRequest> for acts::remind::Remind {
    fn from(request: ReminderRequest) -> Self {
        Self {
            text: request.text.into(),
            respond_by: request.respond_by.0,
        }
    }
}
