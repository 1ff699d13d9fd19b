//! Use cases of cases.
//!
//! Owns the way of one request: open (find in scope, authorise), look up what the command needs,
//! decide, save, commit. Acts that need nothing looked up go through [`Work`] directly.

mod accept;
mod create;
mod decide_request;
mod document;
mod list;
mod on_the_spot;
mod read;
mod request_approval;
mod submit;
mod work;

pub use accept::accept;
pub use create::{change, create, NewCase};
pub use decide_request::decide_request;
pub use document::{add_document, read_document, Upload};
pub use list::{list, ListQuery, SearchTerms};
pub use on_the_spot::{on_the_spot, OnTheSpotCase};
pub use read::{events, log_entries, read};
pub use request_approval::{approval_requests, request_approval, ApprovalQuery, NewRequest};
pub use submit::{submit, Submitted};
pub use work::{Pending, Work};

/// Orders of a list.
pub use bangban_persistence::cases::Sort;
/// A request with what became of it.
pub use bangban_persistence::approvals::StoredRequest;
/// One thing that happened.
pub use bangban_persistence::timeline::TimelineEntry;
