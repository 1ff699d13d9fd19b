//! The acts on a case: their verbs, what is told when they are done, and the words that their forms share. The words
//! of each form are in the files beside this one, by the stage of the case.

pub(crate) mod agreement;
pub(crate) mod approval;
pub(crate) mod ending;
pub(crate) mod handling;
pub(crate) mod intake;
pub(crate) mod library;

use bangban_domain::case::Action;

use super::{Words, words};

/// The verb of an act: its button, and the title of its form.
pub(crate) fn verb(action: Action) -> Words {
    match action {
        Action::Read => words("查看", "View"),
        Action::DocumentContent => words("查看文件", "View the file"),
        Action::Disclosure => words("显示完整信息", "Show personal data in full"),
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

/// What is told when an act was carried out.
pub(crate) fn news(action: Action) -> Words {
    match action {
        Action::Change => words("草稿已修改", "The draft was changed"),
        Action::Submission => words("申请已提交", "The application was submitted"),
        Action::CorrectionNotice => words("已一次性告知", "The notice was given"),
        Action::Supplement => words("补正材料已登记", "What was supplied is recorded"),
        Action::Rejection => words("已作出不受理决定", "The application was not accepted"),
        Action::Withdrawal => words("申请已撤回", "The application was withdrawn"),
        Action::Agreement => words(
            "委托协议已拟定，请双方签署",
            "The agreement is drawn up; both parties sign it now",
        ),
        Action::Signatures => words("签署已登记", "The signature is recorded"),
        Action::Acceptance => words("已受理，代办员已确定", "Accepted; the agent is named"),
        Action::LogEntries => words("日志已记录", "The work is logged"),
        Action::DepartmentProgress => words(
            "部门办理进度已更新",
            "The department's progress is recorded",
        ),
        Action::Suspensions => words("已中止，时限暂停计算", "Suspended; the limit does not run"),
        Action::Resumption => words("已续办，时限继续计算", "Resumed; the limit runs again"),
        Action::Charges => words("规费已登记", "The charge is recorded"),
        Action::MaterialReceipt => words("材料已收讫", "The material is recorded as received"),
        Action::Problems => words("问题已上报", "The problem was raised"),
        Action::ProblemSolution => words("问题已登记为解决", "The problem is recorded as solved"),
        Action::Reminders => words("已提醒申请人", "The applicant was reminded"),
        Action::ApprovalRequests => words("审批申请已提交", "The request was sent"),
        Action::ApprovalDecision => words("审批决定已作出", "The request was decided"),
        Action::Completion => words("已办结，请交接", "Completed; hand over next"),
        Action::Handover => words("已交接", "Handed over"),
        Action::TerminationRequest => words(
            "终止委托的申请已登记",
            "The wish to end the entrustment is recorded",
        ),
        Action::Termination => words("委托已终止", "The entrustment has ended"),
        Action::Archive => words("已归档", "Archived"),
        Action::Evaluation => words("评价已提交，谢谢", "Thank you for your rating"),
        Action::Documents => words("文件已上传", "The files were added"),
        Action::Read | Action::DocumentContent | Action::Disclosure | Action::Sweep => {
            words("已完成", "Done")
        }
    }
}

// The frame around every form.
pub(crate) const BACK: Words = words("返回办件", "Back to the case");
pub(crate) const APPLICANT: Words = words("申请人", "Applicant");
pub(crate) const CASE_NUMBER: Words = words("办件编号", "Case number");
pub(crate) const SUMMARY: Words = words("办件概要", "The case in short");
pub(crate) const DRAFT: Words = words("草稿", "Draft");
pub(crate) const NOT_ALLOWED: Words = words(
    "办件现在是“{}”状态，您现在不能对它“{}”。",
    "The case is in the state “{}”: you can't do this now (“{}”).",
);
pub(crate) const NOT_ALLOWED_WHY: Words = words(
    "可能是别人已经先办了一步，也可能这一步由其他岗位办理。",
    "Perhaps somebody has gone a step further already, or the step belongs to another role.",
);
pub(crate) const POSSIBLE_NOW: Words = words("现在可以办理：", "What you can do now:");
pub(crate) const CHANGED_TITLE: Words =
    words("办件刚刚有新的变动", "The case has just been changed");
pub(crate) const CHANGED: Words = words(
    "您打开这一页之后，办件有了下面的变动，刚才的操作没有执行。您填写的内容还在，请核对后再次提交。",
    "After you opened this page the case was changed as below, and what you sent was not carried out. What you typed is kept: check it and send it again.",
);
pub(crate) const SYSTEM: Words = words("系统", "The system");
pub(crate) const PHRASES: Words = words("常用语，点一下填入：", "Phrases; one click fills one in:");
pub(crate) const DANGER: Words = words("请注意，提交后不能撤销", "This can't be taken back");
pub(crate) const NOTHING_TO_CHOOSE: Words = words(
    "这里没有需要办理的内容。",
    "There is nothing here to act upon.",
);
pub(crate) const CHOOSE_ROW: Words = words("请选择要办理的一项：", "Choose the one to act upon:");
pub(crate) const MORE_FIELDS: Words = words("更多选填内容", "More, if needed");

// Materials beside a form.
pub(crate) const MATERIALS: Words = words("材料情况", "Materials");
pub(crate) const NO_MATERIALS: Words =
    words("这个事项不需要材料。", "The item asks for no materials.");
pub(crate) const NOT_RECEIVED: Words = words("未收到", "Not received");
pub(crate) const RECEIVED: Words = words("已收{}", "Received: {}");
pub(crate) const RECEIVED_COPIES: Words = words("已收{} {} 份", "Received: {}, {} copies");
pub(crate) const RECEIVE: Words = words("收{}", "Received: {}");
pub(crate) const FOLLOWS_BY: Words = words("容缺，{} 前补", "To follow by {}");

// Ways out of a refusal.
pub(crate) const WAY_OUT: Words = words("下一步：{}", "Do this first: {}");
pub(crate) const ASK_SECOND_NOTICE: Words = words("申请再次告知", "Ask for a second notice");
pub(crate) const ASK_IMPOSSIBILITY: Words = words(
    "申请确认客观原因",
    "Ask to have the impossibility confirmed",
);
pub(crate) const SETTLE_CHARGES: Words = words("登记缴费或减免", "Record payment or waiver");
pub(crate) const SETTLE_CHARGE: Words = words("登记缴费", "Record a payment");
