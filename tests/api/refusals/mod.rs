//! What is refused, and how: which problem, where the fault lies, and that nothing is half done.
//!
//! Owns one test for each kind of refusal of the contract. Does not own who may do what
//! (`authorization`) or sign-in (`auth`).

mod bodies;
mod fields;
mod repeats;
mod states;
mod versions;
