//! Words of the queue, the search and the table that both show.

use super::{Words, words};

pub(crate) const TABLE: Words = words("办件列表", "Cases");
pub(crate) const APPLICANT: Words = words("申请人", "Applicant");
pub(crate) const ITEM: Words = words("事项", "Item");
pub(crate) const VENUE: Words = words("受理机构", "Venue");
pub(crate) const STATE: Words = words("环节", "State");
pub(crate) const DUE: Words = words("时限", "Due");
pub(crate) const NEXT: Words = words("下一步", "Next");
pub(crate) const VIEW: Words = words("查看", "View");
pub(crate) const NUMBER: Words = words("编号 {}", "No. {}");

pub(crate) const QUEUES: Words = words("待办分类", "Queues");
pub(crate) const TO_ANSWER: Words = words("待受理", "To be answered");
pub(crate) const TO_HANDLE: Words = words("办理中", "In hand");
pub(crate) const OVERDUE: Words = words("已超期", "Overdue");
pub(crate) const SOON: Words = words("今明到期", "Due by tomorrow");
pub(crate) const WAITING: Words = words("等待补正", "Waiting for supplement");
pub(crate) const TO_HAND_OVER: Words = words("待交接", "To hand over");
pub(crate) const TO_ARCHIVE: Words = words("待归档", "To archive");
pub(crate) const QUEUE_EMPTY: Words = words("这一类现在没有办件。", "There is nothing in this queue.");
pub(crate) const ALL_CASES: Words = words("查询全部办件", "Look through all cases");

pub(crate) const SEARCH: Words = words("查找", "Find");
pub(crate) const SEARCH_BOX: Words = words("姓名、手机、证件号码或办件编号", "Name, phone, identity number or case number");
pub(crate) const SEARCH_HINT: Words = words("请输入完整内容；输入的内容不会出现在网址里。", "Enter it in full; what you type does not appear in the address.");
pub(crate) const SEARCHING: Words = words("查找结果", "What was found");
pub(crate) const SEARCH_END: Words = words("清除查找", "Clear the search");
pub(crate) const NOTHING_FITS: Words = words("没有符合条件的办件。可以放宽筛选，或核对姓名和号码是否完整。", "No case fits. Widen the filters, or check that name and number are complete.");
pub(crate) const FILTERS: Words = words("筛选", "Filters");
pub(crate) const ANY: Words = words("不限", "Any");
pub(crate) const PRIORITY: Words = words("优先级", "Priority");
pub(crate) const ONLY_OVERDUE: Words = words("只看已超期", "Overdue only");
pub(crate) const ORDER: Words = words("排序", "Order");
pub(crate) const NEWEST: Words = words("最新的在前", "Newest first");
pub(crate) const OLDEST: Words = words("最早的在前", "Oldest first");
pub(crate) const DUE_FIRST: Words = words("先到期的在前", "Due soonest first");
pub(crate) const PRESSING_FIRST: Words = words("紧急的在前", "Most pressing first");
pub(crate) const SAVED: Words = words("常用筛选", "Saved filters");
pub(crate) const SAVE: Words = words("保存为常用", "Save this view");
pub(crate) const SAVE_NAME: Words = words("名称", "Name");
pub(crate) const FORGET: Words = words("删去“{}”", "Remove “{}”");
