//! The acts on a case: the one table of their names, of the states that know them, and of who may do
//! them.
//!
//! Owns the diagram and the permissions as data. Does not own their evaluation (`diagram`,
//! `policy`), nor what an act does (`acts`). A snapshot (`policy-matrix.txt`) shows every change.

use serde::{Deserialize, Serialize};

use super::StateName;
use crate::policy::{Relation, Role};

/// Something that can be done with a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// See the case, its timeline and lists.
    Read,
    /// See the content of a file, whole; recorded each time (P2).
    DocumentContent,
    /// See personal data that is masked, whole, for a reason; recorded each time (P2).
    Disclosure,
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
    /// 中止.
    Suspensions,
    /// 续办: the end of a suspension.
    Resumption,
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
    /// Every act, in the order in which a screen offers them.
    pub const ALL: [Self; 31] = [
        Self::Read,
        Self::DocumentContent,
        Self::Disclosure,
        Self::Submission,
        Self::Change,
        Self::Supplement,
        Self::Acceptance,
        Self::Agreement,
        Self::Signatures,
        Self::CorrectionNotice,
        Self::Rejection,
        Self::Withdrawal,
        Self::Resumption,
        Self::LogEntries,
        Self::DepartmentProgress,
        Self::Completion,
        Self::Handover,
        Self::Archive,
        Self::MaterialReceipt,
        Self::Charges,
        Self::Problems,
        Self::ProblemSolution,
        Self::Reminders,
        Self::Suspensions,
        Self::Documents,
        Self::ApprovalRequests,
        Self::ApprovalDecision,
        Self::TerminationRequest,
        Self::Termination,
        Self::Evaluation,
        Self::Sweep,
    ];

    /// The row of the table.
    pub const fn rule(self) -> Rule {
        use StateName as S;
        match self {
            Self::DocumentContent => Rule::new(
                "documents/content",
                ANY,
                &[APPLICANT, CLERK, AGENT, MAKER, SUPERVISOR, ARCHIVIST],
            ),
            Self::Disclosure => Rule::new("disclosures", ANY, &[CLERK, AGENT, SUPERVISOR]),
            Self::Read => Rule::new(
                "read",
                ANY,
                &[
                    APPLICANT, CLERK, AGENT, MAKER, SUPERVISOR, ARCHIVIST, LEADER,
                ],
            ),
            Self::Submission => Rule::new(
                "submission",
                &[S::Draft],
                &[APPLICANT, CLERK, DRAFTING_AGENT],
            ),
            Self::Change => Rule::new("change", &[S::Draft], &[APPLICANT, CLERK, DRAFTING_AGENT]),
            Self::Supplement => Rule::new(
                "supplement",
                &[
                    S::CorrectionRequired,
                    S::Accepted,
                    S::InProgress,
                    S::Suspended,
                ],
                &[APPLICANT, CLERK, AGENT],
            ),
            Self::Acceptance => Rule::new("acceptance", &[S::Submitted], &[CLERK]),
            Self::Agreement => Rule::new(
                "agreement",
                &[S::Submitted, S::Accepted, S::InProgress],
                &[CLERK],
            ),
            Self::Signatures => Rule::new(
                "agreement/signatures",
                &[S::Submitted, S::Accepted, S::InProgress],
                &[APPLICANT, CLERK],
            ),
            Self::CorrectionNotice => Rule::new("correction-notice", &[S::Submitted], &[CLERK]),
            Self::Rejection => Rule::new(
                "rejection",
                &[S::Submitted, S::CorrectionRequired],
                &[CLERK],
            ),
            Self::Withdrawal => Rule::new(
                "withdrawal",
                &[S::Submitted, S::CorrectionRequired],
                &[APPLICANT, CLERK],
            ),
            Self::Resumption => Rule::new("suspensions/end", &[S::Suspended], &[AGENT]),
            Self::LogEntries => Rule::new("log-entries", HANDLED, &[AGENT]),
            Self::DepartmentProgress => Rule::new("department-progress", HANDLED, &[AGENT]),
            Self::Completion => Rule::new("completion", &[S::Accepted, S::InProgress], &[AGENT]),
            Self::Handover => Rule::new("handover", &[S::Completed], &[AGENT]),
            Self::Archive => Rule::new(
                "archive",
                &[
                    S::HandedOver,
                    S::Rejected,
                    S::Terminated,
                    S::Withdrawn,
                    S::Lapsed,
                ],
                &[ARCHIVIST],
            ),
            Self::MaterialReceipt => Rule::new(
                "materials/receipt",
                &[
                    S::Draft,
                    S::Submitted,
                    S::CorrectionRequired,
                    S::Accepted,
                    S::InProgress,
                    S::Suspended,
                ],
                &[CLERK, AGENT, DRAFTING_AGENT],
            ),
            Self::Charges => Rule::new("charges", HANDLED, &[AGENT]),
            Self::Problems => Rule::new("problems", HANDLED, &[AGENT]),
            Self::ProblemSolution => Rule::new("problems/solution", HANDLED, &[AGENT, SUPERVISOR]),
            Self::Reminders => Rule::new("reminders", HANDLED, &[CLERK, AGENT]),
            Self::Suspensions => Rule::new("suspensions", &[S::InProgress], &[AGENT]),
            Self::Documents => Rule::new(
                "documents",
                &[
                    S::Draft,
                    S::Submitted,
                    S::CorrectionRequired,
                    S::Accepted,
                    S::InProgress,
                    S::Suspended,
                    S::Completed,
                    S::HandedOver,
                    S::Rejected,
                    S::Terminated,
                ],
                &[APPLICANT, CLERK, AGENT, DRAFTING_AGENT],
            ),
            Self::ApprovalRequests => Rule::new("approval-requests", OPEN, &[CLERK, AGENT]),
            Self::ApprovalDecision => Rule::new("approval-requests/decision", OPEN, &[SUPERVISOR]),
            Self::TerminationRequest => {
                Rule::new("termination-request", HANDLED, &[APPLICANT, CLERK, AGENT])
            }
            Self::Termination => Rule::new("termination", HANDLED, &[CLERK]),
            Self::Evaluation => Rule::new(
                "evaluation",
                &[
                    S::Completed,
                    S::HandedOver,
                    S::Rejected,
                    S::Terminated,
                    S::Archived,
                ],
                &[APPLICANT],
            ),
            Self::Sweep => Rule::new("sweep", &[], &[]),
        }
    }

    /// The name of the sub-resource under `/api/v1/cases/{id}/`.
    pub const fn as_str(self) -> &'static str {
        self.rule().name
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

