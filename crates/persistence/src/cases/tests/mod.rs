//! Cases on both databases.

mod lists;
mod saving;
mod sweeps;
