//! What runs in the background, one run at a time, over a real SQLite database.

#![expect(
    clippy::unwrap_used,
    reason = "a helper that fails is a test that fails"
)]

mod housekeeping;
mod made_up;
mod relay;
mod stage;
mod sweeps;
