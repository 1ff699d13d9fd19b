//! Words of the page of one case.

mod answer;
mod timeline;

pub(crate) use answer::*;
use bangban_domain::case::StateName;
pub(crate) use timeline::*;

use super::acts::library::{Phrase, phrase};
use super::{Words, words};

// Head.
pub(crate) const TITLE: Words = words("办件", "Case");
pub(crate) const PRINT: Words = words("打印本页", "Print this page");
pub(crate) const OTHERS_LOOK: Words = words(
    "{}也在查看本件，办理前请先互相沟通。",
    "Also looking at this case: {}. Talk to each other before you act.",
);
pub(crate) const AND: Words = words("、", ", ");
pub(crate) const ABOUT: Words = words("基本情况", "About the case");
pub(crate) const APPLICANT: Words = words("申请人", "Applicant");
pub(crate) const PHONE: Words = words("联系电话", "Phone");
pub(crate) const ID_NUMBER: Words = words("证件号码", "Identity number");
pub(crate) const CREDIT_CODE: Words = words("统一社会信用代码", "Credit code");
pub(crate) const LEGAL_REPRESENTATIVE: Words =
    words("法定代表人（负责人）", "Legal representative");
pub(crate) const CONTACT: Words = words("联系人", "Contact");
pub(crate) const ADDRESS: Words = words("地址", "Address");
pub(crate) const PROXY: Words = words("代理人", "Proxy");
pub(crate) const MODE: Words = words("办理方式", "Mode");
pub(crate) const VENUE: Words = words("受理机构", "Venue");
pub(crate) const AGENT: Words = words("代办员", "Agent");
pub(crate) const NO_AGENT: Words = words("受理时指定", "Named at acceptance");
pub(crate) const PRIORITY: Words = words("优先级", "Priority");
pub(crate) const ORIGIN: Words = words("来源", "Origin");
pub(crate) const SCOPE: Words = words("委托范围", "Entrusted scope");
pub(crate) const SUBMITTED: Words = words("提交时间", "Submitted");
pub(crate) const REGISTERED: Words = words("受理时间", "Accepted");
pub(crate) const COMPLETED: Words = words("办结时间", "Completed");
pub(crate) const ARCHIVED: Words = words("归档时间", "Archived");
pub(crate) const RATING: Words = words("申请人评价", "Rating");
pub(crate) const STEPS: Words = words("办理环节", "Steps");

/// The five levels of a rating (GB/T 39046): 1 is the best.
pub(crate) fn rating(level: u8) -> Words {
    match level {
        1 => words("非常满意", "Very satisfied"),
        2 => words("满意", "Satisfied"),
        3 => words("基本满意", "Fairly satisfied"),
        4 => words("不满意", "Dissatisfied"),
        _ => words("非常不满意", "Very dissatisfied"),
    }
}

// Personal data, whole.
pub(crate) const REVEAL: Words = words("显示完整信息", "Show in full");
pub(crate) const REVEAL_PHONE: Words = words("显示完整电话", "Show the phone in full");
pub(crate) const REVEAL_OTHERS: Words = words("显示其他完整信息", "Show other data in full");
pub(crate) const REVEAL_WHY: Words = words(
    "个人信息平时只显示一部分。谁因为什么看了哪一项，都记入审计；显示一分钟后自动隐藏。",
    "Personal data is masked. Who saw what and why is recorded in the audit trail; it is hidden after a minute.",
);
pub(crate) const REVEAL_FIELDS: Words = words("要看哪些", "Which");
pub(crate) const REVEAL_REASON: Words = words("查看原因", "Why");
pub(crate) const REVEAL_REASON_HINT: Words = words(
    "不要写姓名、号码等个人信息。",
    "Write no names, numbers or other personal data.",
);
pub(crate) const REVEAL_DO: Words = words("显示", "Show");
pub(crate) const REVEAL_NONE: Words = words("没有登记", "none");
pub(crate) const REVEALED: Words = words(
    "已记录。一分钟后自动隐藏。",
    "Recorded. It is hidden after a minute.",
);

