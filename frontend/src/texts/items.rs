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
pub(crate) const EFFECTIVE_ON: Words = words("生效日期", "Used from");
pub(crate) const STATE: Words = words("状态", "State");
pub(crate) const LISTED: Words = words("列出哪些版本", "Which versions");
pub(crate) const LISTED_PUBLISHED: Words = words("现行", "In use");
pub(crate) const STATE_DRAFT: Words = words("草稿", "Draft");
pub(crate) const STATE_SCHEDULED: Words = words("待生效", "Scheduled");
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
pub(crate) const MATERIAL_ORDER: Words = words("材料顺序", "Order of the materials");
pub(crate) const NO_DIFFERENCE: Words = words("两个版本内容相同。", "Both versions say the same.");
pub(crate) const DIFFERENCES: Words = words("有 {} 处变化。", "{} changes.");

// Writing.
pub(crate) const NEW: Words = words("新建事项", "New item");
pub(crate) const NEW_WHY: Words = words(
    "填好后先存为草稿，只有系统管理员看得到；发布以后才对外公开、才能申请。",
    "It is saved as a draft, which system administrators alone see; once published, everybody can apply for it.",
);
pub(crate) const NEVER_PUBLISHED: Words = words(
    "这个事项还没有发布，只有系统管理员看得到。",
    "This item was not published yet: system administrators alone see it.",
);
pub(crate) const NEW_VERSION: Words = words("新建版本", "New version");
pub(crate) const NEW_VERSION_MADE: Words = words(
    "已新建第 {} 版草稿，内容与最新版本相同",
    "Draft of version {} made, as the newest one",
);
pub(crate) const EDIT_DRAFT: Words = words("修改草稿", "Edit the draft");
pub(crate) const SEE_VERSION: Words = words("查看", "See");
pub(crate) const ACTS: Words = words("操作", "Actions");
pub(crate) const VERSION_OF: Words = words("{} · 第 {} 版", "{} · version {}");
pub(crate) const TO_ITEM: Words = words("返回事项", "Back to the item");
pub(crate) const CONTENT: Words = words("草稿内容", "The draft");
pub(crate) const KEPT: Words = words(
    "填写的内容自动保存在这个窗口里，刷新、断网都不会丢；按“保存草稿”才存到服务器。",
    "What you type is kept in this window, whatever happens to page or network; “Save the draft” stores it at the server.",
);
pub(crate) const SAVE: Words = words("保存草稿", "Save the draft");
pub(crate) const SAVED: Words = words("草稿已保存", "Draft saved");
pub(crate) const CHANGED_MEANWHILE: Words = words(
    "这个草稿刚刚被他人改过，页面已换成最新的",
    "Somebody else changed the draft; the page shows the latest",
);

