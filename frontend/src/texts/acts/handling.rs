//! Words of the forms of the work: log, department, suspension, charges, materials, problems, reminders, files.

use bangban_domain::case::material::Form;

use super::super::{Words, words};

/// The form that an item's own words for it mean, such as 电子证照核验; the original where they say nothing else.
pub(crate) fn usual_form(words: &str) -> Form {
    let known = [
        ("原件", Form::Original),
        ("纸质", Form::Original),
        ("复印件", Form::Copy),
        ("电子证照", Form::SharedLicence),
        ("共享", Form::SharedLicence),
        ("电子", Form::Electronic),
        ("填报", Form::Electronic),
    ];
    known
        .into_iter()
        .find(|(part, _)| words.contains(part))
        .map_or(Form::Original, |(_, form)| form)
}

// Log.
pub(crate) const LOG_KIND: Words = words("做了哪类工作", "Which kind of work");
pub(crate) const LOG_TEXT: Words = words("做了什么", "What was done");
pub(crate) const HAPPENED_AT: Words = words("发生时间", "When");
pub(crate) const HAPPENED_AT_HINT: Words = words("不填为现在", "Now, unless you say otherwise");
pub(crate) const LOG_FIRST: Words = words(
    "这是第一条日志，记录后办件进入“办理中”。",
    "This is the first entry: the case is in progress afterwards.",
);
pub(crate) const NO_FILING: Words = words(
    "这个办件是帮办，由申请人自己递交，没有“递交”一类。",
    "The case is only assisted: the applicant files, so that there is no kind “Filing”.",
);

// Department.
pub(crate) const DEPARTMENT_WHY: Words = words(
    "按部门的文书如实登记，代办员不作决定。",
    "Record what the department's papers say; an agent decides nothing.",
);
pub(crate) const DEPARTMENT_NOW: Words = words("部门目前：{}", "The department now: {}");
pub(crate) const DEEMED: Words = words(
    "（部门逾期未答复，视为已受理；收到其按时作出的书面答复，可在此登记）",
    "(taken as accepted by silence; the department's own answer, dated in time, can be recorded here)",
);
pub(crate) const DEPARTMENT_DONE: Words = words(
    "部门已作出决定，没有后续进度可以登记。",
    "The department has decided: nothing more is to be recorded.",
);
pub(crate) const RECORD_PROGRESS: Words = words("登记进度", "Record progress");
pub(crate) const DEPARTMENT_STATE: Words =
    words("部门有什么新进度", "What is new at the department");
pub(crate) const EXTENDED: Words = words("部门延长办理期限", "The department extends its limit");
pub(crate) const PROCEDURE_OVER: Words =
    words("特别程序结束，继续办理", "The special procedure is over");
pub(crate) const FILED_AGAIN: Words = words("已重新递交", "Filed again");
pub(crate) const OCCURRED_ON: Words = words("文书日期", "Date of the paper");
pub(crate) const REFERENCE: Words = words("部门文号", "The department's number");
pub(crate) const OUTCOME: Words = words("决定结果", "What was decided");
pub(crate) const OTHER_PROMISED: Words = words(
    "部门承诺的时限与事项规定的不同",
    "The department promises another limit than the item does",
);
pub(crate) const OTHER_STATUTORY: Words = words(
    "法定时限与事项规定的不同",
    "The statutory limit is another one than the item's",
);
pub(crate) const PROMISED: Words = words("承诺时限", "Promised limit");
pub(crate) const STATUTORY: Words = words("法定时限", "Statutory limit");
pub(crate) const UNIT: Words = words("按什么计算", "Counted in");
pub(crate) const PROCEDURE: Words = words("哪种特别程序", "Which special procedure");
pub(crate) const PROCEDURE_HINT: Words = words(
    "特别程序期间，部门时限和代办时限都暂停计算。",
    "During a special procedure neither limit runs.",
);
pub(crate) const EXPECTED_DAYS: Words = words("预计天数", "Expected days");
pub(crate) const EXTENSION_DAYS: Words = words("延长几个工作日", "By how many working days");
pub(crate) const EXTENSION_HINT: Words = words(
    "只能延长一次，最多 10 个工作日。",
    "Once, by 10 working days at most.",
);
pub(crate) const EXTENSION_REASON: Words = words("延长理由", "The reasons told");

// Suspension, resumption.
pub(crate) const SUSPENSION_WHY: Words = words(
    "中止期间代办时限暂停计算。须有书面依据，例如申请人的书面申请。",
    "While suspended the limit does not run. It needs a paper, such as the applicant's written wish.",
);
pub(crate) const GROUND: Words = words("中止原因", "Why");
pub(crate) const BASIS: Words = words("书面依据", "The paper");
pub(crate) const STARTED_ON: Words = words("从哪天开始", "Since when");
pub(crate) const ENDED_ON: Words = words("从哪天恢复办理", "Resumed on");
pub(crate) const RESUMPTION_WHY: Words = words(
    "{} 起中止：{}。续办后时限接着计算，到期日相应顺延。",
    "Suspended since {}: {}. The limit runs on, and its end moves.",
);
pub(crate) const NOTE: Words = words("备注", "Note");

