//! Words of the forms of approval: asking for it, and deciding.

use super::super::{Words, words};

pub(crate) const WHY: Words = words(
    "由负责人审批，同意后系统立即执行。",
    "A supervisor decides. A yes is carried out at once.",
);
pub(crate) const KIND: Words = words("申请什么", "What is asked for");
pub(crate) const REASON: Words = words("申请理由", "Reason");
pub(crate) const NO_KIND: Words = words(
    "办件在现在的状态下，没有可以申请审批的事项。",
    "In this state there is nothing that needs approval.",
);

// What each kind would do, said beside its name.
pub(crate) const SECOND_NOTICE_HINT: Words = words(
    "已经告知过一次，还缺材料的，才申请再次告知",
    "Only where one notice was given and something is still missing",
);
pub(crate) const AGENT_CHANGE_HINT: Words = words(
    "有特殊原因才更换；批准后通知申请人并交接",
    "For a special reason only; the applicant is told, the work handed over",
);
pub(crate) const PRIORITY_HINT: Words =
    words("优先办理，时限缩短", "Sorts first, with a shorter limit");
pub(crate) const IMPOSSIBILITY_HINT: Words = words(
    "确认后可以终止委托",
    "Once confirmed the entrustment can be ended",
);
pub(crate) const REOPENING_HINT: Words = words(
    "办结后交接前发现问题，退回继续办理",
    "Back to work after completion, before hand-over",
);

pub(crate) const NOTICE_NOW: Words = words(
    "现在就写好告知内容，批准后直接发出",
    "Write the notice now: it goes out with the approval",
);
pub(crate) const SUCCESSOR: Words = words("换成谁", "The successor");
pub(crate) const CHANGE_REASON: Words = words("更换原因", "Why");
pub(crate) const HANDOVER_NOTE: Words = words("交接说明", "Hand-over note");
pub(crate) const HANDOVER_NOTE_HINT: Words = words(
    "办到哪一步、材料在哪里、还要注意什么。",
    "How far it has come, where the materials are, what to mind.",
);
pub(crate) const PRIORITY: Words = words("调整为", "To be");
pub(crate) const END_AT_ONCE: Words = words(
    "批准后同时终止委托，退还材料",
    "With the approval the entrustment ends, and the materials are given back",
);
pub(crate) const SEND: Words = words("提交审批", "Send the request");

// Deciding.
pub(crate) const NO_REQUEST: Words = words(
    "这个办件没有待您审批的申请。",
    "No request of this case waits for you.",
);
pub(crate) const ASKED_BY: Words = words("申请人员", "Asked by");
pub(crate) const ASKED_AT: Words = words("申请时间", "Asked on");
pub(crate) const WOULD_DO: Words = words("同意后会怎样", "What a yes does");
pub(crate) const WOULD_ALLOW_NOTICE: Words =
    words("准许再发一次告知书。", "One more notice is allowed.");
pub(crate) const WOULD_GIVE_NOTICE: Words = words(
    "立即发出告知书，要求补正：{}",
    "The notice goes out at once, asking for: {}",
);
pub(crate) const WOULD_CHANGE_AGENT: Words = words(
    "代办员由{}更换为{}，并通知申请人。",
    "The agent changes from {} to {}; the applicant is told.",
);
pub(crate) const WOULD_CHANGE_PRIORITY: Words = words(
    "优先级调整为“{}”，时限重新计算。",
    "The priority becomes “{}”; the limit is counted anew.",
);
pub(crate) const WOULD_CONFIRM: Words = words(
    "确认客观原因，窗口可以据此终止委托。",
    "The impossibility is confirmed; a clerk may end the entrustment.",
);
pub(crate) const WOULD_END: Words = words(
    "确认客观原因，委托立即终止，退还：{}",
    "The impossibility is confirmed and the entrustment ends at once. Given back: {}",
);
pub(crate) const WOULD_REOPEN: Words = words(
    "办件退回“办理中”，继续办理。",
    "The case goes back to work.",
);
pub(crate) const DECISION_REASON: Words = words("审批意见", "Reason");
pub(crate) const APPROVE: Words = words("同意", "Approve");
pub(crate) const REFUSE: Words = words("不同意", "Refuse");
pub(crate) const REFUSE_FOLLOWS: Words = words(
    "不同意的，申请不执行，办件按原状继续；意见会告知申请的人。",
    "A no changes nothing in the case; the reason is told to the one who asked.",
);
pub(crate) const LIST_COMMA: Words = words("、", ", ");
