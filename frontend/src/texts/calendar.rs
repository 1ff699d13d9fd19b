//! Words of `pages::calendar`.

use super::{Words, words};

pub(crate) const TITLE: Words = words("工作日历", "Work calendar");
pub(crate) const INTRO: Words = words(
    "办理时限按这里的工作日计算：周一至周五，减去放假，加上调休上班的周末。",
    "Limits are counted by these working days: Monday to Friday, without holidays, with the weekend days that are worked.",
);
pub(crate) const YEARS: Words = words("年份", "Years");
pub(crate) const YEAR: Words = words("{} 年", "{}");
pub(crate) const YEAR_MISSING: Words = words("{} 年（未导入）", "{} (missing)");
pub(crate) const MISSING: Words = words(
    "{} 年的工作日历还没有导入。国务院办公厅公布放假安排后，由系统管理员导入；在此之前，涉及该年的时限不计算。",
    "The calendar of {} is not imported. Once it is announced, the system administrator imports it; until then no date of that year is counted.",
);
pub(crate) const IMPORT: Words = words("导入日历", "Import a year");
pub(crate) const IMPORT_YEAR: Words = words("导入 {} 年日历", "Import {}");
pub(crate) const REPLACE_YEAR: Words = words("重新导入 {} 年日历", "Import {} again");
pub(crate) const SUMMARY: Words = words(
    "放假 {} 天，调休上班 {} 天。日期后面注“休”的是放假，注“班”的是调休上班。",
    "{} holidays, {} make-up days. “休” marks a holiday, “班” a weekend day that is worked.",
);
pub(crate) const MONTHS: [Words; 12] = [
    words("1 月", "January"),
    words("2 月", "February"),
    words("3 月", "March"),
    words("4 月", "April"),
    words("5 月", "May"),
    words("6 月", "June"),
    words("7 月", "July"),
    words("8 月", "August"),
    words("9 月", "September"),
    words("10 月", "October"),
    words("11 月", "November"),
    words("12 月", "December"),
];
pub(crate) const WEEKDAYS: [Words; 7] = [
    words("一", "Mo"),
    words("二", "Tu"),
    words("三", "We"),
    words("四", "Th"),
    words("五", "Fr"),
    words("六", "Sa"),
    words("日", "Su"),
];
pub(crate) const WEEKDAY_NAMES: [Words; 7] = [
    words("星期一", "Monday"),
    words("星期二", "Tuesday"),
    words("星期三", "Wednesday"),
    words("星期四", "Thursday"),
    words("星期五", "Friday"),
    words("星期六", "Saturday"),
    words("星期日", "Sunday"),
];
pub(crate) const OFF: Words = words("休", "休");
pub(crate) const OFF_NAME: Words = words("放假", "holiday");
pub(crate) const WORKED: Words = words("班", "班");
pub(crate) const WORKED_NAME: Words = words("调休上班", "worked");

pub(crate) const IMPORT_INTRO: Words = words(
    "按国务院办公厅公布的放假安排填写全年的放假和调休上班日期，先检查，再导入。导入会替换该年原有的日历。",
    "Give all holidays and make-up days of the year as announced. Check them first, then import; that replaces what was known of the year.",
);
pub(crate) const FIELD_YEAR: Words = words("年份", "Year");
pub(crate) const FIELD_FILE: Words = words("从文件读取", "From a file");
pub(crate) const FILE_HINT: Words = words(
    "JSON 文件，形如 {\"holidays\": [\"2027-01-01\"], \"workdays\": []}。读取后填到下面，可以再改。",
    "A JSON file such as {\"holidays\": [\"2027-01-01\"], \"workdays\": []}. What it says is filled in below and can be changed.",
);
pub(crate) const FIELD_HOLIDAYS: Words = words("放假日期", "Holidays");
pub(crate) const FIELD_WORKDAYS: Words = words("调休上班日期", "Make-up days");
pub(crate) const DATES_HINT: Words = words(
    "每行一个，或用逗号、空格隔开；可以写 2027-01-01、2027年1月1日或 1月1日。",
    "One a line, or separated by commas or spaces, such as 2027-01-01.",
);
pub(crate) const CHECK: Words = words("检查", "Check");
pub(crate) const NOT_A_FILE: Words = words(
    "读不出日期：文件应是 JSON，含 holidays 和 workdays 两个日期列表。",
    "No dates can be read: a JSON file with the lists holidays and workdays is wanted.",
);
pub(crate) const NOT_A_DATE: Words = words("“{}”不是日期。", "“{}” is no date.");
pub(crate) const OUTSIDE: Words = words("{} 不在 {} 年。", "{} is not in {}.");
pub(crate) const TWICE: Words = words("{} 写了两次。", "{} stands twice.");
pub(crate) const BOTH: Words = words(
    "{} 既写了放假，又写了上班。",
    "{} is both a holiday and a working day.",
);
pub(crate) const TOO_MANY: Words = words("一年最多 100 天。", "No more than 100 days.");
pub(crate) const YEAR_WRONG: Words = words(
    "年份须是四位数字，如 2027。",
    "A year has four digits, such as 2027.",
);

pub(crate) const CHECKED: Words = words("检查结果：{} 年", "What changes in {}");
pub(crate) const CHECKED_NEW: Words = words(
    "{} 年还没有日历，将新增放假 {} 天、调休上班 {} 天。等待该年日历的时限随后自动补算。",
    "{} is new: {} holidays and {} make-up days. Due dates that waited for it are filled in afterwards.",
);
pub(crate) const CHECKED_SAME: Words = words(
    "与现有日历相同，不用导入。",
    "This is what is known already.",
);
pub(crate) const CHECKED_REPLACES: Words = words(
    "将替换现有的 {} 年日历，变化如下：",
    "This replaces the calendar of {}:",
);
pub(crate) const MORE_OFF: Words = words("增加放假", "New holidays");
pub(crate) const LESS_OFF: Words = words("取消放假", "No longer holidays");
pub(crate) const MORE_WORKED: Words = words("增加上班", "New make-up days");
pub(crate) const LESS_WORKED: Words = words("取消上班", "No longer make-up days");
pub(crate) const NOT_WEEKEND: Words = words(
    "请核对：{} 不是周末，本来就上班。",
    "Please check: {} is no weekend day; it is worked anyway.",
);
pub(crate) const STALE: Words = words(
    "内容已经改动，请重新检查。",
    "This has been changed: check it again.",
);
pub(crate) const DO_IMPORT: Words = words("导入 {} 年日历", "Import {}");
pub(crate) const IMPORTED: Words = words("已导入 {} 年工作日历", "Imported: {}");
pub(crate) const BACK: Words = words("返回工作日历", "Back to the calendar");

pub(crate) const DEADLINE: Words = words("计算时限", "Count a limit");
pub(crate) const DEADLINE_WHY: Words = words("起算日的次日为第 1 天。", "The day after is day 1.");
pub(crate) const FROM: Words = words("起算日", "From");
pub(crate) const DAYS: Words = words("天数", "Days");
pub(crate) const UNIT: Words = words("按什么计算", "Counted in");
pub(crate) const UNIT_WORKING: Words = words("工作日", "Working days");
pub(crate) const UNIT_CALENDAR: Words = words("自然日", "Calendar days");
pub(crate) const COUNT: Words = words("计算", "Count");
pub(crate) const DUE: Words = words("到期日：{}（{}）", "Due on {} ({})");
pub(crate) const DUE_OF: Words = words("自 {} 起 {} {}", "From {}: {} {}");
