//! Words of `pages::kit`, which shows every component in every state.

use super::{Words, words};

pub(crate) const TITLE: Words = words("组件", "Components");
pub(crate) const INTRO: Words = words(
    "页面用到的全部组件和它们的各种状态，供设计、开发和测试对照。这里的内容都是示例，不会提交。",
    "Every component in every state, to design, build and test by. What stands here are samples; nothing is sent.",
);

pub(crate) const BUTTONS: Words = words("按钮", "Buttons");
pub(crate) const PRIMARY: Words = words("受理", "Accept");
pub(crate) const SECONDARY: Words = words("填写日志", "Log work");
pub(crate) const PLAIN: Words = words("查看详情", "See more");
pub(crate) const DANGER: Words = words("终止委托", "End the entrustment");
pub(crate) const WITH_SIGN: Words = words("加一份材料", "Add a material");
pub(crate) const LINK: Words = words("像按钮的链接", "A link like a button");

pub(crate) const FIELDS: Words = words("填写项", "Fields");
pub(crate) const FAULTY: Words = words("填写有误的表单", "A form with faults");
pub(crate) const TEXT: Words = words("姓名", "Name");
pub(crate) const TEXT_HINT: Words = words("与身份证一致", "As on the identity card");
pub(crate) const AREA: Words = words("情况说明", "What it is about");
pub(crate) const DATE: Words = words("补正期限", "To be supplied by");
pub(crate) const DATE_TIME: Words = words("办理时间", "When it was done");
pub(crate) const SELECT: Words = words("不受理的理由", "Reason");
pub(crate) const RADIO: Words = words("办理方式", "How it is done");
pub(crate) const CHECK: Words = words("特殊情况", "Special circumstances");
pub(crate) const FLAG: Words = words(
    "我承诺所提供的材料真实、合法、完整",
    "I declare that the materials are true, lawful and complete",
);
pub(crate) const FLAG_HINT: Words = words(
    "不实的，依法承担责任",
    "Who does not tell the truth is liable by law",
);
pub(crate) const PHONE: Words = words("手机号码", "Mobile number");
pub(crate) const PASSWORD: Words = words("密码", "Password");
pub(crate) const PASSWORD_HINT: Words = words("至少 12 个字符", "At least 12 characters");
pub(crate) const NUMBER: Words = words("份数", "Copies");
pub(crate) const COMBO: Words = words("办理机构", "Venue");
pub(crate) const FILE: Words = words("材料照片", "Photographs");
pub(crate) const FILE_HINT: Words = words(
    "可以拍照，也可以选文件；可以选几个",
    "Taken or chosen; more than one if need be",
);
pub(crate) const LINE: Words = words("材料名称", "Material");
pub(crate) const ADD_LINE: Words = words("再加一份材料", "Add a material");
pub(crate) const MAKE_FAULTS: Words = words("显示错误", "Show the faults");
pub(crate) const FAULT: Words = words("此项必填。", "This is required.");
pub(crate) const WHOLE_FAULT: Words = words(
    "材料清单与受理时不一致，请核对。",
    "The list is not that of the acceptance; please check it.",
);

