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

// Changing.
pub(crate) const EDIT: Words = words("修改机构信息", "Change what is told of it");
pub(crate) const EDIT_WHY: Words = words(
    "名称、地址、电话对外公开，申请人在查进度、申请结果等页面看得到。保存后立即生效。",
    "Name, address and phone are public: applicants see them where they follow a case or have applied. It takes effect at once.",
);
pub(crate) const ADDRESS_HINT: Words = words(
    "群众找得到的写法，如街道、门牌号。没有就不填。",
    "So that people find it. Empty if there is none.",
);
pub(crate) const PHONE_HINT: Words = words(
    "窗口的座机（带区号）、手机，或 12345 一类的服务号码。没有就不填。",
    "The counter's landline with its area code, a mobile, or a service number such as 12345. Empty if there is none.",
);
pub(crate) const ACTIVE_HINT: Words = words(
    "停用后不再接收新的申请，也不再列在申请人可选的地方；在办的办件继续办理。",
    "Out of service it takes no new applications and is offered to nobody; cases under way go on.",
);
pub(crate) const SAVE: Words = words("保存", "Save");
pub(crate) const SAVED: Words = words("已保存：{}", "Saved: {}");
pub(crate) const CLOSE: Words = words("停用机构", "Take it out of service");
pub(crate) const CLOSE_TITLE: Words = words("停用{}？", "Take {} out of service?");
pub(crate) const CLOSE_WARNING: Words = words(
    "停用后，群众不能再在这里提交新的申请；在办的办件和工作人员的账号不受影响。以后可以重新启用。",
    "Nobody can apply there any more. Cases under way and accounts of staff stay as they are. It can be put in service again.",
);
pub(crate) const BACK: Words = words("返回机构", "Back to the organisation");
