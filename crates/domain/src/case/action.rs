//! The acts on a case, by the names of their sub-resources.
//!
//! Owns the names. Does not own when (`diagram`) or by whom (`policy`) an act is allowed.

use serde::{Deserialize, Serialize};

/// Something that can be done with a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// See the case, its timeline and lists.
    Read,
    /// Change a draft.
    Change,
    /// 提交申请.
    Submission,
    /// 一次性告知.
    CorrectionNotice,
    /// 补正.
    Supplement,
    /// 不受理.
    Rejection,
    /// 撤回.
    Withdrawal,
    /// 委托协议, or a supplementary one.
    Agreement,
    /// 签署协议.
    Signatures,
    /// 受理委托.
    Acceptance,
    /// 填写日志.
    LogEntries,
    /// 部门办理进度.
    DepartmentProgress,
    /// 中止, and 续办 as its end.
    Suspensions,
    /// 规费.
    Charges,
    /// 材料收讫.
    MaterialReceipt,
    /// 问题台账.
    Problems,
    /// 问题解决.
    ProblemSolution,
    /// 催办提醒 to the applicant, with a date.
    Reminders,
    /// 申请审批.
    ApprovalRequests,
    /// 审批决定.
    ApprovalDecision,
    /// 办结.
    Completion,
    /// 交接.
    Handover,
    /// The applicant asks to end the entrustment.
    TerminationRequest,
    /// 终止委托.
    Termination,
    /// 归档.
    Archive,
    /// 评价.
    Evaluation,
    /// 上传材料.
    Documents,
    /// What the sweeps record: nobody's act, and no role's.
    Sweep,
}

impl Action {
    /// Every act.
    pub const ALL: [Self; 28] = [
        Self::Read,
        Self::Change,
        Self::Submission,
        Self::CorrectionNotice,
        Self::Supplement,
        Self::Rejection,
        Self::Withdrawal,
        Self::Agreement,
        Self::Signatures,
        Self::Acceptance,
        Self::LogEntries,
        Self::DepartmentProgress,
        Self::Suspensions,
        Self::Charges,
        Self::MaterialReceipt,
        Self::Problems,
        Self::ProblemSolution,
        Self::Reminders,
        Self::ApprovalRequests,
        Self::ApprovalDecision,
        Self::Completion,
        Self::Handover,
        Self::TerminationRequest,
        Self::Termination,
        Self::Archive,
        Self::Evaluation,
        Self::Documents,
        Self::Sweep,
    ];

    /// The name of the sub-resource under `/api/v1/cases/{id}/`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Change => "change",
            Self::Submission => "submission",
            Self::CorrectionNotice => "correction-notice",
            Self::Supplement => "supplement",
            Self::Rejection => "rejection",
            Self::Withdrawal => "withdrawal",
            Self::Agreement => "agreement",
            Self::Signatures => "agreement/signatures",
            Self::Acceptance => "acceptance",
            Self::LogEntries => "log-entries",
            Self::DepartmentProgress => "department-progress",
            Self::Suspensions => "suspensions",
            Self::Charges => "charges",
            Self::MaterialReceipt => "materials/receipt",
            Self::Problems => "problems",
            Self::ProblemSolution => "problems/solution",
            Self::Reminders => "reminders",
            Self::ApprovalRequests => "approval-requests",
            Self::ApprovalDecision => "approval-requests/decision",
            Self::Completion => "completion",
            Self::Handover => "handover",
            Self::TerminationRequest => "termination-request",
            Self::Termination => "termination",
            Self::Archive => "archive",
            Self::Evaluation => "evaluation",
            Self::Documents => "documents",
            Self::Sweep => "sweep",
        }
    }

    /// Whether a stale caller may do it all the same: it only adds something (`api.md`).
    pub const fn only_adds(self) -> bool {
        matches!(
            self,
            Self::LogEntries
                | Self::Documents
                | Self::Charges
                | Self::Problems
                | Self::ProblemSolution
                | Self::Evaluation
                | Self::ApprovalRequests
                | Self::ApprovalDecision
        )
    }
}
