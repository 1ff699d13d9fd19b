//! Words of `pages::apply`: finding the item, its guide, the application in steps.

use bangban_domain::case::Mode;

use super::{Words, words};

// Finding the item.
pub(crate) const FIND_TITLE: Words = words("您要办什么事？", "What do you need?");
pub(crate) const FOR_WHOM: Words = words("替谁办", "For whom");
pub(crate) const PERSON: Words = words("个人办事", "For a person");
pub(crate) const ENTERPRISE: Words = words("企业办事", "For an enterprise");
pub(crate) const SEARCH: Words = words("按名称找", "Search by name");
pub(crate) const SEARCH_HINT: Words =
    words("例如：高龄津贴、低保、养老", "Such as 高龄津贴 or 低保");
pub(crate) const SEARCH_BUTTON: Words = words("查找", "Search");
pub(crate) const EVENTS: Words = words("按情形找", "By what happened");
pub(crate) const ALL_EVENTS: Words = words("全部事项", "All items");
pub(crate) const LIST_TITLE: Words = words("可以帮办代办的事项", "What we help with");
pub(crate) const NOTHING_FOUND: Words = words(
    "没有找到这样的事项。换个说法再找，或者打 12345 问一问。",
    "No item of that name. Try other words, or call 12345.",
);
pub(crate) const SHOW_ALL: Words = words("看全部事项", "Show all items");
pub(crate) const UNSURE: Words = words("不知道办什么？", "Not sure what you need?");
pub(crate) const UNSURE_TEXT: Words = words(
    "打 12345 说说您的情况，或者到就近的便民服务站、便民服务中心当面问，首问负责，有人管到底。",
    "Call 12345 and tell your story, or ask at the nearest village station or town centre: whoever is asked first stays responsible.",
);
pub(crate) const CALL: Words = words("拨打 12345", "Call 12345");

/// A category of service items, and the plain words for when one needs it.
pub(crate) fn event(category: &str) -> Option<Words> {
    let found = PERSON_EVENTS
        .iter()
        .chain(&ENTERPRISE_EVENTS)
        .find(|(name, _)| *name == category);
    found.map(|(_, event)| *event)
}

/// What happens in a person's life, with the category of its service items as the API knows it.
pub(crate) const PERSON_EVENTS: [(&str, Words); 7] = [
    (
        "福利救助",
        words(
            "年纪大、有残疾、家里有急难",
            "Old age, disability, hardship",
        ),
    ),
    (
        "低保办理",
        words("生活困难，想办低保", "Subsistence allowance"),
    ),
    (
        "社会保险",
        words("养老、医疗保险", "Pension and health insurance"),
    ),
    ("劳动就业", words("找工作、失业了", "Work and unemployment")),
    ("农村补贴", words("种地、买农机的补贴", "Farming subsidies")),
    (
        "人口计生",
        words("生孩子、计划生育奖励", "Births and family planning"),
    ),
    ("农村事务", words("宅基地、盖房子", "Rural homestead")),
];

/// The same for enterprises.
pub(crate) const ENTERPRISE_EVENTS: [(&str, Words); 5] = [
    ("企业开办", words("开公司", "Founding a company")),
    ("经营许可", words("办经营许可证", "Licences to trade")),
    (
        "投资建设",
        words("上项目、盖厂房", "Investing and building"),
    ),
    (
        "不动产登记",
        words("房屋、土地登记", "Real estate registration"),
    ),
    ("涉水审批", words("取水、水土保持", "Water and soil")),
];

