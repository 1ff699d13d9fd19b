//! Words of `pages::users`.

use super::{Words, words};

pub(crate) const TITLE: Words = words("用户与角色", "Users and roles");
pub(crate) const NEW: Words = words("新建账号", "New account");
pub(crate) const LIST: Words = words("账号列表", "Accounts");
pub(crate) const EMPTY: Words = words("没有符合条件的账号。", "No account fits.");
pub(crate) const SEE_ALL: Words = words("查看全部账号", "See all");

pub(crate) const ROLE: Words = words("角色", "Role");
pub(crate) const ROLES: Words = words("角色", "Roles");
pub(crate) const ORGANIZATION: Words = words("所属机构", "Organisation");
pub(crate) const STATE: Words = words("状态", "State");
pub(crate) const ENABLED: Words = words("启用", "Enabled");
pub(crate) const DISABLED: Words = words("停用", "Disabled");
pub(crate) const LOCKED: Words = words("已锁定", "Locked");
pub(crate) const LOCKED_UNTIL: Words = words(
    "密码错误次数过多，锁定至 {}",
    "Locked until {} after too many wrong passwords",
);
pub(crate) const NAME: Words = words("姓名", "Name");
pub(crate) const USERNAME: Words = words("用户名", "User name");
pub(crate) const CREATED: Words = words("建立时间", "Made on");
pub(crate) const ROLE_AT: Words = words("{} · {}", "{} · {}");

pub(crate) const NEW_INTRO: Words = words(
    "为工作人员建立账号。申请人的账号由本人注册，不在这里建立。",
    "For members of staff. Applicants register themselves.",
);
pub(crate) const NAME_HINT: Words = words("本人真实姓名", "The person's own name");
pub(crate) const USERNAME_HINT: Words = words(
    "3 到 64 个小写字母、数字、点或连字符，以字母开头，如 lanshan.clerk2。建立后不能更改。",
    "3 to 64 small letters, digits, dots or hyphens, beginning with a letter, such as lanshan.clerk2. It can't be changed later.",
);
pub(crate) const PASSWORD: Words = words("初始密码", "First password");
pub(crate) const PASSWORD_HINT: Words = words(
    "至少 12 个字符，含大写、小写、数字、符号中的三类。请当面告知本人，不要通过聊天软件发送。",
    "12 characters or more, of three kinds among capitals, small letters, digits and symbols. Tell it in person.",
);
pub(crate) const ROLES_HINT: Words = words(
    "一人可以有几个角色，各在一个机构。系统管理员、安全管理员、审计管理员三员分立，不能兼任其他角色。",
    "One person can hold several roles, each at one organisation. System administrator, security administrator and auditor hold no other role.",
);
pub(crate) const ADD_ROLE: Words = words("再加一个角色", "Add a role");
pub(crate) const ROLE_ORGANIZATION: Words = words("任职机构", "At");
pub(crate) const CREATE: Words = words("建立账号", "Make the account");
pub(crate) const CREATED_NEWS: Words = words("已建立账号：{}", "Account made: {}");
pub(crate) const BACK: Words = words("返回账号列表", "Back to the list");

pub(crate) const CHANGE_ROLES: Words = words("修改角色", "Change the roles");
pub(crate) const SAVE_ROLES: Words = words("保存角色", "Save the roles");
pub(crate) const ROLES_WARNING: Words = words(
    "保存后立即生效：去掉的角色马上不能再用，新增的角色马上可用。修改记入审计。",
    "It takes effect at once: roles taken away can no longer be used, new ones can. The change is kept in the audit trail.",
);
pub(crate) const ROLES_SAVED: Words = words("角色已修改：{}", "Roles changed: {}");
pub(crate) const DISABLE: Words = words("停用账号", "Disable the account");
pub(crate) const DISABLE_TITLE: Words = words("停用 {} 的账号？", "Disable the account of {}?");
pub(crate) const DISABLE_WARNING: Words = words(
    "停用后，本人立即退出登录，不能再使用系统；在办的办件不会自动转给他人，请先安排更换代办员。以后可以重新启用。",
    "The person is signed out at once and can't use the system. Cases under way stay with him or her: arrange a change of agent first. The account can be enabled again.",
);
pub(crate) const DISABLED_NEWS: Words = words("已停用账号：{}", "Account disabled: {}");
pub(crate) const ENABLE: Words = words("启用账号", "Enable the account");
pub(crate) const ENABLED_NEWS: Words = words("已启用账号：{}", "Account enabled: {}");
pub(crate) const UNLOCK: Words = words("解除锁定", "Take the lock away");
pub(crate) const UNLOCKED_NEWS: Words = words("已解除锁定：{}", "Lock taken away: {}");
pub(crate) const OWN: Words = words(
    "这是您本人的账号。本人不能修改自己的角色和状态，请由另一位安全管理员办理。",
    "This is your own account. Another security administrator has to change it.",
);
pub(crate) const OF_APPLICANT: Words = words(
    "这是申请人本人注册的账号，角色不能修改。",
    "An applicant registered this account: its roles can't be changed.",
);
pub(crate) const STALE: Words = words(
    "这个账号刚刚被他人修改，这次操作没有执行，页面已换成最新的。请核对后再操作。",
    "Somebody else has just changed this account, and nothing was done. The page shows the latest: check it, then go on.",
);
pub(crate) const TAKE_TITLE: Words = words("去掉 {} 的角色？", "Take roles from {}?");
pub(crate) const TAKE_WARNING: Words = words(
    "以下角色马上不能再用；在办的办件不会自动转给他人，代办员请先安排更换。以后可以重新给予。",
    "These can't be used any more, at once. Cases under way stay with the person: arrange a change of agent first. They can be given again.",
);
pub(crate) const TAKE: Words = words("去掉角色", "Take the roles");
