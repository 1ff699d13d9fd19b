//! Cases on the wire.
//!
//! Owns requests of every act and the views of a case. Does not own the rules behind them.

pub mod acts;
pub mod approval;
pub mod disclosure;
pub mod draft;
pub mod on_the_spot;
pub mod parts;
pub mod search;
pub mod summary;
pub mod track;
pub mod view;
pub mod viewers;
