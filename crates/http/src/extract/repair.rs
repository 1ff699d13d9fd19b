//! Reads a type from a JSON value and finds *every* fault of its shape.
//!
//! serde stops at the first fault. So each fault is recorded, a placeholder put where it was, and the
//! value read again, until it reads or nothing helps. The number of readings is bounded.

use std::marker::PhantomData;

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::place::{Place, get, pointer, remove, set};
use super::placeholder::candidates;
use super::serde_fault::{Kind, SerdeFault};
use super::value_reader::ValueReader;
use crate::problem::InputFault;

/// The most faults of shape that are told at once.
const MOST_FAULTS: usize = 40;
/// Bytes of JSON that may be read over and over for one request: bounds the time it takes.
const MOST_BYTES_READ: usize = 4 * 1024 * 1024;
/// The most readings, however small the body.
const MOST_READINGS: usize = 600;

/// What reading gave.
pub(super) struct Reading<T> {
    /// The value: as sent if there are no faults, with placeholders in it if there are; none if it could
    /// not be read at all.
    pub(super) value: Option<T>,
    /// The faults of its shape.
    pub(super) faults: Vec<InputFault>,
    /// Pointers of what was replaced: nothing at or below them is as sent.
    pub(super) replaced: Vec<String>,
}

/// Reads a `T` from `value`, which was `size` bytes of JSON.
pub(super) fn read<T: DeserializeOwned>(value: Value, size: usize) -> Reading<T> {
    let mut repair = Repair {
        value,
        readings: (MOST_BYTES_READ / size.max(1)).clamp(1, MOST_READINGS),
        faults: Vec::new(),
        replaced: Vec::new(),
        guessed: Vec::new(),
        of: PhantomData,
    };
    let value = repair.run();
    Reading {
        value,
        faults: repair.faults,
        replaced: repair.replaced.iter().map(|place| pointer(place)).collect(),
    }
}

/// A reading in progress.
pub(super) struct Repair<T> {
    /// The value as it is by now.
    pub(super) value: Value,
    /// How many readings are left.
    pub(super) readings: usize,
    faults: Vec<InputFault>,
    replaced: Vec<Vec<String>>,
    /// Where the name of a variant was replaced by another, and by which ones it could have been.
    guessed: Vec<(Vec<String>, Vec<String>)>,
    of: PhantomData<fn() -> T>,
}

/// What a placeholder led to: the next reading, and the code that it suggests for the fault.
type Cure<T> = (Option<Result<T, SerdeFault>>, Option<&'static str>);

impl<T: DeserializeOwned> Repair<T> {
    fn run(&mut self) -> Option<T> {
        let mut outcome = self.attempt();
        loop {
            let fault = match outcome {
                Ok(value) => return Some(value),
                Err(fault) => fault,
            };
            let place = self.locate(&fault);
            let guessed = self.comes_of_a_guess(&fault);
            let (next, code) = self.cure(&place, &fault.kind);
            if !guessed {
                self.record(&place, &fault.kind, code);
            }
            // What was found so far is told, even if reading can't go on.
            outcome = next?;
        }
    }

    /// Reads once.
    pub(super) fn attempt(&mut self) -> Result<T, SerdeFault> {
        self.readings = self.readings.saturating_sub(1);
        T::deserialize(ValueReader(&self.value))
    }

    /// Notes the fault, unless it lies in something that was replaced and so is of our own making.
    fn record(&mut self, place: &Place, kind: &Kind, code: Option<&'static str>) {
        let ours = self
            .replaced
            .iter()
            .any(|replaced| place.starts_with(replaced));
        if !ours {
            self.faults.push(kind.field_fault(pointer(place), code));
        }
        if !matches!(kind, Kind::Unknown(_)) {
            self.replaced.push(place.to_vec());
        }
    }

    /// Whether the fault is there only because we guessed the variant of a tagged enum: with another one
    /// it would be another fault.
    fn comes_of_a_guess(&mut self, fault: &SerdeFault) -> bool {
        let path = fault.path();
        for (place, names) in self.guessed.clone() {
            let inside = place
                .split_last()
                .is_some_and(|(_, parent)| path.starts_with(parent));
            let Some(current) = get(&self.value, &place).filter(|_| inside).cloned() else {
                continue;
            };
            for name in names.iter().take(4).filter(|name| current != name.as_str()) {
                if self.readings == 0 {
                    return false;
                }
                set(&mut self.value, &place, json!(name));
                let another = self.attempt().err().is_none_or(|other| other != *fault);
                set(&mut self.value, &place, current.clone());
                if another {
                    return true;
                }
            }
        }
        false
    }

    /// Puts something at `place` that lets reading go on. No next reading if nothing helped, or if there
    /// has been enough of it.
    fn cure(&mut self, place: &Place, kind: &Kind) -> Cure<T> {
        if self.faults.len() >= MOST_FAULTS || self.readings == 0 {
            return (None, None);
        }
        if matches!(kind, Kind::Unknown(_)) {
            let removed = remove(&mut self.value, place);
            return (removed.then(|| self.attempt()), None);
        }
        let mut tried: Vec<Value> = Vec::new();
        let mut latest = kind.clone();
        while self.readings > 0 {
            let untried = candidates(&latest)
                .into_iter()
                .find(|(value, _)| !tried.contains(value));
            let Some((value, code)) = untried else { break };
            tried.push(value.clone());
            if !set(&mut self.value, place, value) {
                return (None, None);
            }
            match self.attempt() {
                Err(next) if self.locate(&next) == place => latest = next.kind,
                outcome => {
                    if let Kind::Variant(_, names) = latest {
                        self.guessed.push((place.to_vec(), names));
                    }
                    return (Some(outcome), code);
                }
            }
        }
        // Nothing fits; perhaps it can be done without.
        if !remove(&mut self.value, place) {
            return (None, None);
        }
        match self.attempt() {
            Err(next) if self.locate(&next) == place => (None, None),
            outcome => (Some(outcome), None),
        }
    }
}

#[cfg(test)]
#[path = "repair_tests.rs"]
mod tests;