// The guide.
pub(crate) const START: Words = words("开始申请", "Apply now");
pub(crate) const START_PERSON: Words = words("以个人申请", "Apply as a person");
pub(crate) const START_ENTERPRISE: Words = words("以企业申请", "Apply as an enterprise");
pub(crate) const PRINT: Words = words("打印材料清单", "Print the checklist");
pub(crate) const OTHER_ITEM: Words = words("换一个事项", "Another item");
pub(crate) const SUBJECTS: Words = words("谁可以申请", "Who may apply");
pub(crate) const CATEGORY: Words = words("类别", "Category");
pub(crate) const PROMISED: Words = words("承诺办理时间", "Promised within");
pub(crate) const STATUTORY: Words = words("法律规定最长", "By law at most");
pub(crate) const DAYS: Words = words("{} {}", "{} {}");
pub(crate) const AT_ONCE: Words = words("当场办结", "On the spot");
pub(crate) const MATERIALS: Words = words("要准备的材料", "What to bring");
pub(crate) const MATERIALS_HINT: Words = words(
    "材料不全也可以先申请，缺什么会一次性告知您。",
    "You can apply before you have everything: whatever is missing is told to you once, in full.",
);
pub(crate) const NO_MATERIALS: Words = words("不用准备材料。", "Nothing has to be brought.");
pub(crate) const COPIES: Words = words("{} 份", "{} copies");
pub(crate) const HOW_TO_GET: Words = words("怎样取得：{}", "Where from: {}");
pub(crate) const STEPS: Words = words("办理步骤", "Steps");
pub(crate) const NOT_COUNTED: Words = words("下列时间不算在办理时间内", "Not counted in the time");
pub(crate) const INTERMEDIARY: Words = words("中介服务", "Intermediary services");
pub(crate) const INTERMEDIARY_CHOICE: Words =
    words("用哪一家由您自己选。", "Which one is your own choice.");
pub(crate) const BASIS: Words = words("依据", "Legal basis");
pub(crate) const SUBJECT_TO: Words = words(
    "时间和材料以受理机构的答复为准。",
    "What the office answers is decisive.",
);
pub(crate) const HOTLINE: Words = words("有不明白的，请拨打", "Questions? Call");

// Before the first step.
pub(crate) const SIGN_IN_FIRST: Words = words("请先登录", "Please sign in first");
pub(crate) const SIGN_IN_WHY: Words = words(
    "登录后才能核对是您本人申请。登录后回到这里接着填。",
    "Signing in makes sure that it is you who applies. You come back here afterwards.",
);
pub(crate) const SIGN_IN: Words = words("去登录", "Sign in");
pub(crate) const NO_ACCOUNT: Words = words("没有账号？", "No account?");
pub(crate) const NO_ACCOUNT_WAYS: Words = words(
    "带上身份证到任意一个政务服务中心、便民服务中心或便民服务站，工作人员当场帮您申请；也可以打 12345。",
    "Bring your identity card to any service hall, town centre or village station: the staff apply for you on the spot. Or call 12345.",
);
pub(crate) const STAFF_TITLE: Words = words("替群众申请", "Applying for somebody");
pub(crate) const STAFF: Words = words(
    "您登录的是工作人员账号。替群众申请，请用“新建办件”。",
    "You are signed in as staff. To apply for somebody, make a new case.",
);
pub(crate) const STAFF_NEW: Words = words("新建办件", "New case");

// The steps.
pub(crate) const STEP_OF: Words = words("第 {} 步，共 4 步", "Step {} of 4");
pub(crate) const NEXT: Words = words("下一步", "Next");
pub(crate) const DONE_TASK: Words = words("填好了", "Done");
pub(crate) const BACK: Words = words("上一步", "Back");
pub(crate) const BACK_TO_GUIDE: Words = words("看办事指南", "To the guide");
pub(crate) const BACK_TO_TASKS: Words = words("回到任务单", "To the task list");
pub(crate) const SAVED: Words = words(
    "填的内容自动保存在这个页面，提交前不会丢。",
    "What you type is kept on this page until you send it.",
);

pub(crate) const WHERE: Words = words("到哪里办？", "Where?");
pub(crate) const WHERE_WHY: Words = words(
    "选您方便去的地方，由那里的代办员替您跑腿。",
    "Choose the place that suits you; its agent does the legwork.",
);
pub(crate) const COUNTY: Words = words("县区", "County or district");
pub(crate) const COUNTY_HINT_LIVELIHOOD: Words = words(
    "先选县区，再选家门口的站点。",
    "First the county, then a place close by.",
);
pub(crate) const COUNTY_HINT: Words = words(
    "这个事项由市、县区政务服务中心帮办代办。",
    "City and county halls help with this item.",
);
pub(crate) const TOWN: Words = words("乡镇（街道）", "Town");
pub(crate) const TOWN_HINT: Words = words("不选，就在{}办。", "Without a choice: {}.");
pub(crate) const PLACE_ABOVE: Words = words("不选，在上一级办", "None: the office above");
pub(crate) const VILLAGE: Words = words("村（社区）", "Village");
pub(crate) const NO_PLACES: Words = words(
    "这里没有下级站点，就在上面选的地方办。",
    "There is no place below: the one chosen above will do.",
);