/// The usual reasons.
pub(crate) fn reveal_reasons() -> Vec<Phrase> {
    vec![
        phrase(
            words("联系申请人", "Call the applicant"),
            words("联系申请人办理本件", "To call the applicant about the case"),
        ),
        phrase(
            words("约定上门", "Arrange a visit"),
            words("约定上门服务的时间", "To arrange a visit"),
        ),
        phrase(
            words("核对身份", "Check the identity"),
            words("核对申请人身份", "To check the applicant's identity"),
        ),
        phrase(
            words("填写申报材料", "Fill in forms"),
            words("代为填写申报材料", "To fill in the applicant's forms"),
        ),
    ]
}

// What comes next.
pub(crate) const NEXT: Words = words("下一步", "Next");
pub(crate) const OTHERS: Words = words("其他操作", "Other acts");
pub(crate) const DECISION_WAITS: Words = words(
    "本办件有审批申请等您决定。",
    "A request for approval of this case waits for your decision.",
);
pub(crate) const REQUEST_WAITS: Words = words(
    "本办件有审批申请，等负责人决定。",
    "A request for approval of this case waits for the supervisor.",
);
pub(crate) const END_ASKED_FOR: Words = words(
    "申请人已提出终止委托，请窗口与申请人办理终止手续。",
    "The end of the entrustment was asked for; the clerk carries it out with the applicant.",
);

/// Whom the case waits for, where that is not the caller.
pub(crate) fn waits(state: StateName) -> Words {
    match state {
        StateName::Draft => words("草稿还没有提交。", "The draft has not been submitted."),
        StateName::Submitted => words("等待受理机构答复。", "The venue has to answer."),
        StateName::CorrectionRequired => words(
            "等待申请人补正材料。",
            "The applicant has to supply what is missing.",
        ),
        StateName::Accepted | StateName::InProgress => {
            words("代办员正在办理。", "The agent is working on it.")
        }
        StateName::Suspended => words("已中止，等待续办。", "Suspended, to be resumed."),
        StateName::Completed => words("已办结，等待交接。", "Completed, to be handed over."),
        StateName::HandedOver => words("已交接，等待归档。", "Handed over, to be archived."),
        StateName::Rejected | StateName::Withdrawn | StateName::Lapsed | StateName::Terminated => {
            words("已结束，等待归档。", "Ended, to be archived.")
        }
        StateName::Archived => words("已归档，全部结束。", "Archived: everything is done."),
    }
}

// Dates.
pub(crate) const DAYS_LEFT: Words = words("还有 {} 天", "{} days left");
pub(crate) const CLOCKS: Words = words("时限", "Dates");
pub(crate) const ANSWER_DUE: Words = words("答复时限", "Answer due");
pub(crate) const SUPPLY_BY: Words = words("补正期限", "To be supplied by");
pub(crate) const DUE: Words = words("代办时限", "Entrustment due");
pub(crate) const DEPARTMENT: Words = words("审批部门", "Department");
pub(crate) const REFERENCE: Words = words("部门受理编号", "Department's number");
pub(crate) const FILED_ON: Words = words("递交日期", "Filed");
pub(crate) const ACCEPTED_ON: Words = words("部门受理日期", "Accepted by the department");
pub(crate) const DEEMED: Words = words(
    "{}（逾期未答复，视为受理）",
    "{} (by the department's silence)",
);
pub(crate) const PROMISED: Words = words("承诺时限", "Promised");
pub(crate) const STATUTORY: Words = words("法定时限", "Statutory");
pub(crate) const EXTENSION: Words = words("延期", "Extension");
pub(crate) const EXTENSION_DAYS: Words = words("{} 个工作日", "{} working days");
pub(crate) const OUTCOME: Words = words("部门决定", "Decision");
pub(crate) const DECIDED_ON: Words = words("决定日期", "Decided");
pub(crate) const STOPPED_BY_SUSPENSION: Words = words(
    "已中止，代办时限暂停计算；续办后顺延。",
    "Suspended: the entrustment's clock stands still and goes on after resumption.",
);
pub(crate) const STOPPED_BY_PROCEDURE: Words = words(
    "部门正在进行特别程序（听证、检测、专家评审等），代办时限和审批时限都暂停计算。",
    "The department is in a special procedure: both clocks stand still.",
);
pub(crate) const LATE_NOT_FILED: Words = words(
    "代办时限已过，材料还没有递交部门：超期在代办环节。",
    "The entrustment is late, and nothing is filed yet: the delay is on the agent's side.",
);
pub(crate) const LATE_DEPARTMENT_IN_TIME: Words = words(
    "代办时限已过，部门仍在其时限之内：超期在代办环节。",
    "The entrustment is late while the department is within its limit: the delay is on the agent's side.",
);
pub(crate) const LATE_BOTH: Words = words(
    "代办时限和部门时限都已过：部门环节已超期，请催办并登记问题。",
    "Both are late: the department is past its limit. Press it, and record a problem.",
);
pub(crate) const LATE_DECIDED: Words = words(
    "部门已作出决定，代办时限已过：请尽快办结。",
    "The department has decided, and the entrustment is late: complete it soon.",
);
pub(crate) const LATE_DEPARTMENT_ONLY: Words = words(
    "部门时限已过，代办时限未到：超期在部门环节。",
    "The department is late, the entrustment is not: the delay is on the department's side.",
);
pub(crate) const IN_TIME: Words = words("代办和部门环节都没有超期。", "Neither side is late.");
pub(crate) const COMPLETED_IN_TIME: Words = words("在代办时限内办结。", "Completed in time.");
pub(crate) const COMPLETED_LATE: Words =
    words("办结时已超过代办时限。", "Completed after its date.");
