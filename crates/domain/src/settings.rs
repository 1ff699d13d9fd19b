//! Figures that the circular leaves open: configuration, with the defaults of the rules.
//!
//! Owns names, units and defaults. Does not own where they are kept.

use serde::{Deserialize, Serialize};

use crate::network::Superiors;

/// Limits and sizes that an operator may set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Working days in which a venue answers an application (C5; 5 at most).
    pub answer_days: u32,
    /// Working days in which an applicant supplies what a notice lists (C4).
    pub supply_days: u32,
    /// Working days before the end of that time at which a reminder goes out (C4).
    pub supply_reminder_days: u32,
    /// Working days of an entrustment whose item promises none (C13).
    pub entrustment_days: u32,
    /// Share of the limit, in percent, that an urgent case gets (C11).
    pub urgent_percent: u32,
    /// Share of the limit, in percent, that a special case gets (C11).
    pub special_percent: u32,
    /// Working days of silence after which a department has accepted a licence application
    /// (行政许可法 art. 32).
    pub deemed_acceptance_days: u32,
    /// Working days in which an appointment, a transfer or a dismissal is filed (N3).
    pub filing_days: u32,
    /// Whose department receives the filings of each level (N3).
    pub filing_superiors: Superiors,
    /// Days before the end of an agent's term at which somebody is reminded of it (N4).
    pub term_reminder_days: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            answer_days: 2,
            supply_days: 15,
            supply_reminder_days: 3,
            entrustment_days: 20,
            urgent_percent: 50,
            special_percent: 50,
            deemed_acceptance_days: 5,
            filing_days: 10,
            filing_superiors: Superiors::default(),
            term_reminder_days: 30,
        }
    }
}

/// The longest time in working days that a venue may be given for its answer (行政许可法 art. 32).
pub const MOST_ANSWER_DAYS: u32 = 5;

/// The most working days by which a department may extend its limit, once (行政许可法 art. 42).
pub const MOST_EXTENSION_DAYS: u32 = 10;
