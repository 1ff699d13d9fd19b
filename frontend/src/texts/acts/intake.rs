//! Words of the forms from the application to its answer: submission, change of a draft, notice, supplement, not
//! accepting, withdrawal.

use super::super::{Words, words};

// Submission.
pub(crate) const SUBMISSION_WHY: Words = words(
    "提交后生成办件编号和查询码。查询码只显示一次，请当场抄给或打印给申请人。",
    "Submission brings the case number and the tracking code. The code is shown once: write it down or print it for the applicant at once.",
);
pub(crate) const DECLARATION: Words = words(
    "申请人承诺：所提交的材料和填写的内容真实、合法、完整。",
    "The applicant declares: the materials and what is written here are true, lawful and complete.",
);
pub(crate) const DECLARATION_HINT: Words = words(
    "由他人代填的，请先读给申请人听，经本人同意后再勾选。",
    "Where somebody else fills this in: read it to the applicant first, and tick it with his or her consent.",
);
pub(crate) const OPEN_MATERIALS: Words = words(
    "还有 {} 份必要材料没有登记收讫。可以先提交，材料以后再收。",
    "{} required materials are not recorded as received. You can submit all the same and receive them later.",
);

// Change of a draft.
pub(crate) const CHANGE_WHY: Words = words(
    "只填要改的内容，没填的保持不变。",
    "Fill in only what changes; what is left empty stays as it is.",
);
pub(crate) const NOW: Words = words("现为 {}", "Now: {}");
pub(crate) const CHANGE_KIND: Words = words(
    "申请人类型（个人、法人）不能在这里改，请另建一个办件。",
    "The kind of applicant (person or organisation) can't be changed here: make a new case.",
);
pub(crate) const SAVE: Words = words("保存修改", "Save");

// The one notice.
pub(crate) const NOTICE_WHY: Words = words(
    "缺什么、怎么补，要一次告知清楚。再次告知须经负责人批准。",
    "Tell everything that is missing, and how to supply it, at once. A second notice needs a supervisor's approval.",
);
pub(crate) const NOTICE_MATERIALS: Words = words(
    "哪些材料需要补正？",
    "Which materials are missing or defective?",
);
pub(crate) const NOTICE_MATERIALS_HINT: Words =
    words("勾选后写明要求。", "Tick them, then say what is required.");
pub(crate) const NOTICE_OTHERS: Words = words("清单以外的内容", "What is not on the list");
pub(crate) const ADD_OTHER: Words = words(
    "加一项清单以外的内容",
    "Add something that is not on the list",
);
pub(crate) const SUBJECT: Words = words("补正内容", "What is missing");
pub(crate) const SUBJECT_HINT: Words = words("例如：授权委托书", "Such as: a power of attorney");
pub(crate) const REQUIREMENT: Words = words("有什么要求", "What it must be like");
pub(crate) const HOW_TO_SUPPLY: Words = words("怎么补", "How to supply it");
pub(crate) const SUPPLY_BY: Words = words("补正期限", "To be supplied by");
pub(crate) const SUPPLY_BY_HINT: Words = words(
    "不填为 15 个工作日（本市规定的期限），到期前系统自动提醒申请人。",
    "Left empty: 15 working days (the configured time). The applicant is reminded before it ends.",
);
pub(crate) const NOTICE_FOLLOWS: Words = words(
    "申请人补齐后，办件回到“待受理”，答复时限重新计算；到期没有补正的，按“逾期未补正”结束，申请人可以重新申请。",
    "When all is supplied the case waits for its answer again, and the time to answer begins anew. Where nothing comes by the date, the application lapses; the applicant may apply again.",
);
pub(crate) const GIVE_NOTICE: Words = words("发出告知书", "Give the notice");

// Supplement.
pub(crate) const SUPPLEMENT_WHY: Words = words(
    "勾选这次补交的内容。全部补齐后，办件重新等待受理答复。",
    "Tick what is supplied now. When everything is there, the case waits for its answer again.",
);
pub(crate) const SUPPLEMENT_DEPARTMENT: Words = words(
    "部门在办理中要求补交材料的，在这里登记补交了什么。",
    "Where the department asked for more, record here what was supplied.",
);
pub(crate) const SUPPLEMENT_ITEMS: Words = words("这次补交了什么？", "What is supplied now?");
pub(crate) const ASKED: Words = words("要求：{}", "Required: {}");
pub(crate) const NOTE: Words = words("补充说明", "Note");
pub(crate) const PHOTO: Words = words("照片或文件", "Photograph or file");
pub(crate) const PHOTO_HINT: Words = words(
    "拍清楚、四角都要拍到。PDF、JPEG 或 PNG，每个不超过 10 MB。交纸质的可以不传。",
    "Sharp, with all four corners. PDF, JPEG or PNG, at most 10 MB each. Not needed if you hand in paper.",
);
pub(crate) const SUPPLY: Words = words("确认补交", "Supply");
pub(crate) const SUPPLY_UNTIL: Words = words("请在 {} 前补齐。", "Please supply everything by {}.");

// Not accepting.
pub(crate) const REJECTION_WHY: Words = words(
    "不受理须有明确理由，并告诉申请人可以到哪里、怎么自己办。",
    "Not accepting needs a clear reason, and tells the applicant where and how to go on alone.",
);
pub(crate) const REASON_CODE: Words = words("不受理的情形", "Why");
pub(crate) const REASON: Words = words("理由", "Reason");
pub(crate) const ALTERNATIVE: Words = words("申请人可以怎么办", "What the applicant can do");
pub(crate) const ALTERNATIVE_HINT: Words = words(
    "写清地点、窗口和电话。",
    "Name the place, the counter and the phone.",
);
pub(crate) const REJECTION_FOLLOWS: Words = words(
    "提交后办件结束，系统通知申请人并生成不受理通知书。申请人可以评价、投诉，也可以重新申请。",
    "The case ends. The applicant is told, with a paper, and may rate, complain, or apply again.",
);

// Withdrawal.
pub(crate) const WITHDRAWAL_FOLLOWS: Words = words(
    "撤回后这个办件结束，不再办理。以后需要时可以重新申请。",
    "The case ends and is not handled any more. You may apply again later.",
);
pub(crate) const WITHDRAWAL_REASON: Words = words("撤回原因", "Why");