pub(crate) const WHO: Words = words("谁来申请？", "Who applies?");
pub(crate) const WHO_WHY: Words = words(
    "只能用登录的本人身份申请。替家人申请，请到就近的站点办理。",
    "Only for yourself, as you are signed in. For somebody of your family go to the nearest place.",
);
pub(crate) const NAME: Words = words("姓名", "Name");
pub(crate) const ID_NUMBER: Words = words("身份证号", "Identity number");
pub(crate) const ID_NUMBER_HINT: Words = words(
    "18 位，最后一位可能是 X。",
    "18 characters; the last may be X.",
);
pub(crate) const PHONE: Words = words("联系电话", "Phone");
pub(crate) const PHONE_HINT: Words = words(
    "手机或座机，代办员用它联系您。",
    "Mobile or landline, for the agent to reach you.",
);
pub(crate) const CIRCUMSTANCES: Words = words(
    "需要上门吗？有下列情况请勾选",
    "Need a visit at home? Tick what applies",
);
pub(crate) const CIRCUMSTANCES_HINT: Words = words(
    "勾选后，代办员可以上门服务。这些信息只用来安排服务。",
    "The agent can then come to you. Used for nothing else.",
);

pub(crate) const WHO_ENTERPRISE: Words = words("企业信息", "The enterprise");
pub(crate) const WHO_ENTERPRISE_WHY: Words = words(
    "请按营业执照填写，要与登录的企业一致。",
    "As in the business licence, and the same as the one signed in.",
);
pub(crate) const ENTERPRISE_NAME: Words = words("企业名称", "Name of the enterprise");
pub(crate) const CREDIT_CODE: Words = words("统一社会信用代码", "Unified social credit code");
pub(crate) const CREDIT_CODE_HINT: Words = words(
    "营业执照上的 18 位代码。",
    "The 18 characters on the licence.",
);
pub(crate) const REPRESENTATIVE: Words = words("法定代表人（负责人）", "Legal representative");
pub(crate) const CONTACT_NAME: Words = words("联系人", "Contact");
pub(crate) const CONTACT_PHONE: Words = words("联系人电话", "Contact's phone");

pub(crate) const HOW: Words = words("怎样帮您？", "How may we help?");
pub(crate) const MODE: Words = words("选一种方式", "Choose one way");
pub(crate) const CONSENT: Words = words(
    "我自愿申请帮办代办，同意代办员在委托范围内为我办理。",
    "I apply of my own free will and agree that the agent acts within the scope.",
);
pub(crate) const SCOPE_IS: Words = words("委托范围：{}", "Scope: {}");
pub(crate) const DECLARATION: Words = words(
    "我承诺提交的材料真实、合法、完整。",
    "I declare that the materials are true, lawful and complete.",
);
pub(crate) const PROMISES: Words = words("同意和承诺", "Consent and undertaking");

/// What a mode means, in one sentence.
pub(crate) const fn mode_hint(mode: Mode) -> Words {
    match mode {
        Mode::Assist => words(
            "代办员教您备材料、填表，您自己去递交。",
            "The agent helps with papers and forms; you file them.",
        ),
        Mode::Entrust => words(
            "代办员替您递交、跟进、取结果，您不用跑。",
            "The agent files, follows up and fetches the result for you.",
        ),
    }
}

/// What the agent may do in a mode.
pub(crate) const fn scope(mode: Mode) -> Words {
    match mode {
        Mode::Assist => words(
            "协助准备申报材料、填写表格，指导递交申请",
            "Help to prepare papers and forms, and guide the filing",
        ),
        Mode::Entrust => words(
            "代为准备并递交申报材料、跟进办理进度、领取办理结果",
            "Prepare and file the papers, follow progress and fetch the result",
        ),
    }
}

