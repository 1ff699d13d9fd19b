//! 审批: asking a supervisor, and deciding.

pub(super) mod decision;
mod payload;
pub(super) mod request;
