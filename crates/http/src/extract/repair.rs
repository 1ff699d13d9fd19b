//! Reads a type from a JSON value and finds *every* fault of its shape.
//!
//! serde stops at the first fault. So each fault is recorded, a placeholder put where it was, and the
//! value read again, until it reads or nothing helps. The number of readings is bounded.

use std::marker::PhantomData;

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::json::escape;
use super::placeholder::candidates;
use super::serde_fault::{Json, Kind, SerdeFault};
use super::value_reader::ValueReader;
use crate::problem::FieldFault;

/// The most faults of shape that are told at once.
const MOST_FAULTS: usize = 40;
/// Bytes of JSON that may be read over and over for one request: bounds the time it takes.
const MOST_BYTES_READ: usize = 4 * 1024 * 1024;
/// The most readings, however small the body.
const MOST_READINGS: usize = 600;
/// Members tried as the place of a fault where serde lost track of it.
const MOST_SUSPECTS: usize = 24;

/// What reading gave.
pub(super) struct Reading<T> {
    /// The value: as sent if there are no faults, with placeholders in it if there are; none if it could
    /// not be read at all.
    pub(super) value: Option<T>,
    /// The faults of its shape.
    pub(super) faults: Vec<FieldFault>,
    /// Pointers of what was replaced: nothing at or below them is as sent.
    pub(super) replaced: Vec<String>,
}

/// Reads a `T` from `value`, which was `size` bytes of JSON.
pub(super) fn read<T: DeserializeOwned>(value: Value, size: usize) -> Reading<T> {
    let readings = (MOST_BYTES_READ / size.max(1)).clamp(1, MOST_READINGS);
    let mut repair = Repair { value, readings, faults: Vec::new(), replaced: Vec::new(), of: PhantomData };
    let value = repair.run();
    Reading {
        value,
        faults: repair.faults,
        replaced: repair.replaced.iter().map(|place| pointer(place)).collect(),
    }
}

/// A place in the value: the tokens of its JSON pointer.
type Place = [String];

struct Repair<T> {
    value: Value,
    readings: usize,
    faults: Vec<FieldFault>,
    replaced: Vec<Vec<String>>,
    of: PhantomData<fn() -> T>,
}

impl<T: DeserializeOwned> Repair<T> {
    fn run(&mut self) -> Option<T> {
        let mut outcome = self.attempt();
        loop {
            let fault = match outcome {
                Ok(value) => return Some(value),
                Err(fault) => fault,
            };
            if self.readings == 0 || self.faults.len() >= MOST_FAULTS {
                // Not all was found, but what was found is told.
                self.record(&fault.path(), &fault.kind, None);
                return None;
            }
            let place = self.locate(&fault);
            let (next, code) = self.cure(&place, &fault.kind);
            self.record(&place, &fault.kind, code);
            outcome = next?;
        }
    }

    /// Reads once.
    fn attempt(&mut self) -> Result<T, SerdeFault> {
        self.readings = self.readings.saturating_sub(1);
        T::deserialize(ValueReader(&self.value))
    }

    /// Notes the fault, unless it lies in something that was replaced and so is of our own making.
    fn record(&mut self, place: &Place, kind: &Kind, code: Option<&'static str>) {
        let ours = self.replaced.iter().any(|replaced| place.starts_with(replaced));
        if !ours {
            self.faults.push(kind.field_fault(pointer(place), code));
        }
        if !matches!(kind, Kind::Unknown(_)) {
            self.replaced.push(place.to_vec());
        }
    }

    /// Where the fault is.
    fn locate(&mut self, fault: &SerdeFault) -> Vec<String> {
        let mut path = fault.path();
        match &fault.kind {
            Kind::Missing(name) | Kind::Unknown(name) => {
                path.push(name.clone());
                path
            }
            kind => match get(&self.value, &path) {
                Some(node) if !is_subject(node, kind) => self.suspect(fault, &path).unwrap_or(path),
                _ => path,
            },
        }
    }

    /// Finds the place of a fault below a container in which serde lost track: the first member whose
    /// exchange changes what serde says.
    fn suspect(&mut self, fault: &SerdeFault, path: &Place) -> Option<Vec<String>> {
        let mut suspects = Vec::new();
        collect_suspects(get(&self.value, path)?, path, &fault.kind, &mut suspects);
        for place in suspects.into_iter().take(MOST_SUSPECTS) {
            let original = get(&self.value, &place)?.clone();
            for exchange in exchanges(&original, &fault.kind) {
                if self.readings == 0 {
                    break;
                }
                set(&mut self.value, &place, exchange);
                let changed = self.attempt().err().is_none_or(|other| other != *fault);
                set(&mut self.value, &place, original.clone());
                if changed {
                    return Some(place);
                }
            }
        }
        None
    }

