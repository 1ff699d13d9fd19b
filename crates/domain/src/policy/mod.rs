//! Who may do what (P3): role × subtree × relation to the case.
//!
//! Owns two pure functions: `authorize` for acts and `case_scope` for everything that lists, finds or
//! counts. Does not own sign-in, and does not own what a state allows (`case::diagram`).

pub mod actor;
pub mod administration;
pub mod grants;
pub mod role;
pub mod scope;

pub use actor::{Actor, Post};
pub use administration::{Permission, may, may_at, reaches};
pub use grants::{
    Forbidden, Relation, allowed_actions, authorize, authorize_creation, authorize_disclosure,
};
pub use role::Role;
pub use scope::{Scope, case_scope};
