//! Words of `pages::items`.

use super::{Words, words};

pub(crate) const TITLE: Words = words("事项", "Service items");
pub(crate) const LIST: Words = words("事项列表", "Service items");
pub(crate) const EMPTY: Words = words(
    "没有符合条件的事项。换几个字，或者清除条件再查。",
    "No item fits. Try other words, or clear the filters.",
);
pub(crate) const SEE_ALL: Words = words("查看全部事项", "See all");
pub(crate) const NAME: Words = words("事项名称", "Name");
pub(crate) const NAME_HAS: Words = words("名称中的几个字", "A part of the name");
pub(crate) const CATEGORY: Words = words("类别", "Category");
pub(crate) const LEVEL: Words = words("审批层级", "Decided at");
pub(crate) const SUBJECT: Words = words("服务对象", "For whom");
pub(crate) const SPEED: Words = words("办理方式", "How it is done");
pub(crate) const ON_THE_SPOT: Words = words("即办件", "On the spot");
pub(crate) const NOT_ON_THE_SPOT: Words = words("承诺件", "Within a limit");
pub(crate) const PROMISED: Words = words("承诺时限", "Promised limit");
pub(crate) const LEGAL: Words = words("法定时限", "Legal limit");
pub(crate) const NO_LIMIT: Words = words("无", "None");
pub(crate) const AT_ONCE: Words = words("当场", "At once");
pub(crate) const NO_COPIES: Words = words("免提交", "Not handed in");
pub(crate) const LIMIT: Words = words("{} {}", "{} {}");
pub(crate) const TYPE: Words = words("事项类型", "Kind of matter");
pub(crate) const FEE: Words = words("规费", "Statutory charge");
pub(crate) const SIMPLIFIED: Words = words("手续从简", "Simplified");
pub(crate) const SIMPLIFIED_YES: Words = words(
    "可以口头或电子同意代替书面协议",
    "Consent may stand in for a written agreement",
);
pub(crate) const SIMPLIFIED_NO: Words = words("须签订委托协议", "A written agreement is needed");
pub(crate) const VERSION: Words = words("版本", "Version");
pub(crate) const VERSION_NUMBER: Words = words("第 {} 版", "Version {}");
pub(crate) const BASIS: Words = words("办理依据", "Legal basis");
pub(crate) const CONFIDENCE: Words = words("数据可靠程度", "How sure the data are");
pub(crate) const CONFIDENCE_WHY: Words = words(
    "时限、材料等为示意数据（{}），正式使用前请按省级事项库核对。",
    "Limits, materials and the like are illustrative ({}); check them against the provincial library before real use.",
);
pub(crate) const BACK: Words = words("返回事项列表", "Back to the list");

pub(crate) const FACTS: Words = words("基本信息", "Facts");
pub(crate) const MATERIALS: Words = words("申报材料", "Materials");
pub(crate) const NO_MATERIALS: Words = words("不需要材料。", "No materials are needed.");
pub(crate) const MATERIAL: Words = words("材料名称", "Material");
pub(crate) const NECESSITY: Words = words("必要性", "Needed");
pub(crate) const FORM: Words = words("形式", "Form");
pub(crate) const COPIES: Words = words("份数", "Copies");
pub(crate) const COPIES_COUNT: Words = words("{} 份", "{} copies");
pub(crate) const SOURCE: Words = words("来源", "Issued by");

pub(crate) const GUIDE: Words = words("办事指南", "Guide");
pub(crate) const STEPS: Words = words("办理步骤", "Steps");
pub(crate) const COST: Words = words("费用", "Cost");
pub(crate) const INTERMEDIARY: Words = words(
    "中介服务（由申请人自主选择）",
    "Intermediary services (the applicant chooses)",
);
pub(crate) const NOT_COUNTED: Words = words("不计入时限", "Not counted in the limit");
pub(crate) const HOTLINE: Words = words("咨询电话", "Whom to call");

pub(crate) const VERSIONS: Words = words("版本记录", "Versions");
pub(crate) const VERSIONS_WHY: Words = words(
    "已受理的办件按受理时的版本办理，不受后来版本影响。",
    "A case keeps the version it began with.",
);
pub(crate) const PUBLISHED_AT: Words = words("发布时间", "Published on");
pub(crate) const STATE: Words = words("状态", "State");
pub(crate) const STATE_DRAFT: Words = words("草稿", "Draft");
pub(crate) const STATE_PUBLISHED: Words = words("已发布", "Published");
pub(crate) const STATE_WITHDRAWN: Words = words("已停用", "Withdrawn");
pub(crate) const ONE_VERSION: Words = words(
    "只有一个版本，没有可以比较的。",
    "There is one version only, and nothing to compare.",
);
pub(crate) const COMPARE: Words = words("比较", "Compare");
pub(crate) const COMPARE_TITLE: Words =
    words("第 {} 版与第 {} 版比较", "Version {} and version {}");
pub(crate) const OLDER: Words = words("原版本", "From");
pub(crate) const NEWER: Words = words("新版本", "To");
pub(crate) const FIELD: Words = words("项目", "Fact");
pub(crate) const DIFFERENCE: Words = words("变化", "Change");
pub(crate) const SAME: Words = words("相同", "The same");
pub(crate) const CHANGED: Words = words("有变化", "Changed");
pub(crate) const ADDED: Words = words("新增", "Added");
pub(crate) const REMOVED: Words = words("删去", "Removed");
pub(crate) const ABSENT: Words = words("（没有）", "(none)");
pub(crate) const NO_DIFFERENCE: Words = words("两个版本内容相同。", "Both versions say the same.");
pub(crate) const DIFFERENCES: Words = words("有 {} 处变化。", "{} changes.");
