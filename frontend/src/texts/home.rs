//! Words of the first page.

use super::{Words, words};

pub(crate) const TITLE: Words = words(
    "临沂市政务服务帮办代办",
    "Assisted handling of government services in Linyi",
);
pub(crate) const HEADLINE: Words = words(
    "您的事，有人帮、有人代",
    "Someone to help, someone to act for you",
);
pub(crate) const WHAT: Words = words(
    "临沂市帮办代办服务网络，市、县、镇、村四级全覆盖。您自愿委托，帮办代办员在委托范围内帮您备材料、递申请、跟进度、办交接。",
    "Linyi's network for assisted and entrusted handling (帮办代办) in city, counties, towns and villages: you entrust a matter of your own free will, and an agent prepares papers, files them, follows progress and hands the result over, within the scope you agreed.",
);
pub(crate) const APPLY: Words = words("申请帮办代办", "Apply");
pub(crate) const TRACK: Words = words("查办理进度", "Follow a case");
pub(crate) const CALL: Words = words("拨打 12345", "Call 12345");
pub(crate) const STEPS_TITLE: Words = words("怎样办理", "How it works");
pub(crate) const STEPS: [Words; 5] = [
    words("提出申请", "Application"),
    words("受理委托", "Acceptance"),
    words("事项办理", "Handling"),
    words("交接归档", "Hand-over and archive"),
    words("评价", "Rating"),
];
pub(crate) const STEP_TEXTS: [Words; 5] = [
    words(
        "在网上提出，或到就近的政务服务中心、便民服务中心、便民服务站提出；民生保障类事项手续从简。",
        "Apply online, or at the nearest service hall, town centre or village station; livelihood matters take fewer formalities.",
    ),
    words(
        "符合条件的签订委托协议；材料不全的一次性告知；不受理的说明原因。",
        "An agreement is signed; whatever is missing is notified once and in full; a refusal states its reason.",
    ),
    words(
        "一名帮办代办员负责到底，填写日志，反馈进展；无特殊情况不更换。",
        "One agent sees it through, keeps a log and reports progress; no change of agent without special cause.",
    ),
    words(
        "办结后当面交接，材料整理归档；也可以随时终止委托，材料移交给您。",
        "The result is handed over and the papers archived; you may end the entrustment at any time and get your papers back.",
    ),
    words(
        "办结后，请您评价；差评必回访，投诉必查。",
        "You rate the service; every bad rating is followed up, every complaint examined.",
    ),
];
pub(crate) const APPLY_TEXT: Words = words(
    "选好事项，几分钟填完。",
    "Choose what you need; it takes a few minutes.",
);
pub(crate) const TRACK_TEXT: Words = words(
    "用编号和查询码，不用登录。",
    "With number and code, without signing in.",
);
pub(crate) const CALL_TEXT: Words = words(
    "说说您的情况，有人帮您。",
    "Tell your story; somebody helps.",
);
pub(crate) const WAYS_TITLE: Words = words("三种办法", "Three ways");
pub(crate) const WELCOME: Words = words("{}，您好。", "Hello, {}.");
pub(crate) const TO_WORK: Words = words("进入我的工作台", "To my work");
pub(crate) const TO_MY: Words = words("看我的申请", "My applications");
pub(crate) const AT_THE_COUNTER: Words = words(
    "不会上网也能办：带身份证到就近的便民服务站、便民服务中心、政务服务中心，工作人员当场帮您申请。行动不便的，可以上门。",
    "No need to go online: bring your identity card to the nearest station, town centre or hall and the staff apply for you. They come to you if you can't.",
);
