//! Storage of the network: windows, norms, filings, absences, what of an agent is for some eyes alone,
//! and the figures of coverage.
//!
//! Owns rows to domain and back, and that the figures are right when a change is committed. Does not own
//! what an organisation needs (`bangban_domain::network::need`), nor agents and organisations themselves
//! (`registry`).

pub mod absences;
pub mod coverage;
pub mod filings;
pub mod norms;
pub mod records;
pub mod windows;

pub(crate) mod entity;
