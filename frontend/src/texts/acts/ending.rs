//! Words of the forms at the end: completion, hand-over, end of the entrustment, archive, rating.

use super::super::{Words, words};

// Completion.
pub(crate) const OUTCOME: Words = words("办理结果", "What came out");
pub(crate) const OUTCOME_HINT: Words = words("以部门的决定为准。", "As the department decided.");
pub(crate) const RESULT: Words = words("结果说明", "The result in words");
pub(crate) const RESULT_HINT: Words = words(
    "写明证照、文书的名称和文号，交接时会列入清单。",
    "Name the licence or paper and its number; it goes onto the hand-over list.",
);
pub(crate) const BEFORE_COMPLETION: Words = words("办结前还要办", "Before completion");
pub(crate) const MATERIALS_OPEN: Words = words(
    "还有必要材料没有收讫：{}",
    "Required materials are not accounted for: {}",
);
pub(crate) const CHARGES_OPEN: Words =
    words("还有 {} 笔规费没有结清", "{} charges are not settled");

// Hand-over.
pub(crate) const HANDOVER_WHY: Words = words(
    "两份清单都要当面点清：一份交给申请人，一份交给机构归档。",
    "Both lists are counted together: one goes to the applicant, one to the venue for the archive.",
);
pub(crate) const TO_APPLICANT: Words = words(
    "交给申请人（结果、退还的原件）",
    "To the applicant (results, originals)",
);
pub(crate) const TO_ORGANIZATION: Words = words("交给机构归档", "To the venue, for the archive");
pub(crate) const RECEIVED_BY: Words = words("领取人姓名", "Received by");
pub(crate) const RECEIVED_BY_HINT: Words = words(
    "申请人本人，或其委托的人。请写全名。",
    "The applicant, or somebody the applicant sent. Write the full name.",
);
pub(crate) const CASE_FILE: Words = words("办件卷宗", "File of the case");
pub(crate) const NAME: Words = words("名称", "What");
pub(crate) const FORM: Words = words("形式", "Form");
pub(crate) const COUNT: Words = words("份数", "How many");
pub(crate) const ADD_THING: Words = words("再加一份", "Add one");

// End of the entrustment.
pub(crate) const WISH_WHY: Words = words(
    "提出后，由窗口工作人员和申请人一起办理终止：退还材料，双方签字。",
    "A clerk then ends the entrustment together with the applicant: materials are given back, both sign.",
);
pub(crate) const WISH_REASON: Words = words("为什么要终止", "Why");
pub(crate) const TERMINATION_WHY: Words = words(
    "终止委托不是办结：协议结束，材料退还，并告知部门授权已经结束。",
    "This is no completion: the agreement ends, the materials are given back, and the department is told that the authority has ended.",
);
pub(crate) const GROUND: Words = words("终止的情形", "Why");
pub(crate) const REASON: Words = words("理由", "Reason");
pub(crate) const RETURNED: Words = words("退还的材料", "What is given back");
pub(crate) const RETURNED_HINT: Words = words(
    "收过原件的，必须列入清单退还。",
    "Originals that were received must be on the list.",
);
pub(crate) const TERMINATION_FOLLOWS: Words = words(
    "提交后委托结束，代办员不再办理，办件转入归档，系统通知申请人。",
    "The entrustment ends, the agent does no more, the case goes to the archive, and the applicant is told.",
);
pub(crate) const ASKED_BY_APPLICANT: Words = words(
    "申请人已提出终止委托。",
    "The applicant has asked to end it.",
);
pub(crate) const NEEDS_CONFIRMATION: Words = words(
    "须先经负责人确认",
    "Needs a supervisor's confirmation first",
);
pub(crate) const NEEDS_REMINDER: Words = words(
    "协议有约定，并已提醒、期限已过的",
    "Agreed upon, after a reminder whose date has passed",
);

// Archive.
pub(crate) const RETENTION: Words = words("保管期限", "Kept for");
pub(crate) const RETENTION_HINT: Words = words(
    "一般 10 年，重点项目 30 年。",
    "10 years as a rule; 30 for key projects.",
);
pub(crate) const ARCHIVE_NOTE: Words = words("档案备注", "Note");
pub(crate) const ARCHIVE_NOTE_HINT: Words =
    words("例如：第 12 卷，3 号柜", "Such as: volume 12, shelf 3");
pub(crate) const ARCHIVE_WHY: Words = words(
    "收到卷宗并核对齐全后归档。归档后办件不再改动。",
    "Archive the case when its file has come and is complete. It is not changed any more.",
);

// Rating.
pub(crate) const RATING_WHY: Words = words(
    "评价自愿，只能由申请人本人作出，每件一次。您的评价不影响以后办事。",
    "Rating is voluntary, the applicant's alone, and once for each case. It has no bearing on later matters.",
);
pub(crate) const LEVEL: Words = words("您对这次服务满意吗？", "How satisfied are you?");
pub(crate) const LEVELS: [Words; 5] = [
    words("非常满意", "Very satisfied"),
    words("满意", "Satisfied"),
    words("基本满意", "Fairly satisfied"),
    words("不满意", "Dissatisfied"),
    words("非常不满意", "Very dissatisfied"),
];
pub(crate) const COMMENT: Words = words("还想说什么", "Anything else");
pub(crate) const BAD_RATING: Words = words(
    "不满意的，我们会核实、整改并回访您。",
    "We look into it, put it right, and come back to you.",
);
pub(crate) const SEND_RATING: Words = words("提交评价", "Send");
