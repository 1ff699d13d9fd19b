//! Load: requests one after the other on each connection, or at fixed instants.
//!
//! Owns what is sent (`asker`), the two ways of sending, and what came back of it (`Tally`).

mod asker;
mod closed;
mod open;

pub(crate) use asker::{Act, Callers, Kind};
pub(crate) use closed::Closed;
pub(crate) use open::{Open, open};

use std::collections::BTreeMap;
use std::time::Duration;

/// What came back.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tally {
    /// Answers by status; 0 stands for none.
    pub(crate) statuses: BTreeMap<u16, u64>,
    /// How long each took, in microseconds.
    micros: Vec<u32>,
}

impl Tally {
    /// Counts one.
    pub(crate) fn note(&mut self, status: u16, took: Duration) {
        *self.statuses.entry(status).or_default() += 1;
        self.micros
            .push(u32::try_from(took.as_micros()).unwrap_or(u32::MAX));
    }

    /// Adds others.
    pub(crate) fn add(&mut self, other: Self) {
        for (status, count) in other.statuses {
            *self.statuses.entry(status).or_default() += count;
        }
        self.micros.extend(other.micros);
    }

    /// How many.
    pub(crate) fn count(&self) -> u64 {
        self.statuses.values().sum()
    }

    /// How many were answered well.
    pub(crate) fn good(&self) -> u64 {
        self.statuses.range(200..400).map(|(_, count)| count).sum()
    }

    /// How many were not: refusals, faults of the server, connections that broke. What was refused was not done,
    /// however fast.
    pub(crate) fn faults(&self) -> u64 {
        self.count() - self.good()
    }

    /// How many were answered with none of these.
    pub(crate) fn other_than(&self, expected: &[u16]) -> u64 {
        let others = self.statuses.iter();
        let others = others.filter(|(status, _)| !expected.contains(status));
        others.map(|(_, count)| count).sum()
    }

    /// What so many of a hundred took at most.
    pub(crate) fn percentile(&self, percent: f64) -> Duration {
        let mut sorted = self.micros.clone();
        sorted.sort_unstable();
        #[expect(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a place in a list"
        )]
        let place = (sorted.len() as f64 * percent / 100.0) as usize;
        let micros = sorted
            .get(place.min(sorted.len().saturating_sub(1)))
            .copied();
        Duration::from_micros(micros.unwrap_or_default().into())
    }

    /// The statuses in words.
    pub(crate) fn words(&self) -> String {
        let parts = self.statuses.iter().map(|(status, count)| match status {
            0 => format!("{count} × none"),
            status => format!("{count} × {status}"),
        });
        parts.collect::<Vec<_>>().join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_and_faults() {
        let mut tally = Tally::default();
        for number in 1..=100 {
            tally.note(200, Duration::from_micros(number));
        }
        assert_eq!(tally.percentile(50.0), Duration::from_micros(51));
        assert_eq!(tally.percentile(99.0), Duration::from_micros(100));
        let mut other = Tally::default();
        for status in [503, 0, 404] {
            other.note(status, Duration::ZERO);
        }
        tally.add(other);
        assert_eq!((tally.count(), tally.good(), tally.faults()), (103, 100, 3));
        assert_eq!(tally.other_than(&[200, 404]), 2);
        assert_eq!(tally.words(), "1 × none, 100 × 200, 1 × 404, 1 × 503");
    }
}
