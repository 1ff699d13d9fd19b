//! The rows of the network, as sea-orm sees them. Nothing of it is visible outside of this crate.

#![expect(
    unreachable_pub,
    reason = "the derive writes public items into modules that are private to the crate"
)]

pub mod absence;
pub mod agent_record;
pub mod coverage;
pub mod coverage_level;
pub mod coverage_state;
pub mod filing;
pub mod filing_serial;
pub mod norm;
pub mod window;
