//! Words of following a case without signing in.

use super::{Words, words};

pub(crate) const TITLE: Words = words("查办理进度", "Follow a case");
pub(crate) const WHY: Words = words(
    "不用登录。编号和查询码在申请确认单上；找不到时请联系受理机构或拨打 12345。",
    "No sign-in needed. Number and code stand on the confirmation of your application; if you can't find it, ask the venue or call 12345.",
);
pub(crate) const NUMBER: Words = words("办件编号", "Case number");
pub(crate) const NUMBER_HINT: Words = words("以 LY 开头", "Begins with LY");
pub(crate) const CODE: Words = words("查询码", "Code");
pub(crate) const FIND: Words = words("查询", "Look it up");
pub(crate) const ANOTHER: Words = words("查另一个办件", "Look up another case");
pub(crate) const NOW: Words = words("现在怎样了", "Where it stands");
pub(crate) const WHO: Words = words("申请人", "Applicant");
pub(crate) const VENUE: Words = words("受理机构", "Venue");
pub(crate) const PHONE: Words = words("联系电话", "Phone");
pub(crate) const SUBMITTED: Words = words("申请时间", "Submitted");
pub(crate) const DUE: Words = words("代办时限", "Due");
pub(crate) const MISSING: Words = words("需要补正的材料", "What is missing");
pub(crate) const SUPPLY_BY: Words = words("请在 {} 前补齐", "Supply it by {}");
pub(crate) const SUPPLIED: Words = words("已补", "Supplied");
pub(crate) const OPEN: Words = words("待补", "Missing");
pub(crate) const HOW: Words = words("怎样补交：{}", "How: {}");
pub(crate) const STEPS: Words = words("办理经过", "What happened");
