//! The two forms of every test here: the quick one of each run, and the full one of `make faults`.
//!
//! Owns the choice, and the figures' way to the terminal. The quick form asserts no latency but that of
//! half the reads (`pulse`): it runs beside whatever else a machine does, several of its tests at a time.

use std::time::Duration;

use bangban_tests::full_form;

/// What the form that was asked for uses.
pub(crate) fn either<T>(quick: T, full: T) -> T {
    if full_form() { full } else { quick }
}

/// Shows a figure; `--nocapture` brings it to the terminal.
pub(crate) fn figure(text: &str) {
    eprintln!("-- {text}");
}

/// The value that so many of a hundred do not exceed.
pub(crate) fn percentile(durations: &[Duration], of_hundred: usize) -> Duration {
    let mut sorted = durations.to_vec();
    sorted.sort_unstable();
    let place = (sorted.len() * of_hundred).div_ceil(100).saturating_sub(1);
    sorted.get(place).copied().unwrap_or_default()
}

/// The longest of them.
pub(crate) fn longest(durations: &[Duration]) -> Duration {
    durations.iter().max().copied().unwrap_or_default()
}
