//! Words of an applicant's own cases.

use super::{Words, words};

pub(crate) const EMPTY: Words = words("您还没有申请。", "You have not applied for anything yet.");
pub(crate) const SINCE: Words = words("申请于 {}", "Since {}");
pub(crate) const DETAILS: Words = words("查看详情", "Details");
