//! Words of lists of cases: the queue of an agent, clerk or archivist, and the search.

use super::{Words, words};

// The queue.
pub(crate) const OR_MORE: Words = words("{}+", "{}+");
pub(crate) const VIEWS: Words = words("待办分类", "Views");
pub(crate) const TODO: Words = words("待处理", "To do");
pub(crate) const OVERDUE: Words = words("已超期", "Overdue");
pub(crate) const DUE_SOON: Words = words("今明到期", "Due today or tomorrow");
pub(crate) const SUPPLEMENT: Words = words("等待补正", "Waiting for supplement");
pub(crate) const SUSPENDED: Words = words("已中止", "Suspended");
pub(crate) const TO_HAND_OVER: Words = words("待交接", "To hand over");
pub(crate) const TO_ARCHIVE: Words = words("待归档", "To archive");
pub(crate) const DRAFTS: Words = words("我的草稿", "My drafts");

pub(crate) const TODO_WHAT: Words = words(
    "等您处理的办件，急事急办、特事特办的排在前面。",
    "What waits for you; urgent and special cases come first.",
);
pub(crate) const OVERDUE_WHAT: Words = words(
    "代办时限已过、还没有办结的办件，最早到期的排在前面。",
    "Past their date and not completed, the oldest date first.",
);
pub(crate) const DUE_SOON_WHAT: Words = words(
    "今天、明天到期的办件，已经超期的也列在最前面。",
    "Due today or tomorrow; those that are overdue already come first.",
);
pub(crate) const SUPPLEMENT_WHAT: Words = words(
    "已发出一次性告知书，等申请人补齐材料。",
    "A notice was given; the applicant has to supply what is missing.",
);
pub(crate) const SUSPENDED_WHAT: Words = words(
    "已中止、时限暂停的办件。中止的原因消除后请及时续办。",
    "Suspended, the clock stands still. Resume as soon as the ground is gone.",
);
pub(crate) const TO_HAND_OVER_WHAT: Words = words(
    "已办结，等着向申请人和受理机构交接。",
    "Completed; to be handed over to the applicant and the venue.",
);
pub(crate) const TO_ARCHIVE_WHAT: Words = words(
    "已经结束、还没有归档的办件，最早的排在前面。",
    "Ended and not archived yet, the oldest first.",
);
pub(crate) const DRAFTS_WHAT: Words = words(
    "您起草、还没有提交的办件。",
    "What you have drafted and not submitted.",
);

pub(crate) const TODO_NONE: Words = words(
    "没有等您处理的办件。有新的办件时会出现在这里。",
    "Nothing waits for you. New cases will appear here.",
);
pub(crate) const OVERDUE_NONE: Words = words("没有超期的办件。", "Nothing is overdue.");
pub(crate) const DUE_SOON_NONE: Words = words(
    "今天和明天没有到期的办件。",
    "Nothing is due today or tomorrow.",
);
pub(crate) const SUPPLEMENT_NONE: Words =
    words("没有等待补正的办件。", "No case waits for a supplement.");
pub(crate) const SUSPENDED_NONE: Words = words("没有中止的办件。", "No case is suspended.");
pub(crate) const TO_HAND_OVER_NONE: Words = words(
    "没有等待交接的办件。办结后的办件会出现在这里。",
    "Nothing is to be handed over. Completed cases will appear here.",
);
pub(crate) const TO_ARCHIVE_NONE: Words = words(
    "没有等待归档的办件。交接或终止的办件会出现在这里。",
    "Nothing is to be archived. Cases that were handed over or ended will appear here.",
);
pub(crate) const DRAFTS_NONE: Words = words("您没有未提交的草稿。", "You have no drafts.");
pub(crate) const TO_TODO: Words = words("看待处理的办件", "See what is to do");
pub(crate) const TO_NEW: Words = words("新建办件", "New case");
pub(crate) const TO_SEARCH: Words = words("到办件查询", "To the search");

