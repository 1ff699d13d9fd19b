//! Words of `pages::approvals`.

use super::{Words, words};

pub(crate) const TITLE: Words = words("审批", "Approvals");
pub(crate) const INTRO: Words = words(
    "同意后，系统立即按申请执行，不用再到办件里操作。不能审批自己提出或自己经办的事项。",
    "What you approve is carried out at once. Nobody decides on his or her own act.",
);
pub(crate) const TABS: Words = words("审批状态", "Standing");
pub(crate) const TAB_PENDING: Words = words("待审批", "To be decided");
pub(crate) const TAB_APPROVED: Words = words("已同意", "Approved");
pub(crate) const TAB_REFUSED: Words = words("未同意", "Refused");
pub(crate) const KIND: Words = words("申请种类", "Kind of request");
pub(crate) const LIST: Words = words("审批申请", "Requests");

pub(crate) const EMPTY_PENDING: Words = words(
    "现在没有待审批的申请。有新的申请时，系统会通知您。",
    "Nothing waits for a decision. You will be notified of new requests.",
);
pub(crate) const EMPTY_DECIDED: Words = words("没有符合条件的申请。", "No request fits.");
pub(crate) const TO_NOTIFICATIONS: Words = words("查看通知", "See notifications");
pub(crate) const TO_PENDING: Words = words("查看待审批", "See what waits");

pub(crate) const THEN: Words = words("同意后", "If approved");
pub(crate) const REASON_CODE: Words = words("事由", "Cause");
pub(crate) const REASON: Words = words("申请理由", "Reason");
pub(crate) const REQUESTED_BY: Words = words("提出人", "Asked by");
pub(crate) const VENUE: Words = words("受理机构", "Venue");
pub(crate) const REQUESTED_AT: Words = words("提出时间", "Asked on");
pub(crate) const TO_CASE: Words = words("查看办件 {}", "See case {}");
pub(crate) const NO_NUMBER: Words = words("（未编号）", "(no number yet)");

pub(crate) const NOTICE_ISSUED: Words = words(
    "立即再向申请人发出一份《补正材料一次性告知书》，要求补正：",
    "Another one-time notice goes to the applicant at once, asking for:",
);
pub(crate) const NOTICE_ALLOWED: Words = words(
    "窗口可以再发一次《补正材料一次性告知书》。",
    "The venue may issue one more one-time notice.",
);
pub(crate) const NOTICE_BY: Words = words("补正期限：{}。", "To be supplied by {}.");
pub(crate) const NOTICE_COUNTS: Words = words(
    "再次告知计入本机构的统计。",
    "A further notice counts in the venue's statistics.",
);
pub(crate) const AGENT_CHANGES: Words = words(
    "代办员更换为{}，系统通知申请人。更换计入统计。",
    "{} becomes the agent, and the applicant is told. The change counts in the statistics.",
);
pub(crate) const ANOTHER_AGENT: Words = words("另一名代办员", "Another agent");
pub(crate) const HANDOVER_NOTE: Words = words("交接说明：{}", "To the successor: {}");
pub(crate) const PRIORITY_RISES: Words = words(
    "本件按“{}”办理，在各处列表中排在前面，代办时限相应缩短。",
    "The case becomes “{}”: first in every list, with a shorter limit.",
);
pub(crate) const PRIORITY_FALLS: Words = words(
    "本件恢复为普通办件，代办时限按普通办件重新计算。",
    "The case becomes a normal one again, and its limit is counted anew.",
);
pub(crate) const ENDS: Words = words(
    "确认客观原因无法办结，委托随即终止，向申请人退还：",
    "The impossibility is confirmed and the entrustment ends at once; given back to the applicant:",
);
pub(crate) const CONFIRMED: Words = words(
    "确认客观原因无法办结。窗口据此与申请人办理终止委托；申请已写明没有材料要退还的，委托随即终止。",
    "The impossibility is confirmed, and the venue can end the entrustment. Where the request says that there is nothing to give back, it ends at once.",
);
pub(crate) const REOPENS: Words = words(
    "办件退回“办理中”，由原代办员继续办理，办好后再交接。",
    "The case goes back to work with the same agent, until it is done and handed over.",
);

pub(crate) const APPROVE: Words = words("同意", "Approve");
pub(crate) const REFUSE: Words = words("不同意", "Refuse");
pub(crate) const APPROVE_THIS: Words = words("同意：{}（{}）", "Approve: {} ({})");
pub(crate) const REFUSE_THIS: Words = words("不同意：{}（{}）", "Refuse: {} ({})");
pub(crate) const OPINION: Words = words("审批意见", "Your reason");
pub(crate) const OPINION_YES: Words = words(
    "写明同意的依据。意见记入办件，提出人会看到。",
    "Say what the approval rests on. It is kept in the case and shown to whoever asked.",
);
pub(crate) const OPINION_NO: Words = words(
    "写明不同意的原因和应当怎样办。意见记入办件，提出人会看到。",
    "Say why not, and what to do instead. It is kept in the case and shown to whoever asked.",
);
pub(crate) const REFUSED_THEN: Words = words(
    "不同意后，办件保持原样；情况有变可以重新申请。",
    "The case stays as it is; things having changed, one can ask again.",
);
pub(crate) const APPROVED: Words = words("已同意：{}（{}）", "Approved: {} ({})");
pub(crate) const REFUSED: Words = words("未同意：{}（{}）", "Refused: {} ({})");
pub(crate) const DECIDED_AT: Words = words("审批时间", "Decided on");
