//! The requests of the acts, by stage: their shapes, their faults, and the commands they become.
//!
//! Owns no rule about a case: names and spellings change on the way to the domain, nothing else.

mod agreement;
mod ending;
mod handling;
mod intake;

pub use agreement::*;
pub use ending::*;
pub use handling::*;
pub use intake::*;
