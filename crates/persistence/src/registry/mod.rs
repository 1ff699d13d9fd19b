//! Storage of the registry: divisions, organisations, accounts and sign-in, agents, service items, the
//! work calendar, settings and keys.
//!
//! Owns rows to domain and back. Does not own imports, password hashing, tokens or who may read what:
//! those belong to the application. Every list is paged by its key. Whatever changes something takes
//! the transaction; whatever reads takes any source.

pub mod agents;
pub mod calendar;
pub mod data_keys;
pub mod divisions;
pub mod one_time_codes;
pub mod organizations;
pub mod registrations;
pub mod service_items;
pub mod sessions;
pub mod settings;
pub mod signing_keys;
pub mod unknown_sign_ins;
pub mod users;

pub(crate) mod entity;
pub(crate) mod sql;
#[cfg(test)]
mod tests;
