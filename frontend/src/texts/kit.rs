//! Words of the components: fields, lists, failures, dialogs.

use super::{Words, words};

pub(crate) const OPTIONAL: Words = words("（选填）", "(optional)");
pub(crate) const CHOOSE: Words = words("请选择", "Please choose");
pub(crate) const ERROR: Words = words("错误：", "Error: ");
pub(crate) const SHOW_PASSWORD: Words = words("显示密码", "Show the password");
pub(crate) const SUMMARY_TITLE: Words = words("有几处需要修改", "Some things need to be changed");
pub(crate) const SENDING: Words = words("正在提交…", "Sending…");
pub(crate) const LOADING: Words = words("正在加载…", "Loading…");
pub(crate) const RETRY: Words = words("重试", "Try again");
pub(crate) const CLOSE: Words = words("关闭", "Close");
pub(crate) const CANCEL: Words = words("取消", "Cancel");
pub(crate) const MORE: Words = words("加载更多", "Show more");
pub(crate) const ALL_SHOWN: Words = words("已全部显示", "That is all");
pub(crate) const ADD_ROW: Words = words("再加一行", "Add a line");
pub(crate) const REMOVE_ROW: Words = words("删去第 {} 行", "Remove line {}");
pub(crate) const ROW: Words = words("第 {} 行", "Line {}");
pub(crate) const MOVE_UP: Words = words("上移第 {} 行", "Move line {} up");
pub(crate) const MOVE_DOWN: Words = words("下移第 {} 行", "Move line {} down");
pub(crate) const ALL: Words = words("全部", "All");
pub(crate) const FILTER: Words = words("查询", "Search");
pub(crate) const FILTER_NAME: Words = words("查询条件", "Filters");
pub(crate) const FILTER_CLEAR: Words = words("清除条件", "Clear");
pub(crate) const CHOOSE_FILE: Words = words("选择文件", "Choose a file");
pub(crate) const CHOOSE_FILES: Words = words("选择文件（可多选）", "Choose files");
pub(crate) const REMOVE_FILE: Words = words("移除 {}", "Remove {}");
pub(crate) const WORKING: Words = words("正在处理…", "Working…");
pub(crate) const COMBO_HINT: Words = words(
    "输入名称中的几个字，用上下键选择。",
    "Type a part of the name, and choose with the arrow keys.",
);
pub(crate) const COMBO_FOUND: Words = words(
    "找到 {} 个，用上下键选择",
    "{} found; choose with the arrow keys",
);
pub(crate) const COMBO_NONE: Words =
    words("没有找到，请换几个字再试", "Nothing found; try other words");
pub(crate) const PRINT: Words = words("打印", "Print");
pub(crate) const CURRENT_STEP: Words = words("当前环节", "current step");
pub(crate) const DONE_STEP: Words = words("已完成", "done");

pub(crate) const UNREACHABLE: Words = words(
    "没有收到答复，可能是网络不通。您填写的内容还在，请检查网络后重试；重试不会重复办理。",
    "No answer came; the network may be down. What you typed is kept. Check the connection and try again: nothing is done twice.",
);
pub(crate) const SESSION_ENDED: Words = words(
    "登录已过期。请在弹出的窗口重新登录，您填写的内容还在。",
    "Your session has ended. Sign in again in the window shown; what you typed is kept.",
);
pub(crate) const UNREADABLE: Words = words(
    "系统可能刚刚升级。请刷新页面后重试，您填写的内容还在。",
    "The system may just have been updated. Reload the page and try again; what you typed is kept.",
);
pub(crate) const NOT_THERE: Words = words("没有找到", "Not found");
pub(crate) const STALE: Words = words(
    "这里的内容刚刚被他人更新，页面已换成最新的。您填写的内容还在，请核对后再次提交。",
    "This has just been changed by somebody else, and the page shows the latest. What you typed is kept: check it and send it again.",
);
pub(crate) const TRACE: Words = words(
    "求助时请告知编号 {}",
    "When you ask for help, say number {}",
);

pub(crate) const DUE_UNKNOWN: Words = words("{} 年日历未公布", "No calendar for {} yet");
pub(crate) const DUE_TODAY: Words = words("今天到期", "Due today");
pub(crate) const DUE_TOMORROW: Words = words("明天到期", "Due tomorrow");
pub(crate) const DUE_ON: Words = words("{} 到期", "Due {}");
pub(crate) const OVERDUE_SINCE: Words = words("超期 {} 天", "{} days overdue");
pub(crate) const NO_DUE_DATE: Words = words("无时限", "No date");

pub(crate) const CONFLICT_TITLE: Words =
    words("这里刚刚被他人修改过", "Somebody else changed this");
pub(crate) const CONFLICT_WHY: Words = words(
    "您填写的内容还在下面。不同的地方列在这里：核对后再次提交，就以您填写的为准。",
    "What you typed is still below. Here is where it differs: check it, and send it again to have it your way.",
);
pub(crate) const CONFLICT_UNREADABLE: Words = words(
    "填写的内容还不完整，不能逐项对照。",
    "What you typed is not complete, so it can't be compared piece by piece.",
);
pub(crate) const CONFLICT_WHAT: Words = words("项目", "What");
pub(crate) const CONFLICT_SAVED: Words = words("现在保存的", "Saved now");
pub(crate) const CONFLICT_TYPED: Words = words("您填写的", "What you typed");
pub(crate) const CONFLICT_USE_SAVED: Words = words(
    "放弃我填写的，改用现在保存的",
    "Drop what I typed and use what is saved",
);
