//! The components that pages are made of: semantic HTML with the style sheet's names.
//!
//! Owns how things look and are read aloud. A component knows no resource of the API; what a page shows is given to
//! it. The page `/kit` shows every one in every state.

pub(crate) mod button;
pub(crate) mod combo;
pub(crate) mod conflict;
pub(crate) mod dialog;
pub(crate) mod due;
pub(crate) mod failure;
pub(crate) mod faults;
pub(crate) mod field;
pub(crate) mod file;
pub(crate) mod filter;
pub(crate) mod form;
pub(crate) mod icon;
mod input;
pub(crate) mod list;
pub(crate) mod listing;
pub(crate) mod loading;
pub(crate) mod notice;
pub(crate) mod page;
pub(crate) mod password;
pub(crate) mod progress;
pub(crate) mod qr;
pub(crate) mod steps;
pub(crate) mod tabs;
pub(crate) mod tag;
pub(crate) mod timeline;
pub(crate) mod toast;

pub(crate) use button::{Button, Look};
pub(crate) use due::DueTag;
pub(crate) use failure::FailureView;
pub(crate) use icon::{Icon, Sign};
pub(crate) use listing::Listing;
pub(crate) use loading::Loading;
pub(crate) use notice::Notice;
pub(crate) use page::PageHead;
pub(crate) use tag::{StateTag, Tag, Tone};
