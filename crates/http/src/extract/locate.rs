//! Finds where a fault is. Mostly serde says it. Inside of a tagged enum it doesn't, because the members
//! are buffered first: there the first member is sought with which the fault appears.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use super::place::{Place, below, get, set};
use super::repair::Repair;
use super::serde_fault::{Json, Kind, SerdeFault};

impl<T: DeserializeOwned> Repair<T> {
    /// The place of `fault`: of the value that is wrong, of the unknown member, or of the missing one.
    pub(super) fn locate(&mut self, fault: &SerdeFault) -> Vec<String> {
        let path = fault.path();
        let at = |container: &Place| match &fault.kind {
            Kind::Missing(name) | Kind::Unknown(name) => below(container, name),
            _ => container.to_vec(),
        };
        if self.is_at(fault, &path) {
            return at(&path);
        }
        let mut place = path.clone();
        while let Some(token) = self.first_with(fault, &place) {
            place.push(token);
            if self.is_at(fault, &place) {
                return at(&place);
            }
        }
        at(&path)
    }

    /// Whether the fault is of the value at `place` itself, not of something inside of it.
    fn is_at(&mut self, fault: &SerdeFault, place: &Place) -> bool {
        let Some(node) = get(&self.value, place) else {
            return false;
        };
        let Kind::Missing(name) = &fault.kind else {
            return is_subject(node, &fault.kind);
        };
        if !node.is_object() {
            return false;
        }
        // It is missing here if here it is not missed any more once it is there, nor unwelcome.
        let original = node.clone();
        set(&mut self.value, &below(place, name), json!(""));
        let other = self.attempt().err();
        set(&mut self.value, place, original);
        other.is_none_or(|other| {
            other.kind != fault.kind && other.kind != Kind::Unknown(name.clone())
        })
    }

    /// The first member or element of the container at `place` with which the fault appears: serde reads
    /// them in their order, and stops there.
    fn first_with(&mut self, fault: &SerdeFault, place: &Place) -> Option<String> {
        let original = get(&self.value, place)?.clone();
        let found = match &original {
            Value::Object(members) => self.first_member_with(fault, place, members),
            Value::Array(items) => self
                .first_element_with(fault, place, items)
                .map(|index| index.to_string()),
            _ => None,
        };
        set(&mut self.value, place, original);
        found
    }

    fn first_element_with(
        &mut self,
        fault: &SerdeFault,
        place: &Place,
        items: &[Value],
    ) -> Option<usize> {
        for index in 0..items.len() {
            if self.readings == 0 {
                return None;
            }
            if self.appears(fault, place, Value::Array(items[..=index].to_vec())) {
                return Some(index);
            }
        }
        None
    }

    fn first_member_with(
        &mut self,
        fault: &SerdeFault,
        place: &Place,
        members: &Map<String, Value>,
    ) -> Option<String> {
        let mut taken = Map::new();
        // Without its tag, nothing of a tagged enum is read at all.
        if let Some(tag) = self.tag(place, members) {
            taken.insert(tag.clone(), members[&tag].clone());
        }
        for (key, member) in members {
            if self.readings == 0 {
                return None;
            }
            taken.insert(key.clone(), member.clone());
            if self.appears(fault, place, Value::Object(taken.clone())) {
                return Some(key.clone());
            }
        }
        None
    }

    /// The member that names the variant: the one whose value may not be just any text.
    fn tag(&mut self, place: &Place, members: &Map<String, Value>) -> Option<String> {
        const NO_VARIANT: &str = "~";
        let texts = members.iter().filter(|(_, member)| member.is_string());
        for (key, member) in texts {
            if self.readings == 0 {
                return None;
            }
            let one = below(place, key);
            set(&mut self.value, &one, json!(NO_VARIANT));
            let fault = self.attempt().err();
            set(&mut self.value, &one, member.clone());
            if matches!(fault, Some(SerdeFault { kind: Kind::Variant(sent, _), .. }) if sent == NO_VARIANT)
            {
                return Some(key.clone());
            }
        }
        None
    }

    fn appears(&mut self, fault: &SerdeFault, place: &Place, instead: Value) -> bool {
        set(&mut self.value, place, instead);
        self.attempt().is_err_and(|other| other == *fault)
    }
}

/// Whether serde's words can be about `node` itself.
fn is_subject(node: &Value, kind: &Kind) -> bool {
    match kind {
        Kind::Type {
            found: Some(found), ..
        }
        | Kind::Value {
            found: Some(found), ..
        } => is_of_type(node, *found),
        Kind::Type { found: None, .. } | Kind::Value { found: None, .. } => true,
        Kind::Variant(sent, _) => {
            node.as_str() == Some(sent)
                || node
                    .as_object()
                    .is_some_and(|members| members.len() == 1 && members.contains_key(sent))
        }
        Kind::Length => node.is_array(),
        Kind::Other(_) | Kind::Code(_) => !node.is_array() && !node.is_object(),
        Kind::Unknown(name) => node.get(name).is_some(),
        Kind::Missing(_) | Kind::Duplicate => node.is_object(),
    }
}

fn is_of_type(node: &Value, json: Json) -> bool {
    match json {
        Json::Null => node.is_null(),
        Json::Boolean => node.is_boolean(),
        Json::Integer | Json::Number => node.is_number(),
        Json::String => node.is_string(),
        Json::Array => node.is_array(),
        Json::Object => node.is_object(),
    }
}