    /// Puts something at `place` that lets reading go on. Gives what the next reading said, and the code
    /// that the cure suggests; no reading if nothing helped.
    fn cure(&mut self, place: &Place, kind: &Kind) -> (Option<Result<T, SerdeFault>>, Option<&'static str>) {
        if matches!(kind, Kind::Unknown(_)) {
            let removed = remove(&mut self.value, place);
            return (removed.then(|| self.attempt()), None);
        }
        let mut tried: Vec<Value> = Vec::new();
        let mut latest = kind.clone();
        while self.readings > 0 {
            let untried = candidates(&latest).into_iter().find(|(value, _)| !tried.contains(value));
            let Some((value, code)) = untried else { break };
            tried.push(value.clone());
            if !set(&mut self.value, place, value) {
                return (None, None);
            }
            match self.attempt() {
                Ok(value) => return (Some(Ok(value)), code),
                Err(next) if self.locate(&next) != place => return (Some(Err(next)), code),
                Err(next) => latest = next.kind,
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

/// Whether serde's words can be about `node` itself.
fn is_subject(node: &Value, kind: &Kind) -> bool {
    match kind {
        Kind::Type { found: Some(found), .. } | Kind::Value { found: Some(found), .. } => json_type(node, *found),
        Kind::Type { found: None, .. } | Kind::Value { found: None, .. } => true,
        Kind::Variant(sent, _) => {
            node.as_str() == Some(sent)
                || node.as_object().is_some_and(|object| object.len() == 1 && object.contains_key(sent))
        }
        Kind::Length => node.is_array(),
        Kind::Other(_) | Kind::Code(_) => !node.is_array() && !node.is_object(),
        Kind::Missing(_) | Kind::Unknown(_) | Kind::Duplicate => node.is_object(),
    }
}

fn json_type(node: &Value, json: Json) -> bool {
    match json {
        Json::Null => node.is_null(),
        Json::Boolean => node.is_boolean(),
        Json::Integer | Json::Number => node.is_number(),
        Json::String => node.is_string(),
        Json::Array => node.is_array(),
        Json::Object => node.is_object(),
    }
}

fn collect_suspects(node: &Value, place: &Place, kind: &Kind, suspects: &mut Vec<Vec<String>>) {
    let below = |token: String| [place, &[token]].concat();
    let children: Vec<(Vec<String>, &Value)> = match node {
        Value::Array(items) => items
            .iter()
            .enumerate()
            .map(|(index, item)| (below(index.to_string()), item))
            .collect(),
        Value::Object(members) => members.iter().map(|(key, member)| (below(key.clone()), member)).collect(),
        _ => return,
    };
    for (place, child) in children {
        if is_subject(child, kind) {
            suspects.push(place.clone());
        }
        collect_suspects(child, &place, kind, suspects);
    }
}

/// Values to put in the place of a suspect. Where serde quotes the value, another of its type shows
/// whether it is this one that it quotes; otherwise only a cure tells.
fn exchanges(original: &Value, kind: &Kind) -> Vec<Value> {
    match (kind, original) {
        (Kind::Type { .. } | Kind::Value { .. } | Kind::Variant(..), Value::String(text)) => vec![json!(format!("{text}~"))],
        (Kind::Type { .. } | Kind::Value { .. }, Value::Bool(value)) => vec![json!(!value)],
        (Kind::Type { .. } | Kind::Value { .. }, Value::Number(number)) => {
            // Of the same kind of number, or serde would word it differently for that alone.
            vec![if number.is_f64() { json!(7_919.25) } else if number.is_i64() && !number.is_u64() { json!(-7_919) } else { json!(7_919) }]
        }
        _ => candidates(kind).into_iter().take(4).map(|(value, _)| value).collect(),
    }
}

fn get<'a>(value: &'a Value, place: &Place) -> Option<&'a Value> {
    place.iter().try_fold(value, |node, token| match node {
        Value::Object(members) => members.get(token),
        Value::Array(items) => items.get(token.parse::<usize>().ok()?),
        _ => None,
    })
}

fn get_mut<'a>(value: &'a mut Value, place: &Place) -> Option<&'a mut Value> {
    place.iter().try_fold(value, |node, token| match node {
        Value::Object(members) => members.get_mut(token),
        Value::Array(items) => items.get_mut(token.parse::<usize>().ok()?),
        _ => None,
    })
}

/// Puts `new` at `place`; false if there is no such place.
fn set(value: &mut Value, place: &Place, new: Value) -> bool {
    let Some((last, parent)) = place.split_last() else {
        *value = new;
        return true;
    };
    match get_mut(value, parent) {
        Some(Value::Object(members)) => {
            members.insert(last.clone(), new);
            true
        }
        Some(Value::Array(items)) => {
            let item = last.parse::<usize>().ok().and_then(|index| items.get_mut(index));
            item.map(|item| *item = new).is_some()
        }
        _ => false,
    }
}

/// Takes the member at `place` out; false if it is none. Elements of arrays stay, or others would move.
fn remove(value: &mut Value, place: &Place) -> bool {
    let Some((last, parent)) = place.split_last() else {
        return false;
    };
    get_mut(value, parent)
        .and_then(Value::as_object_mut)
        .is_some_and(|members| members.remove(last).is_some())
}

fn pointer(place: &Place) -> String {
    place.iter().fold(String::new(), |pointer, token| pointer + "/" + &escape(token))
}

#[cfg(test)]
#[path = "repair_tests.rs"]
mod tests;
