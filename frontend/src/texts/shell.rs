//! Words of the frame: header, navigation, footer, signing in, notices.

use super::{Words, words};

pub(crate) const PROGRAMME: Words = words("沂蒙红色帮办代办", "Yimeng Red Bangban");
pub(crate) const TITLE: Words = words("{} · 沂蒙红色帮办代办", "{} · Yimeng Red Bangban");
pub(crate) const SKIP: Words = words("跳到正文", "Skip to content");
pub(crate) const NAVIGATION: Words = words("主导航", "Main");
pub(crate) const MENU: Words = words("菜单", "Menu");
pub(crate) const OTHER_LANGUAGE: Words = words("English", "中文");
pub(crate) const ELDER_ON: Words = words("关怀版", "Large type");
pub(crate) const ELDER_OFF: Words = words("标准版", "Standard type");
pub(crate) const FREE: Words = words(
    "帮办代办服务免费，法定规费依规缴纳",
    "The service is free; statutory charges are paid as the rules require",
);
pub(crate) const COMPLAINTS: Words = words("投诉建议", "Complaints and suggestions");
pub(crate) const API_DOCS: Words = words("接口文档", "API");
pub(crate) const OFFLINE: Words = words(
    "网络已断开。您填写的内容保存在本机，恢复后可继续提交。",
    "You are offline. What you type is kept on this device; send it when the network is back.",
);

pub(crate) const SIGN_IN: Words = words("登录", "Sign in");
pub(crate) const SIGN_OUT: Words = words("退出", "Sign out");
pub(crate) const SIGN_IN_AGAIN: Words = words("请重新登录", "Please sign in again");
pub(crate) const SIGN_IN_AGAIN_WHY: Words = words(
    "登录已过期。重新登录后回到原来的页面，填写的内容不会丢失。",
    "Your session has ended. Sign in again to go on where you were; nothing is lost.",
);
pub(crate) const SIGN_IN_NAME: Words = words("用户名或手机号", "User name or mobile number");
pub(crate) const PASSWORD: Words = words("密码", "Password");
pub(crate) const DEMO_ACCOUNTS: Words = words("演示账号", "Demonstration accounts");
pub(crate) const DEMO_ACCOUNTS_WHY: Words = words(
    "本系统装有演示数据。点一个账号即可登录，密码都是 {}。",
    "This system holds demonstration data. Choose an account to sign in; the password of all is {}.",
);

pub(crate) const NOT_FOUND: Words = words("没有这个页面", "There is no such page");
pub(crate) const NOT_FOUND_WHY: Words = words(
    "网址可能有误，或者内容不在您的管辖范围内。",
    "The address may be wrong, or what it shows is not within your reach.",
);
pub(crate) const NO_ACCESS: Words = words("您没有使用这个页面的权限", "You can't use this page");
pub(crate) const NO_ACCESS_WHY: Words = words(
    "如因工作需要，请联系安全管理员分配角色。",
    "If your work needs it, ask the security administrator for the role.",
);
pub(crate) const TO_START: Words = words("回到首页", "To the first page");

pub(crate) const NAV_WORK: Words = words("我的待办", "My work");
pub(crate) const NAV_CASES: Words = words("办件查询", "Cases");
pub(crate) const NAV_NEW: Words = words("新建办件", "New case");
pub(crate) const NAV_APPROVALS: Words = words("待审批", "Approvals");
pub(crate) const NAV_TRACK: Words = words("查进度", "Follow a case");
pub(crate) const NAV_APPLY: Words = words("申请帮办代办", "Apply");
pub(crate) const NAV_MY_CASES: Words = words("我的申请", "My applications");
pub(crate) const NAV_ORGANIZATIONS: Words = words("机构", "Organisations");
pub(crate) const NAV_USERS: Words = words("用户与角色", "Users and roles");
pub(crate) const NAV_ITEMS: Words = words("事项", "Service items");
pub(crate) const NAV_COVERAGE: Words = words("人员配备", "Coverage");
pub(crate) const NAV_FILINGS: Words = words("任免备案", "Filings");
pub(crate) const NAV_CALENDAR: Words = words("工作日历", "Work calendar");
pub(crate) const NAV_AUDIT: Words = words("审计", "Audit");
pub(crate) const NAV_ALERTS: Words = words("预警", "Alerts");
pub(crate) const NOTIFICATIONS: Words = words("通知", "Notifications");

pub(crate) const DEMO_CITIZEN: Words = words("群众", "Citizen");
pub(crate) const DEMO_ENTERPRISE: Words = words("企业", "Enterprise");
pub(crate) const DEMO_VILLAGE: Words = words("村代办员", "Village agent");
pub(crate) const DEMO_CLERK: Words = words("窗口人员", "Clerk");
pub(crate) const DEMO_AGENT: Words = words("代办员", "Agent");
pub(crate) const DEMO_ARCHIVIST: Words = words("档案管理员", "Archivist");
pub(crate) const DEMO_SUPERVISOR: Words = words("负责人", "Supervisor");
pub(crate) const DEMO_LEADER: Words = words("领导", "Leader");
pub(crate) const DEMO_OTHER_COUNTY: Words = words("另一个县的窗口人员", "Clerk of another county");
pub(crate) const DEMO_SYSTEM: Words = words("系统管理员", "System administrator");
pub(crate) const DEMO_SECURITY: Words = words("安全管理员", "Security administrator");
pub(crate) const DEMO_AUDITOR: Words = words("审计管理员", "Auditor");