pub(crate) const NAME_HINT: Words = words(
    "群众看得懂的叫法，不能与其他事项同名。",
    "As people know it; no other item has the name.",
);
pub(crate) const CATEGORY_HINT: Words = words(
    "民生类别（{}）的事项，乡镇、村站点也帮办代办；其他类别只在市、县级大厅和功能区。",
    "Livelihood categories ({}) are helped with in towns and villages as well; others in city and county halls and zones alone.",
);
pub(crate) const TYPE_HINT: Words = words(
    "行政许可：部门逾期不答复视为受理。",
    "For a licence (行政许可) the department's silence counts as acceptance.",
);
/// The kinds of administrative matters; the code is the Chinese name.
pub(crate) const TYPES: [Words; 7] = [
    words("行政许可", "Licence"),
    words("行政给付", "Benefit"),
    words("行政确认", "Confirmation"),
    words("行政奖励", "Award"),
    words("行政裁决", "Adjudication"),
    words("其他行政权力", "Other administrative power"),
    words("公共服务", "Public service"),
];
pub(crate) const HAS_LEGAL: Words = words("有法定时限", "There is a limit by law");
pub(crate) const HAS_PROMISED: Words = words("有承诺时限", "There is a promised limit");
pub(crate) const DAYS: Words = words("天数", "Days");
pub(crate) const DAYS_HINT: Words = words("当场办结填 0。", "0 for at once.");
pub(crate) const UNIT: Words = words("按什么计算", "Counted in");
pub(crate) const FEE_HINT: Words = words(
    "法定规费的名称和标准；没有就写“不收费”。帮办代办服务本身免费。",
    "Statutory charges and their rates, or that there are none. The service itself is free.",
);
pub(crate) const SIMPLIFIED_LABEL: Words = words(
    "手续从简：可以口头或电子同意代替书面协议",
    "Simplified: consent may stand in for a written agreement",
);
pub(crate) const SIMPLIFIED_HINT: Words = words(
    "只用于自然人的民生事项。",
    "For livelihood items of natural persons alone.",
);
pub(crate) const MATERIALS_HINT: Words = words(
    "按这里的顺序显示给申请人。改名的材料仍是同一份材料；换成别的材料，请删去后再加。",
    "Applicants see them in this order. A material that is renamed stays the same one; for another one, remove it and add a line.",
);
pub(crate) const ADD_MATERIAL: Words = words("再加一份材料", "Add a material");
pub(crate) const FORM_HINT: Words = words(
    "如：原件、复印件、电子证照核验。",
    "Such as original, copy, shared licence.",
);
pub(crate) const COPIES_HINT: Words = words("免提交填 0。", "0 if it need not be handed in.");
pub(crate) const GUIDE_TEXTS: Words = words("办事指南的其他内容", "Further texts of the guide");
pub(crate) const INTERMEDIARY_HINT: Words = words(
    "可能需要的中介服务，由申请人自主选择；没有就不填。",
    "Intermediary services that may be needed; the applicant chooses. Empty if there are none.",
);
pub(crate) const NOT_COUNTED_ONE: Words = words("不计入时限的环节", "Not counted");
pub(crate) const ADD_NOT_COUNTED: Words = words("再加一项", "Add one");
pub(crate) const CONFIDENCE_HINT: Words = words(
    "时限、材料等是否已按省级事项库核对，群众在指南中看得到。",
    "Whether limits and materials were checked against the provincial library; people see it in the guide.",
);

pub(crate) const PUBLISH: Words = words("发布", "Publish");
pub(crate) const PUBLISH_SECTION: Words = words("比较与发布", "Compare and publish");
pub(crate) const PUBLISH_UNSAVED: Words = words(
    "有填写了还没有保存的内容。请先保存草稿，再发布。",
    "Something typed is not saved. Save the draft first, then publish it.",
);
pub(crate) const PUBLISH_FIRST: Words = words(
    "这是第 1 版，没有可以比较的。",
    "This is the first version: there is nothing to compare it with.",
);
pub(crate) const PUBLISH_ASK: Words = words("发布这一版…", "Publish this version…");
pub(crate) const PUBLISH_TITLE: Words = words("发布第 {} 版？", "Publish version {}?");
pub(crate) const PUBLISH_FROM: Words = words("从哪天起生效", "Used from");
pub(crate) const PUBLISH_FROM_HINT: Words = words("最早是今天。", "Today is the earliest.");
pub(crate) const PUBLISH_NOW: Words = words(
    "发布后立即生效：从现在起，新提交的申请按第 {} 版办理，办事指南换成这一版。",
    "It is used at once: what is applied for from now on follows version {}, and the guide shows it.",
);
pub(crate) const PUBLISH_LATER: Words = words(
    "{} 前仍按现行版本办理；从 {} 零时起，新提交的申请按第 {} 版办理，办事指南换成这一版。",
    "Until {} the version in use stays; from {} on what is applied for follows version {}, and the guide shows it.",
);
pub(crate) const PUBLISH_KEEP: Words = words(
    "已经提交的办件不受影响，仍按提交时的版本办理。",
    "Cases that were submitted are not touched: they keep their version.",
);
pub(crate) const PUBLISH_FINAL: Words = words(
    "发布后内容不能再改；要改，须新建版本。",
    "What was published can't be changed; make a new version for that.",
);
pub(crate) const PUBLISHED: Words = words("已发布第 {} 版", "Version {} published");
pub(crate) const DISCARD: Words = words("删除草稿", "Throw the draft away");
pub(crate) const DISCARD_TITLE: Words =
    words("删除第 {} 版草稿？", "Throw the draft of version {} away?");
pub(crate) const DISCARD_WARNING: Words = words(
    "草稿和填写的内容一并删除，不能恢复。已发布的版本不受影响。",
    "The draft goes, with all that was typed, for good. Published versions stay.",
);
pub(crate) const DISCARD_WITH_ITEM: Words = words(
    "这是唯一的版本：事项也一并删除，不能恢复。",
    "It is the only version: the item goes with it, for good.",
);
pub(crate) const DISCARDED: Words = words("已删除草稿", "Draft thrown away");
