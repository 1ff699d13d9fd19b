//! Accounts and roles, for the security administrator.
//!
//! Owns who may see and change them, and the rules between roles (P4). Does not own sign-in (`auth`).
//! Nobody changes the own account here: nobody decides on his or her own act.

mod change;
mod create;
mod get;
mod list;
mod roles;

pub use bangban_persistence::registry::users::{RoleAt, User, UserFilter};
pub use change::{AccountChange, change};
pub use create::{NewAccount, create};
pub use get::get;
pub use list::list;
