//! Sign-in: passwords, access tokens, refresh tokens, and who a request comes from.
//!
//! Owns the rules of a session: how long it lasts, what ends it, what locks an account. Does not own
//! the tables behind it (`registry::users`, `registry::sessions`), nor cookies and headers.

pub mod change_password;
mod decoy;
mod hashers;
mod issue;
mod lockout;
pub mod login;
pub mod logout;
pub mod me;
pub mod passwords;
pub mod refresh;
pub mod sessions;
pub mod tokens;

pub use change_password::change_password;
pub use issue::{REFRESH_LIFETIME, SESSION_LIFETIME, SignedIn};
pub use login::{Credentials, login};
pub use logout::logout;
pub use me::{Me, me};
pub use refresh::refresh;
pub use sessions::authenticate;
