//! The network (N1–N4): who serves where, what each organisation has to have, and to whom a change of
//! that is filed.
//!
//! Owns the norms and the one function that says what an organisation needs, the words of an agent's
//! profile, and the way of a filing. Does not own cases, accounts or where all this is kept.

pub mod filing;
pub mod level;
pub mod need;
pub mod norm;
pub mod staff;

pub use filing::{FilingAct, FilingKind, FilingRefusal, FilingStanding, FilingState};
pub use level::{Level, Superiors};
pub use need::{Line, Need, Served, need};
pub use norm::{Measure, Norm, Norms};
pub use staff::{AbsenceReason, AgentSource, Criteria, DismissalReason};
