//! The requests of the acts: shapes and their faults.
//!
//! Does not own what they mean (`commands` turns them into the domain's).

use bangban_domain::case::Mode;
use bangban_domain::case::archive::Retention;
use bangban_domain::case::closing::{RejectionReason, TerminationGround};
use bangban_domain::case::department::{DepartmentState, Outcome, SpecialProcedureGround};
use bangban_domain::case::event::LogKind;
use bangban_domain::case::intake::{Party, SignatureMethod};
use bangban_domain::case::mandate::{ChargeState, SuspensionGround};
use bangban_domain::case::material::Form;
use bangban_domain::deadline::DayUnit;
use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use validator::{Validate, ValidationError};

use super::draft::must_be_true;
use crate::day::Day;
use crate::text::Text;
use crate::yuan::Yuan;

/// 提交申请: the materials are true, lawful and complete (二（二）3).
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({ "declaration": true })))]
#[serde(deny_unknown_fields)]
pub struct SubmissionRequest {
    /// Must be true.
    #[validate(custom(function = "must_be_true"))]
    pub declaration: bool,
}

/// 一次性告知 (C4): everything that is missing.
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({ "items": [{
    "subject": "居民户口簿", "requirement": "户主页和本人页复印件各一份，内容清晰", "how_to_supply": "到窗口现场补交，或在线上传照片"
}] })))]
#[serde(deny_unknown_fields)]
pub struct CorrectionNoticeRequest {
    /// All that is missing or defective.
    #[validate(length(min = 1, max = 100, code = "item_count"), nested)]
    #[cfg_attr(feature = "openapi", schema(min_items = 1, max_items = 100))]
    pub items: Vec<NoticeItemInput>,
    /// By when to supply; 15 working days by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supply_by: Option<Day>,
}

/// One thing that is missing; `material_id` or `subject`.
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[validate(schema(function = "one_subject_of_notice", skip_on_field_errors = false))]
#[serde(deny_unknown_fields)]
pub struct NoticeItemInput {
    /// A material on the case's list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub material_id: Option<Uuid>,
    /// Something else, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub subject: Option<Text<200>>,
    /// What it must be like.
    #[validate(nested)]
    pub requirement: Text<1000>,
    /// Where and how to supply it.
    #[validate(nested)]
    pub how_to_supply: Text<1000>,
}

/// 补正: what the applicant supplies.
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({ "items": [{ "subject": "居民户口簿", "note": "已补交复印件" }] })))]
#[serde(deny_unknown_fields)]
pub struct SupplementRequest {
    /// At least one thing.
    #[validate(length(min = 1, max = 100, code = "item_count"), nested)]
    #[cfg_attr(feature = "openapi", schema(min_items = 1, max_items = 100))]
    pub items: Vec<SupplementItemInput>,
}

/// One thing that is supplied; `material_id` or `subject`, as in the notice.
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[validate(schema(function = "one_subject_of_supplement", skip_on_field_errors = false))]
#[serde(deny_unknown_fields)]
pub struct SupplementItemInput {
    /// A material on the case's list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub material_id: Option<Uuid>,
    /// Something else, in the notice's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub subject: Option<Text<200>>,
    /// What is said with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub note: Option<Text<1000>>,
}

/// 不受理 (C6).
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "reason_code": "not_this_venue", "reason": "该事项由沂水县受理", "alternative": "请到沂水县政务服务中心 3 号窗口办理"
})))]
#[serde(deny_unknown_fields)]
pub struct RejectionRequest {
    /// Coded.
    pub reason_code: RejectionReason,
    /// In words.
    #[validate(nested)]
    pub reason: Text<1000>,
    /// Where the applicant can go alone.
    #[validate(nested)]
    pub alternative: Text<1000>,
}

/// 撤回.
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({ "reason": "暂不办理" })))]
#[serde(deny_unknown_fields)]
pub struct WithdrawalRequest {
    /// Why, if the applicant says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub reason: Option<Text<1000>>,
}

/// 委托协议 (C7), or 补充协议 once accepted (C1).
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "content": "代办企业投资项目备案", "scope": "准备、递交申报材料，领取结果", "valid_until": "2027-06-30", "non_cooperation_clause": true
})))]
#[serde(deny_unknown_fields)]
pub struct AgreementRequest {
    /// What the service is.
    #[validate(nested)]
    pub content: Text<2000>,
    /// What the agent may do.
    #[validate(nested)]
    pub scope: Text<500>,
    /// Last day of validity.
    pub valid_until: Day,
    /// Whether non-cooperation may end it (C15); no by default.
    #[serde(default)]
    pub non_cooperation_clause: bool,
    /// Another mode, with a supplementary agreement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<Mode>,
}

/// 签署 (C7).
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({ "party": "applicant", "method": "paper", "signed_on": "2026-11-20" })))]
#[validate(schema(function = "fingerprint_before_witness", skip_on_field_errors = false))]
#[serde(deny_unknown_fields)]
pub struct SignatureRequest {
    /// Who signs.
    pub party: Party,
    /// How; `oral` for simplified items only.
    pub method: SignatureMethod,
    /// On which date.
    pub signed_on: Day,
    /// Before whom; needed with a fingerprint.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub witness: Option<Text<100>>,
    /// The scan of the signed paper, a document of the case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document_id: Option<Uuid>,
}

