//! Words of `pages::agents`.

use crate::texts::{Words, words};

pub(crate) const APPOINT: Words = words("聘任代办员", "Appoint an agent");
pub(crate) const APPOINT_INTRO: Words = words(
    "聘任从生效日起计入配备，并生成一份待报备的备案。新人员的账号没有密码：请安全管理员设置后才能登录；签署保密承诺后才能承办。",
    "The appointment counts from its day on, and makes a filing. A new person's account has no password: the security administrator sets one. Cases wait for the confidentiality undertaking.",
);
pub(crate) const NAME: Words = words("姓名", "Name");
pub(crate) const USERNAME: Words = words("登录名", "Username");
pub(crate) const USERNAME_HINT: Words = words(
    "小写字母开头，3–64 位小写字母、数字、点或短横，如 yishui.agent2。",
    "Begins with a small letter; 3 to 64 small letters, digits, dots or hyphens, such as yishui.agent2.",
);
pub(crate) const ORGANIZATION: Words = words("所在机构", "Organisation");
pub(crate) const KIND: Words = words("类别", "Kind");
pub(crate) const SOURCE: Words = words("来源", "Source");
pub(crate) const DISPATCHED_BY: Words = words("派出单位", "Dispatched by");
pub(crate) const PHONE: Words = words("值班电话", "Duty phone");
pub(crate) const PHONE_HINT: Words = words("对外公开。", "It is public.");
pub(crate) const FROM: Words = words("任期开始", "Term from");
pub(crate) const UNTIL: Words = words("任期届满", "Term until");
pub(crate) const EFFECTIVE: Words = words("生效日期", "Takes effect on");
pub(crate) const APPOINTED: Words = words("已聘任{}，请报备。", "{} is appointed. File it now.");
pub(crate) const TERM: Words = words("任期", "Term");
pub(crate) const TERM_WORDS: Words = words("{} 至 {}", "{} to {}");
pub(crate) const OPEN_END: Words = words("未定", "open");
pub(crate) const UNDERTAKING: Words = words("保密承诺", "Confidentiality undertaking");
pub(crate) const SIGN: Words = words("签署保密承诺", "Sign the undertaking");
pub(crate) const RECORD_SIGNED: Words = words("登记纸质保密承诺", "Record the paper undertaking");
pub(crate) const SIGNED_PAPER_ON: Words = words("纸质承诺书的签署日期", "Date of the signed paper");
pub(crate) const SIGN_TEXT: Words = words(
    "我承诺：对帮办代办中知悉的商业秘密、技术秘密和个人隐私严格保密。",
    "I undertake to keep the business secrets, technical secrets and private affairs that I learn of to myself.",
);
pub(crate) const SIGNED: Words = words("保密承诺已登记。", "The undertaking is recorded.");
pub(crate) const HONOURS: Words = words("荣誉", "Honours");
pub(crate) const WORKLOAD: Words = words("在办办件", "Open cases");
pub(crate) const WORKLOAD_WORDS: Words =
    words("在办 {} 件，其中逾期 {} 件", "{} open, {} of them overdue");
pub(crate) const ITS_FILINGS: Words = words("备案记录", "Filings");
pub(crate) const TRANSFER: Words = words("转岗", "Transfer");
pub(crate) const TRANSFER_TO: Words = words("转到", "To");
pub(crate) const TRANSFER_KIND: Words = words("转岗后的类别", "Kind from then on");
pub(crate) const AS_BEFORE: Words = words("不变", "As before");
pub(crate) const REASON: Words = words("原因", "Reason");
pub(crate) const TRANSFERRED: Words =
    words("{}已转岗，请报备。", "{} is transferred. File it now.");
pub(crate) const DISMISS: Words = words("解聘", "Dismiss");
pub(crate) const DISMISS_HINT: Words = words(
    "解聘后不再承办新办件；手上的办件请先办理变更代办员。",
    "A dismissed agent takes no more cases; have those under way changed to another agent first.",
);
pub(crate) const REASON_WORDS: Words = words("说明", "In words");
pub(crate) const DISMISSED: Words = words("{}已解聘，请报备。", "{} is dismissed. File it now.");
pub(crate) const DESPITE_NORM: Words = words(
    "低于配备标准仍需调整的理由",
    "Why, although the norm is broken",
);
pub(crate) const DESPITE_NORM_HINT: Words = words(
    "只在提示将低于配备标准时填写；理由随备案报上级。",
    "Only where it is said that a norm would break; it goes to the superior with the filing.",
);
pub(crate) const TO_ORGANIZATION: Words = words("查看所在机构", "See the organisation");