/// What is said of an act.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// The name of its sub-resource.
    pub name: &'static str,
    /// The states that know it.
    pub states: &'static [StateName],
    /// Who may do it, and standing how to the case.
    pub grants: &'static [Grant],
}

impl Rule {
    const fn new(
        name: &'static str,
        states: &'static [StateName],
        grants: &'static [Grant],
    ) -> Self {
        Self {
            name,
            states,
            grants,
        }
    }
}

/// A role, and how it has to stand to the case.
pub type Grant = (Role, Relation);

const APPLICANT: Grant = (Role::Applicant, Relation::OwnCase);
const CLERK: Grant = (Role::Clerk, Relation::AtVenue);
const AGENT: Grant = (Role::Agent, Relation::Assigned);
const MAKER: Grant = (Role::Agent, Relation::MadeDraft);
const DRAFTING_AGENT: Grant = (Role::Agent, Relation::Drafting);
const SUPERVISOR: Grant = (Role::Supervisor, Relation::InSubtree);
const ARCHIVIST: Grant = (Role::Archivist, Relation::InSubtree);
const LEADER: Grant = (Role::Leader, Relation::InSubtree);

/// Looking changes nothing and belongs to no state.
const ANY: &[StateName] = &[];
/// The entrustment is being handled.
const HANDLED: &[StateName] = &[
    StateName::Accepted,
    StateName::InProgress,
    StateName::Suspended,
];
/// Something can still be decided about the case.
const OPEN: &[StateName] = &[
    StateName::Submitted,
    StateName::CorrectionRequired,
    StateName::Accepted,
    StateName::InProgress,
    StateName::Suspended,
    StateName::Completed,
];