pub(crate) const LISTS: Words = words("列表", "Lists");
pub(crate) const TABLE: Words = words("表格（窄屏变为卡片）", "A table (cards on a narrow screen)");
pub(crate) const COLUMN_NAME: Words = words("事项", "Matter");
pub(crate) const COLUMN_STATE: Words = words("状态", "State");
pub(crate) const COLUMN_DUE: Words = words("时限", "Due");
pub(crate) const SAMPLE_ITEM: Words = words("最低生活保障对象认定", "Subsistence allowance");
pub(crate) const SAMPLE_ITEM_2: Words = words("公司设立登记", "Registration of a company");
pub(crate) const PAGER: Words = words("加载更多", "Pager");
pub(crate) const ENTRY: Words = words("第 {} 条", "Entry {}");
pub(crate) const EMPTY: Words = words(
    "没有查到办件。核对编号，或者按姓名查询。",
    "No case was found. Check the number, or search by name.",
);
pub(crate) const EMPTY_NEXT: Words = words("按姓名查询", "Search by name");
pub(crate) const EMPTY_TITLE: Words = words("空列表", "An empty list");
pub(crate) const FACTS: Words = words("事实", "Facts");
pub(crate) const FACT: Words = words("代办员", "Agent");
pub(crate) const FACT_VALUE: Words = words("张伟", "Zhang Wei");
pub(crate) const TABS: Words = words("标签页", "Tabs");
pub(crate) const TAB_ONE: Words = words("待办", "To do");
pub(crate) const TAB_TWO: Words = words("已办", "Done");
pub(crate) const TIMELINE: Words = words("经过", "Timeline");
pub(crate) const TIMELINE_TEXT: Words = words(
    "材料齐全，已交兰山区民政局。",
    "Complete; handed to the department.",
);
pub(crate) const TIMELINE_WHO: Words = words("代办员张伟", "Zhang Wei, agent");

pub(crate) const FEEDBACK: Words = words("反馈", "Feedback");
pub(crate) const DIALOG: Words = words("对话框", "Dialog");
pub(crate) const DIALOG_TEXT: Words = words(
    "终止后委托协议作废，材料退还申请人。",
    "The agreement ends and the materials go back to the applicant.",
);
pub(crate) const TOAST: Words = words("提示", "Toast");
pub(crate) const TOAST_TEXT: Words = words("已受理", "Accepted");
pub(crate) const NOTICES: Words = words("告知栏", "Notices");
pub(crate) const NOTICE_TITLE: Words = words("请注意", "Please note");
pub(crate) const NOTICE_TEXT: Words = words(
    "帮办代办服务免费，法定规费依规缴纳。",
    "The service is free; statutory charges are paid as the rules require.",
);
pub(crate) const FAILURES: Words = words("出错", "Failures");
pub(crate) const SKELETON: Words = words("正在加载", "Loading");
pub(crate) const PROGRESS: Words = words("进度", "Progress");
pub(crate) const PROGRESS_KNOWN: Words = words("上传材料", "Uploading");
pub(crate) const PROGRESS_UNKNOWN: Words = words("导出台账", "Exporting the ledger");

pub(crate) const SIGNS: Words = words("标识", "Marks");
pub(crate) const STATES: Words = words("办件状态", "States of a case");
pub(crate) const DUES: Words = words("时限标识", "Due dates");
pub(crate) const TAGS: Words = words("标签", "Tags");
pub(crate) const TAG_NEUTRAL: Words = words("普通", "Neutral");
pub(crate) const TAG_GOOD: Words = words("顺利", "Good");
pub(crate) const TAG_WAITING: Words = words("等待", "Waiting");
pub(crate) const TAG_BAD: Words = words("超期", "Overdue");
pub(crate) const ICONS: Words = words("图标", "Icons");
pub(crate) const STEPS: Words = words("步骤条", "Step bar");
pub(crate) const QR: Words = words("二维码", "QR code");
pub(crate) const QR_NAME: Words = words(
    "办件编号 LY20261120123456789 的二维码",
    "QR code of case number LY20261120123456789",
);

pub(crate) const PROBLEM_TITLE: Words = words("当前状态不允许", "Not possible in this state");
pub(crate) const PROBLEM_DETAIL: Words = words(
    "办件已办结，不能再填写日志。请查看办件现状。",
    "The case is completed and takes no log entries. See how it stands.",
);
pub(crate) const SERVER_DETAIL: Words = words(
    "服务器出了意外，操作没有完成。请稍后再试。",
    "Something unexpected happened on the server. Try again later.",
);
pub(crate) const NOT_FOUND_DETAIL: Words = words(
    "这里没有您要的内容，或它不在您的管辖范围内。",
    "There is nothing here, or it lies outside your scope.",
);