// Charges.
pub(crate) const CHARGE_WHY: Words = words(
    "帮办代办服务免费。这里只登记申请人依法缴纳的规费。",
    "The service is free. Only statutory charges, which are the applicant's, are recorded here.",
);
pub(crate) const ITEM_FEE: Words = words("事项规定的收费：{}", "What the item says of fees: {}");
pub(crate) const CHARGE_NAME: Words = words("规费名称", "What for");
pub(crate) const AMOUNT: Words = words("金额（元）", "Amount (yuan)");
pub(crate) const CHARGE_BASIS: Words = words("收费依据", "Legal basis");
pub(crate) const CHARGE_DUE: Words = words("缴费期限", "Due by");
pub(crate) const CHARGE_STATE: Words = words("缴费情况", "Payment");
pub(crate) const CHARGE_LINE: Words = words("{}，{} 元，{} 前缴", "{}, {} yuan, due by {}");
pub(crate) const NO_CHARGES: Words = words("没有待缴的规费。", "No charge is due.");
pub(crate) const SETTLED_AS: Words = words("怎么结清的", "How it was settled");
pub(crate) const CHARGES_SO_FAR: Words = words("已登记的规费", "Charges so far");

// Materials.
pub(crate) const RECEIPT_WHY: Words = words(
    "收到的材料当面点清，登记后可以打印收讫凭证。",
    "Count what is handed in together; the receipt can be printed.",
);
pub(crate) const RECEIVE_ALL: Words = words("全部收取", "Receive all");
pub(crate) const RECEIVE_ALL_WHY: Words = words(
    "当面点清后，还没收的 {} 项一次登记。",
    "Count them together, then record the {} that are not here yet at once.",
);
pub(crate) const EACH_AS_USUAL: Words = words("各按材料清单上的形式", "Each as the list says");
pub(crate) const RECEIVING: Words = words("正在登记第 {} 项，共 {} 项", "Recording {} of {}");
pub(crate) const RECEIVED_SOME: Words = words(
    "“{}”没有登记成功，它和后面的还没有收，前面的已登记。请再试一次。",
    "“{}” was not recorded: it and those after it are not received, those before it are. Try again.",
);
pub(crate) const MATERIAL: Words = words("材料", "Material");
pub(crate) const STATUS: Words = words("收讫情况", "What came in");
pub(crate) const RECEIVE_AS: Words = words("登记收讫", "Record");
pub(crate) const OTHER_FORM: Words = words("其他形式", "Another form");
pub(crate) const OTHER_FORM_OF: Words = words("以其他形式登记：{}", "Record in another form: {}");
pub(crate) const ALL_RECEIVED: Words = words(
    "必要材料已全部收讫。",
    "Every required material is accounted for.",
);
pub(crate) const FORM: Words = words("以什么形式收的", "In which form");
pub(crate) const COPIES: Words = words("份数", "How many");
pub(crate) const UNTIL: Words = words("最迟哪天补上", "To follow by");
pub(crate) const ASKED_FORM: Words = words("要求：{}，来源：{}", "Asked for: {}; from: {}");
pub(crate) const UNKNOWN_ROW: Words = words(
    "没有这一项，可能已经变动。",
    "There is no such entry; it may have changed.",
);

// Problems.
pub(crate) const PROBLEM_WHY: Words = words(
    "办不动的问题记入问题台账，上级能看到，也会协调。",
    "A problem that holds the case up goes into the ledger, which the superior sees and helps to solve.",
);
pub(crate) const PROBLEM: Words = words("遇到什么问题", "What is the problem");
pub(crate) const WITH_WHOM: Words = words("需要谁来协调", "With whom it has to be settled");
pub(crate) const WITH_WHOM_HINT: Words = words("例如：区自然资源局", "Such as a department");
pub(crate) const SOLUTION: Words = words("怎么解决的", "How it was solved");
pub(crate) const PROBLEM_LINE: Words = words("{}（{} 上报）", "{} (raised on {})");
pub(crate) const NO_PROBLEMS: Words = words("没有待解决的问题。", "No problem is open.");

// Reminders.
pub(crate) const REMINDER_WHY: Words = words(
    "提醒会通知申请人。协议有约定的，逾期不配合才可以终止委托。",
    "The applicant is told. Only after the date, and where the agreement says so, non-cooperation can end the entrustment.",
);
pub(crate) const REMINDER: Words = words("提醒内容", "What is asked");
pub(crate) const RESPOND_BY: Words = words("请在哪天前答复", "To be answered by");

// Files.
pub(crate) const FILES: Words = words("选择文件或拍照", "Choose files, or take photographs");
pub(crate) const FILES_HINT: Words = words(
    "PDF、JPEG 或 PNG，每个不超过 10 MB，可以一次选多个。",
    "PDF, JPEG or PNG, at most 10 MB each; several at once.",
);
pub(crate) const FILE_OF: Words = words("是哪一项材料", "Which material they show");
pub(crate) const FILE_OF_NONE: Words = words("不属于上面任何一项", "None of the list");
pub(crate) const UPLOADING: Words = words("正在上传第 {} 个，共 {} 个", "Adding file {} of {}");
pub(crate) const NO_FILE: Words = words("请先选择文件。", "Choose a file first.");
pub(crate) const TOO_LARGE: Words = words(
    "“{}”超过 10 MB，请压缩或分开后再传。",
    "“{}” is larger than 10 MB: make it smaller or split it.",
);
pub(crate) const WRONG_TYPE: Words = words(
    "“{}”不是 PDF、JPEG 或 PNG 文件。",
    "“{}” is not a PDF, JPEG or PNG file.",
);
pub(crate) const FILES_WHY: Words = words(
    "文件加密保存，只有经办这件事的人能看，每次查看都有记录。",
    "Files are kept encrypted. Only those who handle the case can look at them, and each look is recorded.",
);
pub(crate) const UPLOADED_SOME: Words = words(
    "前 {} 个已上传，其余没有上传，请检查后重新选择。",
    "The first {} were added, the rest were not: check them and choose them again.",
);
