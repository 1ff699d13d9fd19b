//! Every word on screen, in Chinese (first) and English (second), side by side, so that a missing translation does
//! not compile. One file for each part of the application; terms are the circular's (临政办字〔2019〕33号) and those of
//! `docs/domain.md`. A test finds words that stand anywhere else.

pub(crate) mod acts;
pub(crate) mod alerts;
pub(crate) mod apply;
pub(crate) mod approvals;
pub(crate) mod audit;
pub(crate) mod calendar;
pub(crate) mod case;
pub(crate) mod cases;
pub(crate) mod codes;
#[cfg(test)]
mod elsewhere;
pub(crate) mod home;
pub(crate) mod items;
pub(crate) mod kit;
pub(crate) mod kit_page;
pub(crate) mod my;
pub(crate) mod network;
pub(crate) mod new_case;
pub(crate) mod notifications;
pub(crate) mod organizations;
pub(crate) mod register;
pub(crate) mod shell;
pub(crate) mod time;
pub(crate) mod track;
pub(crate) mod users;
mod words;

pub(crate) use words::{Words, words};
