//! What is wrong with an input: where, by which rule, and in words.
//!
//! Owns the faults that `validator` finds as pointers and codes, and what each code says in both
//! languages; server and browser tell the same. Does not own the rules, nor who is told.

mod input_fault;
mod language;
mod texts;
mod validation;

pub use input_fault::InputFault;
pub use language::{Bilingual, Language};
pub use validation::{escape, faults_of};
