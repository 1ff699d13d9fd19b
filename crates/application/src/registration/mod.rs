//! Registering (注册): applicants make their own accounts, and prove their phone by a one-time code.
//!
//! Owns who may register, and what is told to whom: nothing about accounts, except to somebody who has
//! proved the phone. Does not own the code's rules (`bangban_domain::one_time_code`), the sending of
//! messages (`texts`), nor the limit by address, which stands before (`http`).

mod code;
mod conflict;
mod proof;
mod register;

pub use code::{CodeSent, request_code};
pub use conflict::Held;
pub use register::{Identity, NewApplicant, register};
