//! Words of `pages::track`, and what a state means to the applicant, in plain words.

use bangban_domain::case::StateName;

use super::{Words, words};

pub(crate) const TITLE: Words = words("查办理进度", "Follow a case");
pub(crate) const WHERE_FROM: Words = words(
    "编号和查询码在提交申请时给您的单子上。",
    "Number and code are on the slip you got when you applied.",
);
pub(crate) const NUMBER: Words = words("办件编号", "Case number");
pub(crate) const NUMBER_HINT: Words = words("LY 开头，后面 17 位数字。", "LY and 17 digits.");
pub(crate) const CODE: Words = words("查询码", "Tracking code");
pub(crate) const CODE_HINT: Words = words("8 位字母和数字，大小写都行。", "8 letters and digits.");
pub(crate) const SUBMIT: Words = words("查进度", "Follow");
pub(crate) const LOST: Words = words("编号或查询码找不到了？", "Number or code lost?");
pub(crate) const LOST_WAYS: Words = words(
    "登录后看“我的申请”，或者带身份证到受理的窗口查，也可以打 12345。",
    "Sign in and see “My applications”, ask at the counter with your identity card, or call 12345.",
);
pub(crate) const ANOTHER: Words = words("查另一件", "Follow another");
pub(crate) const NOW: Words = words("现在到哪一步了", "Where it stands");
pub(crate) const WHAT_TO_DO: Words = words("您要做什么", "What you do now");
pub(crate) const MISSING: Words = words("要补的材料", "What to supply");
pub(crate) const SUPPLY_BY: Words = words(
    "请在 {} 前补齐，过期这次申请就失效了。",
    "Supply it by {}, or the application lapses.",
);
pub(crate) const REQUIREMENT: Words = words("要求：{}", "Required: {}");
pub(crate) const HOW: Words = words("怎样补：{}", "How: {}");
pub(crate) const SUPPLIED: Words = words("已补", "Supplied");
pub(crate) const TO_SUPPLY: Words = words("待补", "To supply");
pub(crate) const VENUE: Words = words("受理机构", "Office");
pub(crate) const VENUE_ADDRESS: Words = words("机构地址", "Office address");
pub(crate) const APPLICANT: Words = words("申请人", "Applicant");
pub(crate) const SUBMITTED: Words = words("提交时间", "Submitted");
pub(crate) const ANSWER_DUE: Words = words("最迟答复日期", "Answer by");
pub(crate) const REJECTED_FOR: Words = words("不受理的原因", "Not accepted because");
pub(crate) const ALTERNATIVE: Words = words("您可以这样办", "What you can do instead");
pub(crate) const DUE: Words = words("代办时限", "Due");
pub(crate) const HAPPENED: Words = words("办理经过", "What happened");
pub(crate) const TIMES: Words = words("共 {} 次，这是最近一次", "{} times, the last of them here");
pub(crate) const CALL_VENUE: Words = words("打电话给{}", "Call {}");
pub(crate) const CALL: Words = words("拨打 12345", "Call 12345");
pub(crate) const PRINT: Words = words("打印", "Print");

/// What a state means to the applicant.
pub(crate) const fn meaning(state: StateName) -> Words {
    match state {
        StateName::Draft => words(
            "还没有提交，机构还看不到。",
            "Not sent yet: the office can't see it.",
        ),
        StateName::Submitted => words(
            "申请已收到，机构正在审核。",
            "The office has it and is looking at it.",
        ),
        StateName::CorrectionRequired => words(
            "还差一些材料，补齐后才能继续办。",
            "Something is missing; it goes on once you supply it.",
        ),
        StateName::Accepted => words(
            "已经受理，安排了代办员负责到底。",
            "Accepted; one agent sees it through.",
        ),
        StateName::InProgress => words("代办员正在办理。", "The agent is working on it."),
        StateName::Suspended => words(
            "办理暂时停下来了，停的时间不算在时限里。",
            "It is paused; the pause doesn't count.",
        ),
        StateName::Completed => words(
            "已经办结，结果等着交给您。",
            "Done; the result waits to be handed to you.",
        ),
        StateName::HandedOver => words(
            "结果已经交给您，材料正在归档。",
            "The result is in your hands; the papers are being archived.",
        ),
        StateName::Archived => words(
            "全部办完，材料已经归档。",
            "All finished; the papers are archived.",
        ),
        StateName::Rejected => words(
            "机构不受理这个申请，已说明原因。",
            "The office doesn't accept it and has said why.",
        ),
        StateName::Withdrawn => words("您已经撤回这个申请。", "You have withdrawn it."),
        StateName::Lapsed => words(
            "过了补正期限没有补齐，这次申请失效了。",
            "The date for the missing papers has passed; the application has lapsed.",
        ),
        StateName::Terminated => words(
            "委托已经终止，材料会还给您。",
            "The entrustment has ended; your papers are returned.",
        ),
    }
}

/// What the applicant does in a state, who may have rated the service already.
pub(crate) const fn to_do(state: StateName, rated: bool) -> Words {
    match state {
        StateName::HandedOver | StateName::Archived if rated => words(
            "您已经评价过了，谢谢。不用再做什么。",
            "You have rated it, thank you. There is nothing more to do.",
        ),
        StateName::Draft => words("请核对后提交。", "Check it and send it."),
        StateName::Submitted => words(
            "不用跑腿，等答复就行。电话请保持畅通。",
            "Just wait for the answer; keep your phone on.",
        ),
        StateName::CorrectionRequired => {
            words("请按清单一次补齐。", "Supply everything on the list.")
        }
        StateName::Accepted | StateName::InProgress => words(
            "不用跑腿，代办员有事会打电话找您。",
            "Nothing: the agent calls you if needed.",
        ),
        StateName::Suspended => words(
            "原因解决后，请告诉代办员接着办。",
            "Tell the agent when the reason is gone.",
        ),
        StateName::Completed => words(
            "请带身份证领取结果，核对后签字。",
            "Fetch the result with your identity card and sign for it.",
        ),
        StateName::HandedOver | StateName::Archived => {
            words("请评价这次服务。", "Rate the service, please.")
        }
        StateName::Rejected => words(
            "看一下原因和去处；不同意可以打 12345。",
            "See why and where else to go; call 12345 if you disagree.",
        ),
        StateName::Withdrawn | StateName::Lapsed => words(
            "还想办的，可以重新申请。",
            "Apply again if you still need it.",
        ),
        StateName::Terminated => words(
            "请取回材料；还想办的，可以重新申请。",
            "Fetch your papers; apply again if you still need it.",
        ),
    }
}