pub(crate) const DEPARTMENT_DECIDED_LATE: Words = words(
    "部门超过时限才作出决定。",
    "The department decided after its limit.",
);
pub(crate) const NO_CALENDAR: Words = words(
    "{} 年的工作日历还没有公布，日期待日历导入后自动算出。",
    "There is no calendar for {} yet; the date follows as soon as it is imported.",
);

// What is missing.
pub(crate) const MISSING: Words = words("需要补正", "What is missing");
pub(crate) const MISSING_BY: Words = words(
    "请一次补齐，最迟 {}；逾期未补正的，申请自动终结。",
    "Everything has to be supplied by {}; otherwise the application lapses.",
);
pub(crate) const MISSING_WHEN_OPEN: Words =
    words("请尽快一次补齐。", "Please supply everything soon.");
pub(crate) const REQUIREMENT: Words = words("要求", "Requirement");
pub(crate) const HOW: Words = words("怎样补", "How to supply");
pub(crate) const SUPPLIED: Words = words("已补", "Supplied");
pub(crate) const NOT_SUPPLIED: Words = words("待补", "Missing");
pub(crate) const DEPARTMENT_WANTS_MORE: Words = words(
    "审批部门要求补正材料，请与代办员联系后补交。",
    "The department asks for more material: supply it together with the agent.",
);

pub(crate) const SUPPLIED_SINCE: Words = words("告知后补来的材料", "Supplied after the notice");

// Materials.
pub(crate) const MATERIALS: Words = words("申请材料", "Materials");
pub(crate) const NO_MATERIALS: Words =
    words("本事项不需要提交材料。", "This item needs no materials.");
pub(crate) const MATERIAL: Words = words("材料名称", "Material");
pub(crate) const NECESSITY: Words = words("必要性", "Needed");
pub(crate) const RECEIPT: Words = words("收讫情况", "Received");
pub(crate) const ACT: Words = words("操作", "Act");
pub(crate) const NOT_RECEIVED: Words = words("未收", "Not received");
pub(crate) const COPIES: Words = words("{} {} 份", "{}, {}");
pub(crate) const DEFERRED_UNTIL: Words = words("容缺，最迟 {} 补", "To follow by {}");
pub(crate) const RECEIVED_AGAIN: Words = words("更正收讫", "Correct");
pub(crate) const RECEIVED_COUNT: Words = words("已收 {} 项，共 {} 项", "{} of {} received");

// Agreement.
pub(crate) const AGREEMENT: Words = words("委托协议", "Agreement");
pub(crate) const SUPPLEMENTARY: Words = words(
    "补充协议（待签署）",
    "Supplementary agreement (to be signed)",
);
pub(crate) const NO_AGREEMENT: Words =
    words("还没有拟定委托协议。", "No agreement has been drawn up.");
