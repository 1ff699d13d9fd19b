//! What happened to a case: the only source of its timeline, audit trail and notices.
//!
//! Owns the events and their names. Does not own how they are stored or told. No event holds an
//! applicant's personal fields.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::deadline::Due;
use crate::id::{
    ApprovalRequestId, ChargeId, DocumentId, MaterialId, ProblemId, SuspensionId, UserId,
};

use super::Priority;
use super::approval::{ApprovalDecision, ApprovalRequest};
use super::archive::Retention;
use super::closing::{HandoverItem, RejectionReason, TerminationGround};
use super::department::{DepartmentState, Extension, Outcome};
use super::intake::{Party, SignatureMethod};
use super::mandate::{ChargeState, SuspensionGround};
use super::material::Form;

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "data", rename_all = "snake_case")]
#[expect(
    missing_docs,
    reason = "the fields of a variant are those of the command that it records"
)]
pub enum Event {
    /// A draft was made.
    Drafted,
    /// A draft was changed; which fields.
    DraftChanged { fields: Vec<String> },
    /// 提交申请.
    Submitted {
        case_number: String,
        answer_due: Due,
    },
    /// 一次性告知.
    CorrectionNoticeIssued {
        subjects: Vec<String>,
        supply_by: Due,
        nth: u32,
    },
    /// The applicant was reminded of the notice's date.
    SupplyReminded { supply_by: NaiveDate },
    /// 补正; whether nothing is left.
    Supplemented {
        items: Vec<SuppliedItem>,
        complete: bool,
    },
    /// 逾期未补正.
    Lapsed { supply_by: NaiveDate },
    /// The venue has not answered in time (C5): an alert to the superior.
    AnswerOverdue { answer_due: NaiveDate },
    /// 不受理.
    Rejected {
        reason_code: RejectionReason,
        reason: String,
        alternative: String,
    },
    /// 撤回.
    Withdrawn { reason: Option<String> },
    /// 委托协议 drawn up, or 补充协议.
    AgreementDrawnUp {
        supplementary: bool,
        valid_until: NaiveDate,
    },
    /// A party signed.
    AgreementSigned {
        party: Party,
        method: SignatureMethod,
        signed_on: NaiveDate,
    },
    /// Consent stands in for an agreement (C7).
    ConsentRecorded {
        method: SignatureMethod,
        signed_on: NaiveDate,
    },
    /// 补充协议 in force; a change to 代办 makes a power of attorney as well (C7).
    AgreementSupplemented {
        scope: String,
        power_of_attorney: bool,
    },
    /// 受理委托; a 代办 makes a power of attorney as well (C7).
    Accepted {
        agent_id: UserId,
        due: Due,
        power_of_attorney: bool,
    },
    /// The first entry began the work.
    WorkBegan,
    /// 填写日志.
    WorkLogged {
        id: uuid::Uuid,
        log_kind: LogKind,
        text: String,
        happened_at: DateTime<Utc>,
    },
    /// 部门办理进度.
    DepartmentProgressed {
        from: DepartmentState,
        to: DepartmentState,
        occurred_on: NaiveDate,
        reference: Option<String>,
        outcome: Option<Outcome>,
        extension: Option<Extension>,
    },
    /// 视为受理: the department was silent (行政许可法 art. 32).
    DepartmentDeemedAccepted { accepted_on: NaiveDate },
    /// A calendar came in, and the department's dates became known (C13).
    DepartmentDatesFilledIn {
        promised_due: Option<Due>,
        statutory_due: Option<Due>,
    },
    /// The due date moved, or became known.
    DueMoved { from: Due, to: Due },
    /// 中止.
    Suspended {
        id: SuspensionId,
        ground: SuspensionGround,
        basis: String,
        started_on: NaiveDate,
    },
    /// 续办.
    Resumed {
        id: SuspensionId,
        ended_on: NaiveDate,
    },
    /// 规费.
    ChargeRecorded {
        id: ChargeId,
        name: String,
        amount_fen: i64,
        state: ChargeState,
    },
    /// 规费 paid or waived.
    ChargeSettled { id: ChargeId, state: ChargeState },
    /// 材料收讫.
    MaterialReceived {
        id: MaterialId,
        name: String,
        form: Form,
        copies: u32,
        until: Option<NaiveDate>,
    },
    /// 问题上报.
    ProblemRaised {
        id: ProblemId,
        text: String,
        with_whom: Option<String>,
    },
    /// 问题解决.
    ProblemSolved { id: ProblemId, text: String },
    /// 催办提醒.
    Reminded { text: String, respond_by: NaiveDate },
    /// 申请审批.
    ApprovalRequested(Box<ApprovalRequest>),
    /// 审批决定.
    ApprovalDecided {
        id: ApprovalRequestId,
        decision: ApprovalDecision,
    },
    /// 允许再次告知 (C4).
    FurtherNoticeAllowed,
    /// 更换代办员 (C10).
    AgentChanged {
        from: UserId,
        to: UserId,
        handover_note: Option<String>,
    },
    /// 急事急办、特事特办 (C11).
    PriorityChanged { from: Priority, to: Priority },
    /// 客观原因 confirmed (C15).
    ImpossibilityConfirmed,
    /// 重新办理.
    Reopened,
    /// 办结.
    Completed { outcome: Outcome, result: String },
    /// 交接.
    HandedOver {
        to_applicant: Vec<HandoverItem>,
        to_organization: Vec<HandoverItem>,
        received_by: String,
    },
    /// The applicant wants to end it.
    TerminationRequested { reason: String },
    /// 终止委托.
    Terminated {
        ground: TerminationGround,
        reason: String,
        returned_materials: Vec<HandoverItem>,
    },
    /// 归档.
    Archived {
        retention: Retention,
        note: Option<String>,
    },
    /// 评价.
    Evaluated { level: u8 },
    /// 上传材料.
    DocumentAdded {
        id: DocumentId,
        media_type: String,
        size: u64,
        /// The name of the material that it shows, if it was said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        material: Option<String>,
    },
}