/// 受理委托 (C8, C9).
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({ "agent_id": "01999999-9999-7999-8999-999999999999" })))]
#[serde(deny_unknown_fields)]
pub struct AcceptanceRequest {
    /// Who is to be the agent.
    pub agent_id: Uuid,
}

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

/// 部门办理进度 (C13), from the department's paper.
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "state": "accepted", "occurred_on": "2026-11-20", "reference": "临审受〔2026〕118号",
    "limits": { "promised": { "days": 7, "unit": "working" }, "statutory": { "days": 20, "unit": "working" } }
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
#[derive(Debug, Clone, Copy, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LimitInput {
    /// 0 to 3660.
    #[validate(range(max = 3660, code = "out_of_range"))]
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 3660))]
    pub days: u32,
    /// Working days or calendar days.
    pub unit: DayUnit,
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
    #[validate(range(max = 3660, code = "out_of_range"))]
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 3660))]
    pub expected_days: Option<u32>,
}

/// 延长 (art. 42).
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ExtensionInput {
    /// Working days, 1 to 10.
    #[validate(range(min = 1, max = 10, code = "out_of_range"))]
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
    #[validate(range(max = 3660, code = "out_of_range"))]
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 3660))]
    pub expected_days: Option<u32>,
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

/// 办结 (C14).
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({ "outcome": "granted", "result": "最低生活保障审核确认通知书" })))]
#[serde(deny_unknown_fields)]
pub struct CompletionRequest {
    /// What came out.
    pub outcome: Outcome,
    /// In words.
    #[validate(nested)]
    pub result: Text<1000>,
}

/// 交接 (C14): both lists; at least one line in all.
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "to_applicant": [{ "name": "审核确认通知书", "form": "original", "count": 1 }],
    "to_organization": [{ "name": "办件卷宗", "form": "original", "count": 1 }], "received_by": "王芳"
})))]
#[serde(deny_unknown_fields)]
pub struct HandoverRequest {
    /// Results and originals.
    #[validate(length(max = 100, code = "item_count"), nested)]
    #[cfg_attr(feature = "openapi", schema(max_items = 100))]
    pub to_applicant: Vec<HandoverItemInput>,
    /// For the archive.
    #[validate(length(max = 100, code = "item_count"), nested)]
    #[cfg_attr(feature = "openapi", schema(max_items = 100))]
    pub to_organization: Vec<HandoverItemInput>,
    /// Who received.
    #[validate(nested)]
    pub received_by: Text<100>,
}

/// A line of a list.
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct HandoverItemInput {
    /// What.
    #[validate(nested)]
    pub name: Text<200>,
    /// In which form.
    pub form: Form,
    /// How many.
    #[validate(range(min = 1, max = 9999, code = "out_of_range"))]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 9999))]
    pub count: u32,
}

/// The applicant asks to end the entrustment (C15).
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({ "reason": "已自行办理" })))]
#[serde(deny_unknown_fields)]
pub struct TerminationWishRequest {
    /// Why.
    #[validate(nested)]
    pub reason: Text<1000>,
}

/// 终止委托 (C15).
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "ground": "applicant_request", "reason": "申请人自行办理", "returned_materials": [{ "name": "户口簿", "form": "original", "count": 1 }]
})))]
#[serde(deny_unknown_fields)]
pub struct TerminationRequest {
    /// Coded.
    pub ground: TerminationGround,
    /// In words.
    #[validate(nested)]
    pub reason: Text<1000>,
    /// What is given back, against a list.
    #[validate(length(max = 100, code = "item_count"), nested)]
    #[cfg_attr(feature = "openapi", schema(max_items = 100))]
    pub returned_materials: Vec<HandoverItemInput>,
}

/// 归档 (P6).
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({ "retention": "ten_years", "note": "第 12 卷" })))]
#[serde(deny_unknown_fields)]
pub struct ArchiveRequest {
    /// How long it is kept; ten years by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retention: Option<Retention>,
    /// A note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub note: Option<Text<500>>,
}

/// 评价 (S5): 1 very satisfied … 5 very dissatisfied.
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({ "level": 1, "comment": "代办员上门服务，很方便" })))]
#[serde(deny_unknown_fields)]
pub struct EvaluationRequest {
    /// 1 to 5 (GB/T 39046 A.8).
    #[validate(range(min = 1, max = 5, code = "out_of_range"))]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 5))]
    pub level: u8,
    /// In words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub comment: Option<Text<1000>>,
}

fn one_subject_of_notice(item: &NoticeItemInput) -> Result<(), ValidationError> {
    one_subject(item.material_id, item.subject.as_ref())
}

fn one_subject_of_supplement(item: &SupplementItemInput) -> Result<(), ValidationError> {
    one_subject(item.material_id, item.subject.as_ref())
}

fn one_subject(
    material_id: Option<Uuid>,
    subject: Option<&Text<200>>,
) -> Result<(), ValidationError> {
    if material_id.is_some() == subject.is_some() {
        return Err(ValidationError::new("material_or_subject"));
    }
    Ok(())
}

fn fingerprint_before_witness(request: &SignatureRequest) -> Result<(), ValidationError> {
    if request.method == SignatureMethod::Fingerprint && request.witness.is_none() {
        return Err(ValidationError::new("witness_required"));
    }
    Ok(())
}
