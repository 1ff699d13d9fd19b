//! The wire: requests, responses, problems, paging.
//!
//! Owns the shapes of `docs/api.md` and their validation, by the domain's own validators; the
//! server and the browser share both. Does not own routes, and decides nothing.

pub mod agents;
pub mod applicant;
pub mod auth;
pub mod calendar;
pub mod cases;
pub mod coverage;
pub mod day;
pub mod divisions;
pub mod faults;
pub mod filings;
pub mod notifications;
pub mod organizations;
pub mod paging;
mod patch;
pub mod problem;
pub mod registration;
pub mod service_items;
pub mod site;
pub mod text;
pub mod users;
pub mod windows;
pub mod yuan;

pub use day::Day;
pub use paging::Page;
pub use problem::{FieldFault, Problem};
pub use text::Text;
pub use yuan::Yuan;
