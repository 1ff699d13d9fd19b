//! Words of `pages::organizations`.

use super::{Words, words};

pub(crate) const TITLE: Words = words("机构", "Organisations");
pub(crate) const PATH: Words = words("上级机构", "Where it stands");
pub(crate) const NAME: Words = words("机构名称", "Name");
pub(crate) const NAME_HAS: Words = words("名称中的几个字", "A part of the name");
pub(crate) const KIND: Words = words("机构种类", "Kind");
pub(crate) const FOUND: Words = words("查询结果", "Found");
pub(crate) const FOUND_WITHIN: Words = words("在{}及下级机构中查询的结果", "Found in {} and below");
pub(crate) const BELOW: Words = words("下级机构", "Below it");
pub(crate) const EMPTY_BELOW: Words = words("没有下级机构。", "Nothing below it.");
pub(crate) const EMPTY_FOUND: Words = words(
    "没有符合条件的机构。换几个字，或者清除条件后从市级逐级查看。",
    "None fits. Try other words, or clear the filters and go down from the city.",
);
pub(crate) const FROM_TOP: Words = words("从市级查看", "Start with the city");
pub(crate) const NO_TOP: Words = words(
    "还没有机构。请系统管理员导入区划和机构数据。",
    "There are no organisations yet. Have the system administrator import them.",
);

pub(crate) const LEVEL: Words = words("层级", "Level");
pub(crate) const LEVELS: [Words; 4] = [
    words("市级", "City"),
    words("县级", "County or zone"),
    words("乡镇（街道）级", "Town"),
    words("村（社区）级", "Village"),
];
pub(crate) const DIVISION: Words = words("区划代码", "Division code");
pub(crate) const ADDRESS: Words = words("地址", "Address");
pub(crate) const PHONE: Words = words("电话", "Phone");
pub(crate) const NOT_RECORDED: Words = words("未登记", "Not recorded");
pub(crate) const MANAGING: Words = words("管理上级", "Managed by");
pub(crate) const TERRITORIAL: Words = words("所在地上级", "Lies in");
pub(crate) const ACTIVE: Words = words("在用", "In service");
pub(crate) const INACTIVE: Words = words("已停用", "Out of service");
pub(crate) const STATE: Words = words("状态", "State");

pub(crate) const AGENTS: Words = words("本机构代办员", "Agents");
pub(crate) const NO_AGENTS: Words = words("本机构没有登记代办员。", "No agent is recorded here.");
pub(crate) const AGENT: Words = words("姓名", "Name");
pub(crate) const AGENT_KIND: Words = words("类别", "Kind");
pub(crate) const DUTY_PHONE: Words = words("值班电话", "Duty phone");
pub(crate) const UNDERTAKING: Words = words("保密承诺", "Confidentiality undertaking");
pub(crate) const SIGNED_ON: Words = words("{} 签署", "Signed on {}");
pub(crate) const NOT_SIGNED: Words = words("未签署，不能承办", "Not signed: no cases");
pub(crate) const ON_DUTY: Words = words("在岗", "In service");
pub(crate) const OFF_DUTY: Words = words("不在岗", "Not in service");

pub(crate) const FIELD_HINT: Words = words(
    "输入名称中的几个字，从列出的机构中选择。",
    "Type a part of the name and choose from the list.",
);
