//! The policy: the one table as a snapshot, what its relations mean, and that nobody may act on
//! what he or she cannot see.

mod matrix;
mod scope;
