//! Words of the timeline: who did it, and what an event says.

use super::{Words, words};

// Timeline.
pub(crate) const TIMELINE: Words = words("办理记录", "Timeline");
pub(crate) const NO_EVENTS: Words = words("还没有记录。", "Nothing yet.");
pub(crate) const ME: Words = words("{}（本人）", "{} (you)");
pub(crate) const BY_AGENT: Words = words("{}（代办员）", "{} (agent)");
pub(crate) const BY_APPLICANT: Words = words("申请人", "the applicant");
pub(crate) const BY_SYSTEM: Words = words("系统", "the system");
pub(crate) const CHANGED: Words = words("{}刚修改过这个办件", "{} has just changed this case");
pub(crate) const CHANGED_BY_SOMEBODY: Words =
    words("这个办件刚有新的变动", "This case has just changed");
pub(crate) const CHANGED_WHAT: Words = words("您打开之后的变动：", "Since you opened it:");

// What an event says.
pub(crate) const LIST: Words = words("、", ", ");
pub(crate) const CLAUSE: Words = words("；", "; ");
pub(crate) const EV_NUMBER: Words = words("编号 {}，最迟 {} 答复", "Number {}, answer due {}");
pub(crate) const EV_SUPPLY: Words = words("{}，最迟 {} 补齐", "{}, by {}");
pub(crate) const EV_COMPLETE: Words = words("{}（已全部补齐）", "{} (everything is there)");
pub(crate) const EV_BY: Words = words("期限 {}", "Date {}");
pub(crate) const EV_VALID: Words = words("有效期至 {}", "Valid until {}");
pub(crate) const EV_SIGNED: Words = words("{} · {} · {}", "{} · {} · {}");
pub(crate) const EV_ACCEPTED: Words = words("代办员 {}，代办时限 {}", "Agent {}, due {}");
pub(crate) const EV_DUE: Words = words("代办时限 {}", "Due {}");
pub(crate) const EV_LOGGED: Words = words("{}：{}", "{}: {}");
pub(crate) const EV_ON: Words = words("{}（{}）", "{} ({})");
pub(crate) const EV_EXTENDED: Words = words("延期 {} 个工作日", "extended by {} working days");
pub(crate) const EV_FROM_TO: Words = words("{} → {}", "{} → {}");
pub(crate) const EV_RESPOND: Words = words("{}（最迟 {} 回复）", "{} (by {})");
pub(crate) const EV_RECEIVED: Words = words("{}，签收人 {}", "{}; received by {}");
pub(crate) const EV_RETENTION: Words = words("保管期限 {}", "Kept for {}");
pub(crate) const EV_UNKNOWN_DATE: Words =
    words("{} 年日历公布后确定", "when the calendar of {} is known");