/// One thing that an applicant supplied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuppliedItem {
    /// The name of the material, or the subject.
    pub subject: String,
    /// What was said with it.
    pub note: Option<String>,
}

/// Kinds of log entries (工作日志).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum LogKind {
    /// 辅导.
    Guidance,
    /// 上门.
    Visit,
    /// 递交.
    Filing,
    /// 联系.
    Contact,
    /// 其他.
    Other,
}

impl Event {
    /// The name in timeline, audit trail and outbox.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Drafted => "drafted",
            Self::DraftChanged { .. } => "draft_changed",
            Self::Submitted { .. } => "submitted",
            Self::CorrectionNoticeIssued { .. } => "correction_notice_issued",
            Self::SupplyReminded { .. } => "supply_reminded",
            Self::Supplemented { .. } => "supplemented",
            Self::Lapsed { .. } => "lapsed",
            Self::AnswerOverdue { .. } => "answer_overdue",
            Self::Rejected { .. } => "rejected",
            Self::Withdrawn { .. } => "withdrawn",
            Self::AgreementDrawnUp { .. } => "agreement_drawn_up",
            Self::AgreementSigned { .. } => "agreement_signed",
            Self::ConsentRecorded { .. } => "consent_recorded",
            Self::AgreementSupplemented { .. } => "agreement_supplemented",
            Self::Accepted { .. } => "accepted",
            Self::WorkBegan => "work_began",
            Self::WorkLogged { .. } => "work_logged",
            Self::DepartmentProgressed { .. } => "department_progressed",
            Self::DepartmentDeemedAccepted { .. } => "department_deemed_accepted",
            Self::DepartmentDatesFilledIn { .. } => "department_dates_filled_in",
            Self::DueMoved { .. } => "due_moved",
            Self::Suspended { .. } => "suspended",
            Self::Resumed { .. } => "resumed",
            Self::ChargeRecorded { .. } => "charge_recorded",
            Self::ChargeSettled { .. } => "charge_settled",
            Self::MaterialReceived { .. } => "material_received",
            Self::ProblemRaised { .. } => "problem_raised",
            Self::ProblemSolved { .. } => "problem_solved",
            Self::Reminded { .. } => "reminded",
            Self::ApprovalRequested(_) => "approval_requested",
            Self::ApprovalDecided { .. } => "approval_decided",
            Self::FurtherNoticeAllowed => "further_notice_allowed",
            Self::AgentChanged { .. } => "agent_changed",
            Self::PriorityChanged { .. } => "priority_changed",
            Self::ImpossibilityConfirmed => "impossibility_confirmed",
            Self::Reopened => "reopened",
            Self::Completed { .. } => "completed",
            Self::HandedOver { .. } => "handed_over",
            Self::TerminationRequested { .. } => "termination_requested",
            Self::Terminated { .. } => "terminated",
            Self::Archived { .. } => "archived",
            Self::Evaluated { .. } => "evaluated",
            Self::DocumentAdded { .. } => "document_added",
        }
    }
}
