//! The acts on a case: their verbs, and the words of their forms.

use bangban_domain::case::Action;

use super::{Words, words};

/// The verb of an act: its button, and the title of its form.
pub(crate) fn verb(action: Action) -> Words {
    match action {
        Action::Read => words("查看", "View"),
        Action::DocumentContent => words("查看文件", "View the file"),
        Action::Change => words("修改草稿", "Change the draft"),
        Action::Submission => words("提交申请", "Submit"),
        Action::CorrectionNotice => words("一次性告知", "Give the one notice"),
        Action::Supplement => words("补正材料", "Supply what is missing"),
        Action::Rejection => words("不受理", "Don't accept"),
        Action::Withdrawal => words("撤回申请", "Withdraw"),
        Action::Agreement => words("拟定委托协议", "Draw up the agreement"),
        Action::Signatures => words("签署协议", "Sign"),
        Action::Acceptance => words("受理", "Accept"),
        Action::LogEntries => words("填写日志", "Log work"),
        Action::DepartmentProgress => words("部门办理进度", "Department's progress"),
        Action::Suspensions => words("中止", "Suspend"),
        Action::Resumption => words("续办", "Resume"),
        Action::Charges => words("登记规费", "Record a charge"),
        Action::MaterialReceipt => words("收材料", "Receive materials"),
        Action::Problems => words("上报问题", "Raise a problem"),
        Action::ProblemSolution => words("解决问题", "Solve a problem"),
        Action::Reminders => words("催办提醒", "Remind the applicant"),
        Action::ApprovalRequests => words("申请审批", "Ask for approval"),
        Action::ApprovalDecision => words("审批", "Decide"),
        Action::Completion => words("办结", "Complete"),
        Action::Handover => words("交接", "Hand over"),
        Action::TerminationRequest => words("申请终止委托", "Ask to end the entrustment"),
        Action::Termination => words("终止委托", "End the entrustment"),
        Action::Archive => words("归档", "Archive"),
        Action::Evaluation => words("评价", "Rate"),
        Action::Documents => words("上传文件", "Add a file"),
        Action::Sweep => words("系统处理", "System"),
    }
}
