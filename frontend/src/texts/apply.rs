//! Words of applying: finding the item, the guide, the questions, the confirmation.

use super::{Words, words};

pub(crate) const FOR_WHOM: Words = words("为谁办", "For whom");
pub(crate) const FOR_ALL: Words = words("全部", "All");
pub(crate) const FIND: Words = words("要办什么事", "What is to be done");
pub(crate) const FIND_HINT: Words = words(
    "例如：低保、社保、建房、营业执照",
    "Such as: allowance, insurance, house, licence",
);
pub(crate) const FILTER: Words = words("查找事项", "Find");
pub(crate) const NOT_SURE: Words = words("不知道办什么？", "Not sure what you need?");
pub(crate) const NOT_SURE_TEXT: Words = words(
    "拨打 12345，或到就近的政务服务中心、便民服务中心、便民服务站问一问，首问的工作人员会负责到底。",
    "Call 12345, or ask at the nearest service hall, town centre or village station: whoever is asked first stays responsible.",
);
pub(crate) const NO_ITEM: Words = words(
    "没有找到这样的事项。换个说法试试，或拨打 12345。",
    "No such item. Try other words, or call 12345.",
);
pub(crate) const ON_THE_SPOT: Words = words("即办", "On the spot");

pub(crate) const MATERIALS: Words = words("需要的材料", "Materials");
pub(crate) const MATERIAL: Words = words("{}（{}，{} 份）", "{} ({}, {} copies)");
pub(crate) const SOURCE: Words = words("从哪里取得：{}", "Where it comes from: {}");
pub(crate) const LIMITS: Words = words("办理时限", "Time limits");
pub(crate) const LEGAL: Words = words("法定时限", "By law");
pub(crate) const PROMISED: Words = words("承诺时限", "Promised");
pub(crate) const DAYS: Words = words("{} {}", "{} {}");
pub(crate) const NOT_COUNTED: Words = words("不计入时限", "Not counted");
pub(crate) const COST: Words = words("费用", "Cost");
pub(crate) const INTERMEDIARY: Words = words(
    "中介服务（由您自行选择）",
    "Intermediary services (your own choice)",
);
pub(crate) const BASIS: Words = words("依据", "Legal basis");
pub(crate) const BEGIN: Words = words("开始申请", "Begin");
pub(crate) const PRINT: Words = words("打印清单", "Print the list");
pub(crate) const SIGN_IN_FIRST: Words = words(
    "网上申请需要先登录。没有账号的，请到任何一个窗口办理，也可以拨打 12345，由代办员上门或代为申请。",
    "Sign in to apply online. Without an account, go to any counter or call 12345: an agent can come to you or apply for you.",
);

pub(crate) const STEP_NAMES: [Words; 4] = [
    words("在哪里办", "Where"),
    words("谁来申请", "Who"),
    words("委托与承诺", "Entrustment"),
    words("核对", "Check"),
];
pub(crate) const STEPS_DONE: Words = words("第 {} 步，共 4 步", "Step {} of 4");
pub(crate) const NEXT: Words = words("下一步", "Continue");
pub(crate) const BACK: Words = words("上一步", "Back");
pub(crate) const COUNTY: Words = words("县区（功能区）", "County or zone");
pub(crate) const TOWN: Words = words("乡镇（街道）", "Town");
pub(crate) const VILLAGE: Words = words("村（社区）", "Village");
pub(crate) const WHERE_HINT: Words = words(
    "选到您方便去的那一级就可以。",
    "Choose down to the level where you like to go.",
);
pub(crate) const KIND: Words = words("申请人类型", "Who applies");
pub(crate) const PERSON: Words = words("个人", "A person");
pub(crate) const BODY: Words = words("企业或其他组织", "An enterprise or organisation");
pub(crate) const NAME: Words = words("姓名", "Name");
pub(crate) const BODY_NAME: Words = words("单位名称", "Registered name");
pub(crate) const ID_NUMBER: Words = words("身份证号码", "Identity number");
pub(crate) const ID_HINT: Words = words(
    "18 位，最后一位可能是 X",
    "18 characters; the last may be X",
);
pub(crate) const PHONE: Words = words("手机号码", "Phone");
pub(crate) const PHONE_HINT: Words = words(
    "用来通知您办理进度；没有手机可填家人的",
    "To tell you of progress; a relative's will do",
);
pub(crate) const CREDIT_CODE: Words = words("统一社会信用代码", "Unified social credit code");
pub(crate) const REPRESENTATIVE: Words = words("法定代表人（负责人）", "Legal representative");
pub(crate) const CONTACT: Words = words("联系人", "Contact");
pub(crate) const CONTACT_PHONE: Words = words("联系电话", "Contact's phone");
pub(crate) const MODE: Words = words("您希望怎样办", "How do you want it done");
pub(crate) const ASSIST: Words = words(
    "帮办：代办员帮您，申请由您自己递交",
    "Assisted: the agent helps, you file",
);
pub(crate) const ENTRUST: Words = words(
    "代办：代办员在委托范围内替您递交和领取",
    "Entrusted: the agent files and collects for you, within the scope",
);
pub(crate) const SPECIAL: Words = words(
    "需要上门或特别照顾吗",
    "Do you need a home visit or special care",
);
pub(crate) const SCOPE: Words = words("委托范围", "What the agent may do");
pub(crate) const SCOPE_ASSIST: Words = words(
    "帮助准备申报材料，跟进办理进度",
    "Help to prepare papers and follow progress",
);
pub(crate) const SCOPE_ENTRUST: Words = words(
    "代为准备并递交申报材料，代领办理结果",
    "Prepare and file the papers, and collect the result",
);
pub(crate) const VOLUNTARY: Words = words(
    "我自愿委托，知道服务免费、可以随时终止",
    "I entrust of my own free will; the service is free and I may end it at any time",
);
pub(crate) const DECLARATION: Words = words(
    "我承诺提交的材料真实、合法、完整",
    "The materials I hand in are true, lawful and complete",
);
pub(crate) const CHECK: Words = words("请核对，确认无误后提交。", "Check everything, then submit.");
pub(crate) const CHANGE: Words = words("修改", "Change");
pub(crate) const SUBMIT: Words = words("提交申请", "Submit");

pub(crate) const DONE: Words = words("申请已提交", "Your application has been submitted");
pub(crate) const NUMBER: Words = words("办件编号", "Case number");
pub(crate) const CODE: Words = words(
    "查询码（只显示这一次，请记下或打印）",
    "Code (shown this once: note it or print it)",
);
pub(crate) const QR: Words = words("查询办理进度的二维码", "QR code for following the case");
pub(crate) const WHAT_NOW: Words = words(
    "窗口会在 {} 前答复：受理、一次性告知要补的材料，或说明不受理的原因。",
    "The venue answers by {}: it accepts, tells you once what is missing, or says why it does not accept.",
);
pub(crate) const WHOM_TO_CALL: Words = words(
    "有问题请拨打 12345，或联系受理机构。",
    "Questions: call 12345 or the venue.",
);
pub(crate) const TO_CASE: Words = words("查看这个办件", "See this case");
