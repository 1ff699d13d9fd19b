//! Words of `pages::filings`.

use crate::texts::{Words, words};

pub(crate) const TITLE: Words = words("任免备案", "Filings");
pub(crate) const INTRO: Words = words(
    "聘任、转岗、解聘代办员都要报上级审批服务部门备案。",
    "Every appointment, transfer and dismissal of an agent is filed with the superior approval-service department.",
);
pub(crate) const STATE: Words = words("状态", "State");
pub(crate) const KIND: Words = words("事由", "About");
pub(crate) const AGENT: Words = words("代办员", "Agent");
pub(crate) const AGENT_KIND: Words = words("类别", "Kind");
pub(crate) const ORGANIZATION: Words = words("机构", "Organisation");
pub(crate) const FROM: Words = words("原机构", "From");
pub(crate) const SUPERIOR: Words = words("报送部门", "Filed with");
pub(crate) const EFFECTIVE: Words = words("生效日期", "Takes effect on");
pub(crate) const DUE: Words = words("报备期限", "To be filed by");
pub(crate) const NUMBER: Words = words("备案号", "Filing number");
pub(crate) const NUMBER_HINT: Words = words(
    "不填则自动编号。",
    "Numbered by itself where nothing is filled in.",
);
pub(crate) const REASON: Words = words("原因", "Reason");
pub(crate) const DESPITE_NORM: Words =
    words("低于配备标准的理由", "Why, although a norm is broken");
pub(crate) const RETURNED_WHY: Words = words("退回原因", "Why it was returned");
pub(crate) const FILED_AT: Words = words("报备时间", "Filed at");
pub(crate) const DECIDED_AT: Words = words("接收或退回时间", "Received or returned at");
pub(crate) const EMPTY: Words = words("没有备案。", "There are no filings.");
pub(crate) const EMPTY_FILTERED: Words = words(
    "没有符合条件的备案。可以清除条件再看。",
    "None fits. Clear the filters to see the others.",
);
pub(crate) const SUBMIT: Words = words("报备", "File it");
pub(crate) const SUBMITTED: Words = words("已报备，等待{}接收。", "Filed: {} is to receive it.");
pub(crate) const RECEIVE: Words = words("接收备案", "Receive it");
pub(crate) const RECEIVED: Words = words("已备案：{}", "Received: {}");
pub(crate) const RETURN: Words = words("退回", "Return it");
pub(crate) const RETURN_REASON: Words = words("需要更正什么", "What has to be mended");
pub(crate) const RETURNED: Words = words("已退回。", "Returned.");
pub(crate) const BACK: Words = words("返回任免备案", "Back to the filings");
pub(crate) const OPEN: Words = words("打开备案", "Open the filing");
