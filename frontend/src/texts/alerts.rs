//! Words of `pages::alerts`.

use super::{Words, words};

pub(crate) const TITLE: Words = words("预警", "Alerts");
pub(crate) const INTRO: Words = words(
    "需要您督办或处理的情况，最新的在前。",
    "What you have to look after, newest first.",
);
pub(crate) const LIST: Words = words("预警列表", "Alerts");
pub(crate) const EMPTY: Words = words(
    "现在没有预警。出现超期未答复等情况时，会列在这里并通知您。",
    "No alerts. Silence beyond the limit and the like will stand here, and you will be told.",
);
pub(crate) const OVERDUE: Words = words("查看超期办件", "See overdue cases");
pub(crate) const TO_CASE: Words = words("查看办件", "See the case");
pub(crate) const TO_CALENDAR: Words = words("导入 {} 年日历", "Import the calendar of {}");
pub(crate) const KIND: Words = words("预警", "Alert");
pub(crate) const WHAT: Words = words("情况", "What");
pub(crate) const WHOM: Words = words("督办机构", "For");
pub(crate) const RAISED: Words = words("发出时间", "Raised");
pub(crate) const NEXT: Words = words("处理", "What to do");

pub(crate) const OF_ADMINISTRATOR: Words = words("系统管理员", "System administrator");

pub(crate) const ANSWER_OVERDUE: Words = words("逾期未答复", "Not answered in time");
pub(crate) const ANSWER_OVERDUE_WHAT: Words = words(
    "应在 {} 前答复申请人（受理、一次性告知或不受理），到期没有答复。",
    "The applicant should have had an answer (acceptance, notice or refusal) by {}.",
);
pub(crate) const CALENDAR_MISSING: Words = words("缺少工作日历", "Calendar missing");
pub(crate) const CALENDAR_MISSING_WHAT: Words = words(
    "{} 年的工作日历还没有导入，有办件的时限因此算不出来。国务院办公厅公布放假安排后请尽快导入。",
    "The work calendar of {} is not imported, so that due dates can't be counted. Import it as soon as it is announced.",
);
pub(crate) const OTHER: Words = words("其他预警", "Something else");
