//! One function per use case: authorise, load, decide, save.
//!
//! Owns the order of those steps, sign-in, and what a process shares (`Platform`). Does not own
//! rules (`bangban-domain`), SQL (`bangban-persistence`) or transport (`bangban-http`).

pub mod alerts;
pub mod audit_trail;
pub mod auth;
pub mod calendar;
pub mod caller;
pub mod cases;
pub mod deadline;
pub mod divisions;
pub mod error;
pub mod housekeeping;
pub mod import;
pub mod items;
pub mod network;
pub mod notifications;
pub mod organizations;
pub mod platform;
pub mod reference;
pub mod refusals;
pub mod registration;
pub mod relay;
pub mod replies;
pub mod service_items;
mod short_list;
pub mod site;
pub mod sweeps;
pub mod texts;
pub mod time;
pub mod track;
mod trail;
pub mod users;

pub use caller::Caller;
pub use error::Error;
pub use platform::Platform;
pub use time::Clock;

/// Randomness, as an argument.
pub use bangban_persistence::Random;
/// A page of a list and what asks for one.
pub use bangban_persistence::page::{Page, PageOf};
