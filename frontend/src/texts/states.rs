//! What a state means for the applicant, and what to do now: one plain sentence each.

use bangban_domain::case::StateName;

use super::{Words, words};

/// For the applicant.
pub(crate) fn applicant(state: StateName) -> Words {
    match state {
        StateName::Draft => words(
            "申请还没有提交。请核对后提交。",
            "The application has not been submitted yet. Check it and submit it.",
        ),
        StateName::Submitted => words(
            "申请已收到，窗口正在核对。您现在不用做什么，请留意答复。",
            "The application has arrived and is being checked. There is nothing to do now; watch for the answer.",
        ),
        StateName::CorrectionRequired => words(
            "还缺材料。请在期限前一次补齐，需要什么、怎样补交见下面。",
            "Something is missing. Supply all of it by the date; what and how is told below.",
        ),
        StateName::Accepted => words(
            "已受理，代办员即将开始办理。",
            "Accepted; the agent will begin soon.",
        ),
        StateName::InProgress => words(
            "代办员正在办理。有进展会通知您。",
            "The agent is at work. You are told when something happens.",
        ),
        StateName::Suspended => words(
            "办理暂停，暂停的时间不计入时限。条件具备后请联系代办员续办。",
            "Work is suspended; that time does not count. Tell the agent when it can go on.",
        ),
        StateName::Completed => words(
            "已办结。请当面交接，领取结果和原件。",
            "Done. Come to the hand-over for the result and your originals.",
        ),
        StateName::HandedOver => words(
            "已交接，材料正在归档。欢迎评价。",
            "Handed over; the papers go to the archive. Please rate the service.",
        ),
        StateName::Archived => words(
            "已归档。需要查档请联系受理机构。",
            "In the archive. Ask the venue if you need a copy.",
        ),
        StateName::Rejected => words(
            "不受理。原因和您可以去哪里办见下面；有异议可拨打 12345。",
            "Not accepted. The reason, and where you can go, is told below; if you object, call 12345.",
        ),
        StateName::Withdrawn => words(
            "您已撤回申请。需要时可以重新申请。",
            "You have withdrawn the application. You may apply again.",
        ),
        StateName::Lapsed => words(
            "逾期没有补正，申请已失效。需要时可以重新申请。",
            "Nothing was supplied in time and the application has lapsed. You may apply again.",
        ),
        StateName::Terminated => words(
            "委托已终止，材料已移交给您。您可以自行办理，也可以重新申请。",
            "The entrustment has ended and your papers were handed to you. You may go on alone or apply again.",
        ),
    }
}
