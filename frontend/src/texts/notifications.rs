//! Words of `pages::notifications`. What happened is called as in the timeline (`codes::event`).

use super::{Words, words};

pub(crate) const TITLE: Words = words("通知", "Notifications");
pub(crate) const TABS: Words = words("查看哪些通知", "Which");
pub(crate) const TAB_ALL: Words = words("全部", "All");
pub(crate) const TAB_UNREAD: Words = words("未读", "Unread");
pub(crate) const LIST: Words = words("通知列表", "Notifications");
pub(crate) const UNREAD: Words = words("未读", "Unread");
pub(crate) const READ_AT: Words = words("{} 已读", "Read on {}");
pub(crate) const TO_CASE: Words = words("查看办件", "See the case");
pub(crate) const MARK_READ: Words = words("标为已读", "Mark as read");
pub(crate) const MARK_ALL: Words = words("本页全部标为已读", "Mark all on this page as read");
pub(crate) const MARKED: Words = words("已标为已读：{} 条", "Marked as read: {}");
pub(crate) const EMPTY: Words = words(
    "还没有通知。与您有关的办件有进展时，会在这里告诉您。",
    "No notifications yet. You will be told here when a case of yours goes on.",
);
pub(crate) const EMPTY_UNREAD: Words = words("没有未读的通知。", "Nothing unread.");
pub(crate) const TO_ALL: Words = words("查看全部通知", "See all");