// The task list.
pub(crate) const TASKS: Words = words("申请任务单", "Task list");
pub(crate) const TASKS_WHY: Words = words(
    "按任何顺序填都行，填好的会打勾，最后一起核对提交。",
    "In any order; check and send when all are done.",
);
pub(crate) const TASK_WHERE: Words = words("选受理机构", "Choose the office");
pub(crate) const TASK_HOW: Words = words("帮办方式、同意和承诺", "Way, consent and undertaking");
pub(crate) const TASK_CHECK: Words = words("核对并提交", "Check and send");
pub(crate) const TASK_DONE: Words = words("已填好", "Done");
pub(crate) const TASK_OPEN: Words = words("还没填", "To do");
pub(crate) const TASK_WAITS: Words = words("前面填好后再来", "After the others");

// Checking.
pub(crate) const CHECK: Words = words("请核对，再提交", "Check, then send");
pub(crate) const ITEM: Words = words("办理事项", "Service item");
pub(crate) const VENUE: Words = words("受理机构", "Office");
pub(crate) const MODE_NAME: Words = words("帮办方式", "Way");
pub(crate) const SCOPE: Words = words("委托范围", "Scope");
pub(crate) const CHANGE: Words = words("修改", "Change");
pub(crate) const CHANGE_WHAT: Words = words("修改{}", "Change: {}");
pub(crate) const NOT_GIVEN: Words = words("没有填", "Not given");
pub(crate) const SUBMIT: Words = words("提交申请", "Send the application");
pub(crate) const INCOMPLETE: Words = words(
    "还有没填完的，请先补上。",
    "Something is still missing; please fill it in first.",
);
pub(crate) const FILL_IN: Words = words("去填写", "Fill it in");

// Afterwards.
pub(crate) const SUBMITTED: Words = words("申请已提交", "Your application is in");
pub(crate) const CASE_NUMBER: Words = words("办件编号", "Case number");
pub(crate) const TRACKING_CODE: Words = words("查询码", "Tracking code");
pub(crate) const CODE_ONCE: Words = words(
    "查询码只显示这一次。请拍照、抄下来或打印；不登录查进度要用它。",
    "The tracking code is shown only now. Take a photo, write it down or print it: it lets you follow the case without signing in.",
);
pub(crate) const CODE_GONE: Words = words(
    "查询码已经显示过。登录后在“我的申请”里随时能看进度。",
    "The code was shown before. Sign in and see “My applications”.",
);
pub(crate) const QR_NAME: Words = words(
    "二维码：用手机扫一扫，查办理进度",
    "QR code: scan it to follow the case",
);
pub(crate) const QR_HINT: Words = words(
    "手机扫一扫，填查询码，就能查进度。",
    "Scan it and type the code to follow the case.",
);
pub(crate) const WHAT_NEXT: Words = words("接下来", "What happens next");
pub(crate) const ANSWER_BY: Words = words(
    "{}在 {} 前答复您：受理、告知补材料，或者说明不受理的原因。",
    "{} answers by {}: accepts, tells you what is missing, or says why not.",
);
pub(crate) const ANSWER_SOON: Words = words(
    "{}会在规定时间内答复您。",
    "{} answers within the set time.",
);
pub(crate) const THEN_AGENT: Words = words(
    "受理后，一名代办员负责到底，会打电话联系您；姓名和电话可在“查办理进度”里看到。",
    "Then one agent sees it through and calls you; name and phone are shown where you follow the case.",
);
pub(crate) const THEN_MATERIALS: Words = words(
    "请把材料清单上的材料准备好。",
    "Get the papers on the checklist ready.",
);
pub(crate) const WHOM_TO_CALL: Words = words("有事打电话", "Whom to call");
pub(crate) const VENUE_PHONE: Words = words("受理机构 {}", "Office {}");
pub(crate) const VENUE_ADDRESS: Words = words("地址：{}", "Address: {}");
pub(crate) const VENUE_PHONE_IS: Words = words("电话：{}", "Phone: {}");
pub(crate) const TO_MY: Words = words("看我的申请", "My applications");
pub(crate) const PRINT_THIS: Words = words("打印这一页", "Print this page");
pub(crate) const AGAIN: Words = words("再申请一次", "Apply once more");
pub(crate) const NOTHING_SUBMITTED: Words =
    words("这里没有刚提交的申请。", "Nothing was sent here just now.");
pub(crate) const ALREADY: Words = words(
    "这个申请刚才已经提交，不用再交一次。",
    "This application was sent already.",
);
pub(crate) const SEE_RECEIPT: Words = words("看提交结果", "See the receipt");
pub(crate) const VISIT: Words = words("特殊情况（上门）", "Special circumstances");
