//! Accounts (账号) and their roles, each at one organisation.
//!
//! Owns the two tables, and the counting of failed sign-ins. Does not own the hashing of passwords, the
//! rules for roles (P4) or sessions. Sign-ins do not change the version: it is about the account as an
//! administrator sees it.

mod actor;
mod by_identity;
mod failures;
mod get;
mod holders;
mod insert;
mod list;
mod names;
mod row;
mod set_active;
mod set_password;
mod set_roles;
mod sign_in;

use bangban_domain::case::IdentityKey;
use bangban_domain::id::{OrganizationId, UserId};
use bangban_domain::policy::Role;
use chrono::{DateTime, Utc};

pub use actor::{UserProfile, actor};
pub use by_identity::ids_by_identity;
pub use failures::{Lockout, record_failure, reset_failures};
pub use get::get;
pub use holders::{holders_at, holders_at_with_departments};
pub use insert::insert_many;
pub use list::{UserFilter, list};
pub use names::{names, names_beside};
pub use set_active::set_active;
pub use set_password::set_password;
pub use set_roles::set_roles;
pub use sign_in::{SignInAccount, by_phone, by_username};

/// A role at an organisation. An applicant's hangs at the root of the managing tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct RoleAt {
    /// The role.
    pub role: Role,
    /// Where.
    pub organization_id: OrganizationId,
}

/// An account as an administrator sees it: no hash, no identity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// The id.
    pub id: UserId,
    /// The name of the account, in small letters.
    pub username: String,
    /// The person's name.
    pub name: String,
    /// The primary organisation.
    pub organization_id: OrganizationId,
    /// The roles, each at one organisation.
    pub roles: Vec<RoleAt>,
    /// Whether the account may sign in.
    pub active: bool,
    /// Whether a confirmed identity number or credit code hangs on it.
    pub identity_confirmed: bool,
    /// Failed sign-ins since the last success.
    pub failed_sign_ins: i32,
    /// Until when sign-in is refused.
    pub locked_until: Option<DateTime<Utc>>,
    /// When the password was set; none where there is no password yet.
    pub password_changed_at: Option<DateTime<Utc>>,
    /// When the account was made.
    pub created_at: DateTime<Utc>,
    /// From 1; every change by an administrator and of the password adds one.
    pub version: i64,
}

/// An account to be made. No `Debug`: it carries the hash of a password.
#[derive(Clone)]
pub struct NewUser {
    /// The id.
    pub id: UserId,
    /// The name of the account; kept in small letters.
    pub username: String,
    /// The person's name.
    pub name: String,
    /// The hash of the password, in the PHC string format; none where it is set later.
    pub password_hash: Option<String>,
    /// The primary organisation.
    pub organization_id: OrganizationId,
    /// Stands for the confirmed identity number or credit code of an applicant.
    pub identity_key: Option<IdentityKey>,
    /// The roles, each at one organisation.
    pub roles: Vec<RoleAt>,
    /// Whether the account may sign in.
    pub active: bool,
    /// When it is made.
    pub created_at: DateTime<Utc>,
}

/// The form in which the name of an account is kept and looked up.
fn folded(username: &str) -> String {
    username.to_lowercase()
}
