//! Words of `pages::my`.

use super::{Words, words};

pub(crate) const TITLE: Words = words("我的申请", "My applications");
pub(crate) const VIEWS: Words = words("显示哪些申请", "Which applications");
pub(crate) const OPEN: Words = words("没办完的", "Open");
pub(crate) const ENDED: Words = words("已结束的", "Ended");
pub(crate) const ALL: Words = words("全部", "All");
pub(crate) const NONE_OPEN: Words = words("没有正在办的申请。", "No application is open.");
pub(crate) const NONE_ENDED: Words = words("还没有结束的申请。", "None has ended yet.");
pub(crate) const NONE: Words = words("您还没有申请过。", "You have not applied for anything yet.");
pub(crate) const APPLY: Words = words("申请帮办代办", "Apply");
pub(crate) const SEE: Words = words("看详情", "Details");
pub(crate) const SEE_WHICH: Words = words("看详情：{}", "Details: {}");
pub(crate) const NUMBER: Words = words("办件编号", "Case number");
pub(crate) const VENUE: Words = words("受理机构", "Office");
pub(crate) const SUBMITTED: Words = words("提交时间", "Submitted");
pub(crate) const DRAFTED: Words = words("起草时间", "Drafted");
pub(crate) const ANSWER_BY: Words = words("答复期限", "Answer by");
pub(crate) const SUPPLY_BY: Words = words("补正期限", "Supply by");
pub(crate) const DUE: Words = words("代办时限", "Due");
pub(crate) const SIGN_IN_WHY: Words = words(
    "登录后才能看自己的申请。不登录也可以用编号和查询码查进度。",
    "Sign in to see your applications. With number and code you can follow a case without.",
);
pub(crate) const ENDING: Words = words(
    "您已申请终止委托，等待机构办理。",
    "You asked to end the entrustment; the office carries it out.",
);
pub(crate) const NOTHING: Words = words("您没有要做的了。", "Nothing is left for you to do.");
