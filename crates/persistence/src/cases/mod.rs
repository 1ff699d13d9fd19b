//! Cases (办件): finding them within a scope, and the one way in which they change.
//!
//! Owns the table `cases` and everything that a saved change makes beside it (timeline, audit
//! record, outbox, approval requests, alerts). Does not own rules: it writes what was decided.

mod alternatives;
#[cfg(feature = "bulk")]
pub mod bulk;
mod concerned;
mod count;
mod find;
mod find_by_number;
mod insert;
mod known_by;
mod list;
mod project;
mod purge;
mod row;
mod save;
mod sweeps;
mod write;

#[cfg(test)]
mod tests;

pub use concerned::{Concerned, unscoped_concerned};
pub use count::count;
pub use find::{find, find_many};
pub use find_by_number::{Tracked, find_unscoped_by_number, unscoped_number_is_taken};
pub use insert::insert;
pub use known_by::unscoped_is_known_otherwise;
pub use list::{CaseFilter, Sort, list};
pub use purge::unscoped_purge_drafts;
pub use save::save;
pub use sweeps::{
    Candidate, unscoped_awaiting_calendar, unscoped_department_silent, unscoped_supply_lapsed,
    unscoped_supply_to_remind, unscoped_unanswered,
};
pub use write::Act;
