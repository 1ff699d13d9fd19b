//! Every word on screen, in Chinese (first) and English (second), side by side, so that a missing translation does
//! not compile. One file for each part of the application; terms are the circular's (临政办字〔2019〕33号) and those of
//! `docs/domain.md`. A test finds words that stand anywhere else.

pub(crate) mod codes;
pub(crate) mod home;
pub(crate) mod kit;
pub(crate) mod shell;
pub(crate) mod time;
mod words;

pub(crate) use words::{Words, words};
