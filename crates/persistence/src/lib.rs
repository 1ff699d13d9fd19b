//! Storage: entities, repositories that take a scope, the one transaction; rows to domain and back.
//!
//! Owns every statement that reaches a database, and what is sealed before it does. Does not own
//! rules: what a change means was decided in `bangban_domain` before it gets here. Nothing of
//! sea-orm is visible from outside.
//!
//! One way in for each kind of work: [`Store::reader`] to look, [`Store::begin`] to change. Every
//! finder of cases takes a [`bangban_domain::policy::Scope`]; the few that do not are the worker's
//! and say `unscoped` in their names.

pub mod alerts;
pub mod approvals;
pub mod audit;
pub mod backup;
pub mod cases;
pub mod documents;
pub mod error;
pub mod idempotency;
pub mod keys;
pub mod network;
pub mod notifications;
pub mod outbox;
pub mod page;
pub mod random;
pub mod registry;
pub mod scope;
pub mod sealing;
pub mod store;
pub mod text_messages;
pub mod timeline;
pub mod viewers;

mod connection;
mod entity;
mod held;
mod private_file;
mod source;
#[cfg(test)]
mod testing;
mod transaction;

pub use error::StoreError;
pub use keys::Sealing;
pub use page::{Page, PageOf};
pub use random::Random;
pub use source::{Reader, Snapshot, Source};
pub use store::{Store, StoreOptions};
pub use transaction::Transaction;
