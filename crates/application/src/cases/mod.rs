//! Use cases of cases.
//!
//! Owns the way of one request: open (find in scope, authorise), look up what the command needs,
//! decide, save, commit. Acts that need nothing looked up go through [`Work`] directly.

mod accept;
mod agent;
mod create;
mod decide_request;
mod disclose;
mod document;
mod list;
mod on_the_spot;
mod read;
mod request_approval;
mod submit;
mod viewers;
mod work;

pub use accept::accept;
pub use agent::agent;
pub(crate) use agent::agent_from;
pub use create::{NewCase, change, create};
pub use decide_request::decide_request;
pub use disclose::{disclose, open_disclosure};
pub use document::{Upload, add_document, prepare_upload, read_document};
pub use list::{COUNTED, ListQuery, SearchTerms, count, list};
pub use on_the_spot::{OnTheSpotCase, on_the_spot};
pub use read::{StaffNames, events, log_entries, read};
pub use request_approval::{
    ApprovalQuery, NewRequest, QueuedRequest, approval_requests, request_approval,
};
pub use submit::{Submitted, submit};
pub use viewers::{LOOKING, look};
pub use work::{Pending, Work};

/// A request with what became of it.
pub use bangban_persistence::approvals::StoredRequest;
/// Orders of a list.
pub use bangban_persistence::cases::Sort;
/// One thing that happened.
pub use bangban_persistence::timeline::TimelineEntry;
/// Somebody who looks at a case.
pub use bangban_persistence::viewers::Viewer;