// The table.
pub(crate) const TABLE: Words = words("办件列表", "Cases");
pub(crate) const APPLICANT: Words = words("申请人", "Applicant");
pub(crate) const ITEM: Words = words("事项", "Item");
pub(crate) const VENUE: Words = words("受理机构", "Venue");
pub(crate) const STATE: Words = words("状态", "State");
pub(crate) const DUE: Words = words("时限", "Due");
pub(crate) const NEXT: Words = words("下一步", "Next");
pub(crate) const OPEN: Words = words("查看", "Open");
pub(crate) const ANSWER: Words = words("审核申请", "Answer");
pub(crate) const NO_NUMBER: Words = words("草稿，尚无编号", "Draft, no number yet");
pub(crate) const ANSWER_BY: Words = words("答复", "Answer");
pub(crate) const SUPPLY_BY: Words = words("补正", "Supply");
pub(crate) const CLOCK_STOPPED: Words = words("时限暂停", "Clock stopped");
pub(crate) const SPECIAL_PROCEDURE: Words =
    words("特别程序，时限暂停", "Special procedure, clock stopped");
pub(crate) const COMPLETED_ON: Words = words("{} 办结", "Completed {}");

// The search.
pub(crate) const SEARCH_LABEL: Words = words("查找办件", "Find a case");
pub(crate) const SEARCH_HINT: Words = words(
    "完整的姓名或单位名称、电话、证件号码、信用代码或办件编号",
    "The whole name, phone, identity number, credit code or case number",
);
pub(crate) const SEARCH: Words = words("查找", "Find");
pub(crate) const SEARCHED: Words = words(
    "正在按您输入的内容查找。输入的内容不写进网址，关闭页面后不保留。",
    "Shown is what fits your words. They are not written into the address, and forgotten with this tab.",
);
pub(crate) const SEARCH_GONE: Words = words(
    "查找的内容不随网址保存，请重新输入。",
    "What was searched for is not kept in the address: please type it again.",
);
pub(crate) const SEARCH_END: Words = words("不再查找，显示全部", "Show all again");
pub(crate) const NONE_FOUND: Words = words(
    "没有找到。查找要求完全一致：请核对姓名、号码是否完整，或者放宽筛选条件。",
    "Nothing was found. Words must match exactly: check that name or number is complete, or filter by less.",
);
pub(crate) const NONE_FIT: Words = words(
    "没有符合条件的办件。请放宽筛选条件再试。",
    "No case fits. Filter by less.",
);
pub(crate) const NONE_YET: Words = words(
    "您的管辖范围内还没有办件。",
    "There is no case within your reach yet.",
);

// The filters.
pub(crate) const FILTERS: Words = words("筛选条件", "Filters");
pub(crate) const FILTERS_SET: Words = words("筛选条件（已选 {} 项）", "Filters ({} set)");
pub(crate) const ALL_SHOWN_UNFILTERED: Words = words(
    "您管辖范围内的全部办件，最新的在前。",
    "All cases within your reach, the newest first.",
);
pub(crate) const STATES: Words = words("状态（可多选）", "States");
pub(crate) const AGENT: Words = words("代办员", "Agent");
pub(crate) const PRIORITY: Words = words("优先级", "Priority");
pub(crate) const ONLY_OVERDUE: Words = words("只看已超期的", "Overdue only");
pub(crate) const DUE_BEFORE: Words = words("到期日早于", "Due before");
pub(crate) const SORT: Words = words("排序", "Order");
pub(crate) const NEWEST: Words = words("最新在前", "Newest first");
pub(crate) const OLDEST: Words = words("最早在前", "Oldest first");
pub(crate) const DUE_SOONEST: Words = words("先到期的在前", "Due soonest first");
pub(crate) const DUE_LATEST: Words = words("后到期的在前", "Due latest first");
pub(crate) const MOST_PRESSING: Words = words("紧急的在前", "Most pressing first");
pub(crate) const APPLY: Words = words("按条件筛选", "Apply");
pub(crate) const CLEAR: Words = words("清除条件", "Clear");
pub(crate) const FILTERED_BY: Words = words("当前条件", "Filtered by");

// Kept filters.
pub(crate) const SAVED: Words = words("常用条件", "Kept filters");
pub(crate) const SAVE_NAME: Words = words("常用条件的名称", "Name of these filters");
pub(crate) const SAVE_HINT: Words = words(
    "保存在本机，下次一点就用。请不要写申请人的姓名、号码。",
    "Kept on this device. Don't write names or numbers of applicants.",
);
pub(crate) const SAVE: Words = words("保存为常用条件", "Keep these filters");
pub(crate) const SAVE_THIS: Words = words("把当前条件保存为常用条件", "Keep these filters");
pub(crate) const SAVE_NAMELESS: Words = words("请给条件起个名称。", "Please give it a name.");
pub(crate) const SAVED_DONE: Words = words("已保存", "Kept");
pub(crate) const FORGET: Words = words("删去“{}”", "Forget “{}”");