pub(crate) const CONTENT: Words = words("服务内容", "Service");
pub(crate) const VALID_UNTIL: Words = words("有效期至", "Valid until");
pub(crate) const NON_COOPERATION: Words = words("不配合终止条款", "Non-cooperation clause");
pub(crate) const AGREED: Words = words("有约定", "Agreed");
pub(crate) const NOT_AGREED: Words = words("未约定", "None");
pub(crate) const SIGNATURES: Words = words("签署情况", "Signatures");
pub(crate) const SIGNED: Words = words("已签 · {} · {}", "Signed · {} · {}");
pub(crate) const UNSIGNED: Words = words("未签", "Not signed");

// Suspensions, charges, problems.
pub(crate) const SUSPENSIONS: Words = words("中止记录", "Suspensions");
pub(crate) const GROUND: Words = words("原因", "Ground");
pub(crate) const BASIS: Words = words("依据", "Basis");
pub(crate) const PERIOD: Words = words("起止", "Period");
pub(crate) const SINCE: Words = words("{} 起，尚未续办", "Since {}");
pub(crate) const SINCE_EXPECTED: Words =
    words("{} 起，预计 {} 天，尚未续办", "Since {}, {} days expected");
pub(crate) const FROM_TO: Words = words("{} 至 {}", "{} to {}");
pub(crate) const CHARGES: Words = words("法定规费", "Statutory charges");
pub(crate) const CHARGES_WHO: Words = words(
    "帮办代办服务免费。以下是依法应由申请人缴纳的规费。",
    "The service is free. These are statutory charges that the applicant has to pay.",
);
pub(crate) const CHARGE: Words = words("项目", "Charge");
pub(crate) const AMOUNT: Words = words("金额", "Amount");
pub(crate) const YUAN: Words = words("{} 元", "CNY {}");
pub(crate) const PAY_BY: Words = words("缴费期限", "Due");
pub(crate) const CHARGE_STATE: Words = words("缴费情况", "State");
pub(crate) const SETTLE: Words = words("登记缴费", "Record the payment");
pub(crate) const PROBLEMS: Words = words("问题台账", "Problems");
pub(crate) const PROBLEM: Words = words("问题", "Problem");
pub(crate) const WITH_WHOM: Words = words("协调对象", "With whom");
pub(crate) const RAISED_AT: Words = words("上报时间", "Raised");
pub(crate) const SOLUTION: Words = words("解决情况", "Solution");
pub(crate) const UNSOLVED: Words = words("未解决", "Open");

// Files.
pub(crate) const FILES: Words = words("文件", "Files");
pub(crate) const NO_FILES: Words = words("还没有上传文件。", "No file has been added.");
pub(crate) const FILE: Words = words("{}（{}）", "{} ({})");
pub(crate) const OTHER_FILE: Words = words("其他文件", "Other file");
pub(crate) const DOWNLOAD: Words = words("下载{}", "Download {}");
pub(crate) const DOWNLOADED: Words = words(
    "已下载，每次下载都有记录",
    "Downloaded; each download is recorded",
);
pub(crate) const KIND_PDF: Words = words("PDF 文档", "PDF");
pub(crate) const KIND_IMAGE: Words = words("图片", "Image");
pub(crate) const KIND_WORD: Words = words("文档", "Document");
pub(crate) const KIND_OTHER: Words = words("文件", "File");

// Log.
pub(crate) const LOG: Words = words("工作日志", "Work log");
pub(crate) const NO_LOG: Words = words("还没有工作日志。", "Nothing has been logged.");
pub(crate) const WRITTEN_AT: Words = words("{} 补记", "written down {}");
pub(crate) const EARLIER: Words = words("显示更早的", "Show earlier ones");

// The end.
pub(crate) const ENDING: Words = words("办理结果", "Result");
pub(crate) const END_LAPSED: Words = words(
    "申请人在期限内没有补正，申请已终结。需要时可以重新申请。",
    "Nothing was supplied in time, and the application has lapsed. It can be made anew.",
);
pub(crate) const RESULT: Words = words("结果", "Result");
pub(crate) const RECEIVED_BY: Words = words("签收人", "Received by");
pub(crate) const REASON_CODE: Words = words("理由", "Reason");
pub(crate) const REASON: Words = words("说明", "In words");
pub(crate) const ALTERNATIVE: Words = words("可自行办理的途径", "Where to go alone");
