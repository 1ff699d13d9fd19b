//! The few browser interfaces that the application needs, behind plain functions.
//! Every call may fail in a strange browser: failure is an `Option` or a state, never a panic.

pub(crate) mod clock;
pub(crate) mod download;
pub(crate) mod ids;
pub(crate) mod locks;
pub(crate) mod network;
pub(crate) mod page;
pub(crate) mod storage;
