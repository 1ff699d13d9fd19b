//! Organisations: public reference data, and what the system administrator changes of it.
//!
//! Owns reads and that one change. Does not own the import, nor making, moving and merging.

mod change;
mod read;

pub use bangban_persistence::registry::organizations::{Organization, OrganizationFilter};
pub use change::{OrganizationChange, change};
pub(crate) use read::node;
pub use read::{get, list};
