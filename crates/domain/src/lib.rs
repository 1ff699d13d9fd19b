//! The rules of the programme 沂蒙红色帮办代办, and nothing else.
//!
//! Owns: words, validators, the two clocks, the case and everything that may change it, who may
//! do what. Does not own: storage, transport, texts for the screen, any clock, randomness or id
//! of its own; those come in as arguments. Compiles to WebAssembly as well, so that the browser
//! judges by the same rules as the server.
//!
//! The clauses named in the docs point into the circular 临政办字〔2019〕33号; rules such as C4 or
//! N2 are those of `docs/domain.md`.

pub mod agent;
pub mod calendar;
pub mod case;
pub mod credit_code;
pub mod deadline;
pub mod division_code;
pub mod fault;
pub mod id;
pub mod identity_number;
pub mod masking;
pub mod network;
pub mod one_time_code;
pub mod organization;
pub mod phone;
pub mod policy;
pub mod service_item;
pub mod settings;
pub mod time;
