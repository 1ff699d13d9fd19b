//! Words of answering an application, and of the slip after it was submitted.

use super::{Words, words};

// Answering an application.
pub(crate) const DECIDE: Words = words("答复申请", "Answer the application");
pub(crate) const DECIDE_WHAT: Words = words(
    "核对左侧材料后，从三项中选一项。",
    "Check the materials, then choose one of three.",
);
pub(crate) const ACCEPT_WHAT: Words = words(
    "材料齐全、符合条件：签好委托协议后受理，指定代办员。",
    "All is there and fits: sign the agreement, then accept and name the agent.",
);
pub(crate) const NOTICE_WHAT: Words = words(
    "材料不齐或不合格：一次列全所缺材料。只有一次机会，请列完整。",
    "Something is missing: list all of it at once. There is one notice only.",
);
pub(crate) const REJECT_WHAT: Words = words(
    "不属于受理范围：说明理由，并告知可以自行办理的途径。",
    "Not to be accepted: say why, and where the applicant can go alone.",
);
pub(crate) const BEFORE_ACCEPTING: Words = words("受理前", "Before accepting");
pub(crate) const DRAWN_UP: Words = words("委托协议已拟定", "The agreement is drawn up");
pub(crate) const NOT_DRAWN_UP: Words = words("委托协议还没有拟定", "No agreement is drawn up");
pub(crate) const EXPIRED: Words = words(
    "委托协议已过有效期，须重新拟定",
    "The agreement has expired: draw up another",
);
pub(crate) const HAS_SIGNED: Words = words("{}已签署", "{} has signed");
pub(crate) const HAS_NOT_SIGNED: Words = words("{}还没有签署", "{} has not signed");
pub(crate) const CONSENT_NOT_RECORDED: Words = words(
    "还没有记录申请人同意",
    "The applicant's consent is not recorded",
);
pub(crate) const RECORD_CONSENT: Words = words("记录申请人同意", "Record consent");
pub(crate) const CONSENT_RECORDED: Words = words(
    "已记录申请人同意（简易事项，可不签协议）",
    "The applicant's consent is recorded (simplified item, no agreement needed)",
);
pub(crate) const SIMPLIFIED: Words = words(
    "本事项可简化手续：记录申请人口头或电子同意即可，不必签协议。",
    "Simplified item: the applicant's oral or electronic consent is enough.",
);
pub(crate) const STEP_DONE: Words = words("已完成：", "Done: ");
pub(crate) const STEP_OPEN: Words = words("未完成：", "To do: ");

// After submission.
pub(crate) const RECEIPT_TITLE: Words = words("申请已提交", "The application is submitted");
pub(crate) const RECEIPT_NUMBER: Words = words("办件编号", "Case number");
pub(crate) const RECEIPT_CODE: Words = words("查询码", "Tracking code");
pub(crate) const RECEIPT_ONCE: Words = words(
    "查询码只显示这一次，请打印或抄下来交给申请人，不要发给别人。",
    "The code is shown this once. Print it or write it down for the applicant, and give it to nobody else.",
);
pub(crate) const RECEIPT_QR: Words = words(
    "查询办理进度的二维码，扫码后输入查询码",
    "QR code of the page that follows the case; the code is typed there",
);
pub(crate) const RECEIPT_HOW: Words = words(
    "扫码后输入查询码，就能看到办理进度，不必登录。",
    "Scan it and type the code to follow the case; no account is needed.",
);
pub(crate) const RECEIPT_NEXT: Words = words(
    "{}最迟 {} 答复：受理、一次性告知或者不受理。",
    "{} answers by {}: it accepts, gives the one notice, or does not accept.",
);
pub(crate) const RECEIPT_CALL: Words = words("咨询电话：{}", "Questions: {}");
pub(crate) const RECEIPT_PRINT: Words = words("打印回执", "Print this slip");
