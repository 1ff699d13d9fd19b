//! Words of `pages::audit`.

use super::acts::verb;
use super::{Words, words};
use bangban_domain::case::Action;

pub(crate) const TITLE: Words = words("审计", "Audit trail");
pub(crate) const INTRO: Words = words(
    "谁在什么时候做了什么、想做什么被拒绝，最新的在前。记录不含个人信息，只能查看，不能修改。",
    "Who did or tried what and when, newest first. Records hold no personal data; they can be read, never changed.",
);
pub(crate) const LIST: Words = words("审计记录", "Records");
pub(crate) const EMPTY: Words = words("没有符合条件的记录。", "No record fits.");
pub(crate) const SEE_ALL: Words = words("查看全部记录", "See all");

pub(crate) const ACTOR: Words = words("操作人标识", "Actor (id)");
pub(crate) const ACTION: Words = words("操作", "Action");
pub(crate) const OUTCOME: Words = words("结果", "Outcome");
pub(crate) const SUBJECT_KIND: Words = words("对象种类", "Kind of thing");
pub(crate) const SUBJECT_ID: Words =
    words("对象标识（须选对象种类）", "Its id (goes with the kind)");
pub(crate) const MORE_FILTERS: Words = words("更多条件", "More filters");
pub(crate) const FROM: Words = words("自（含当日）", "From (that day included)");
pub(crate) const UNTIL: Words = words("至（含当日）", "Until (that day included)");

pub(crate) const AT: Words = words("时间", "Time");
pub(crate) const WHO: Words = words("操作人", "Who");
pub(crate) const WHAT: Words = words("操作", "What");
pub(crate) const ON: Words = words("对象", "On what");
pub(crate) const MORE: Words = words("详情", "More");
pub(crate) const SYSTEM: Words = words("系统", "The system");
pub(crate) const ONLY_HIS: Words = words("只看此人", "Only of this person");
pub(crate) const ONLY_THIS: Words = words("只看此对象", "Only about this");
pub(crate) const CHAIN: Words = words("链与序号", "Chain and number");
pub(crate) const TRACE: Words = words("请求编号", "Request");
pub(crate) const ACTION_CODE: Words = words("操作代码", "Action");
pub(crate) const SUBJECT: Words = words("对象标识", "Subject");
pub(crate) const ACTOR_ID: Words = words("操作人标识", "Actor");
pub(crate) const DETAIL: Words = words("附加事实", "Further facts");

pub(crate) const DONE: Words = words("已完成", "Done");
pub(crate) const REFUSED: Words = words("按规则拒绝", "Refused by a rule");
pub(crate) const DENIED: Words = words("无权限", "Denied");

/// What is done outside of cases, by its code.
const ACTIONS: [(&str, Words); 19] = [
    ("auth/login", words("登录", "Sign in")),
    ("auth/logout", words("退出", "Sign out")),
    ("auth/refresh", words("续期登录", "Renew the session")),
    (
        "auth/change-password",
        words("修改密码", "Change the password"),
    ),
    ("user/create", words("建立账号", "Make an account")),
    ("user/change", words("修改账号", "Change an account")),
    (
        "calendar/replace",
        words("导入工作日历", "Import a calendar year"),
    ),
    (
        "service-item/create",
        words("新建事项", "Make a service item"),
    ),
    (
        "service-item/draft",
        words("新建事项版本", "Make a version of an item"),
    ),
    (
        "service-item/change",
        words("修改事项草稿", "Change the draft of an item"),
    ),
    (
        "service-item/discard",
        words("删除事项草稿", "Throw the draft of an item away"),
    ),
    (
        "service-item/publish",
        words("发布事项版本", "Publish a version of an item"),
    ),
    (
        "service-item/take-effect",
        words("事项版本生效", "A version of an item takes effect"),
    ),
    (
        "organization/change",
        words("修改机构信息", "Change an organisation"),
    ),
    (
        "import/divisions",
        words("批量导入区划", "Import divisions"),
    ),
    (
        "import/calendar",
        words("批量导入工作日历", "Import the calendar"),
    ),
    (
        "import/service-items",
        words("批量导入事项", "Import service items"),
    ),
    (
        "case/change",
        words("建立或修改草稿", "Make or change a draft"),
    ),
    (
        "case/purge",
        words("清除草稿中的个人信息", "Purge the personal data of a draft"),
    ),
];

/// What was done, in words; a request that was refused stands as it came.
pub(crate) fn action(code: &str) -> Option<Words> {
    let known = ACTIONS.iter().find(|(known, _)| *known == code);
    known.map(|(_, told)| *told).or_else(|| case_act(code))
}

/// The codes that can be looked for: those outside of cases, and the acts on a case.
pub(crate) fn actions() -> Vec<(String, Words)> {
    let outside = ACTIONS
        .iter()
        .map(|(code, told)| ((*code).to_owned(), *told));
    let acts = Action::ALL
        .into_iter()
        .filter(|act| !matches!(act, Action::Read | Action::Change));
    let acts = acts.map(|act| (format!("case/{}", act.as_str()), verb(act)));
    outside.chain(acts).collect()
}

fn case_act(code: &str) -> Option<Words> {
    let name = code.strip_prefix("case/")?;
    let known = Action::ALL
        .into_iter()
        .find(|action| action.as_str() == name);
    known.map(verb)
}

/// What kind of thing it was done to.
pub(crate) fn subject(kind: &str) -> Option<Words> {
    Some(match kind {
        "case" => words("办件", "Case"),
        "user" => words("账号", "Account"),
        "unknown_account" => words("不存在的账号", "Unknown account"),
        "calendar" => words("工作日历", "Calendar"),
        "service-item" => words("事项", "Service item"),
        "organization" => words("机构", "Organisation"),
        "import" => words("数据导入", "Import"),
        "resource" => words("其他对象", "Something else"),
        _ => return None,
    })
}

/// The kinds that can be looked for.
pub(crate) const SUBJECT_KINDS: [&str; 8] = [
    "case",
    "user",
    "unknown_account",
    "calendar",
    "service-item",
    "organization",
    "import",
    "resource",
];
