//! Fields to JSON: the text of each at its pointer, as its kind says.
//!
//! Owns the conversion. A line of a repeated part keeps its number in the form when an earlier one is removed; what is
//! sent is counted anew, and [`Renamed`] leads back.

use bangban_api_types::faults::InputFault;
use serde_json::{Map, Value, json};

use super::{Field, Kind};

/// A line as it is sent, and as the form calls it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Renamed {
    sent: String,
    field: String,
}

/// The value that the shown fields make over `base`, and the faults of those that make none.
pub(super) fn assemble(base: Value, fields: &[Field]) -> (Value, Vec<InputFault>, Vec<Renamed>) {
    let mut whole = base;
    let mut faults = Vec::new();
    for field in fields.iter().filter(|field| field.shown) {
        match convert(field) {
            Ok(Some(value)) => put(&mut whole, &field.pointer, value),
            Ok(None) => {}
            Err(code) => faults.push(fault(field, code)),
        }
    }
    let mut renamed = Vec::new();
    count_lines(&mut whole, "", "", &mut renamed);
    // The faults found here are of fields; those found later are of what is sent.
    let faults = faults.into_iter().map(|fault| InputFault {
        pointer: to_sent(&renamed, &fault.pointer),
        ..fault
    });
    let faults = faults.collect();
    (whole, faults, renamed)
}

fn fault(field: &Field, code: &'static str) -> InputFault {
    let fault = InputFault::at(field.pointer.clone(), code);
    if code == "wrong_type" {
        fault.with("expected", "integer")
    } else {
        fault
    }
}

fn convert(field: &Field) -> Result<Option<Value>, &'static str> {
    use leptos::prelude::GetUntracked;

    let text = field.value.get_untracked();
    let text = text.trim();
    if text.is_empty() {
        return match (field.kind, field.required) {
            // Its own rule says that it is missing.
            (Kind::Text, true) => Ok(Some(json!(""))),
            (Kind::Flag, _) => Ok(Some(json!(false))),
            (_, true) => Err("required"),
            (_, false) => Ok(None),
        };
    }
    let value = match field.kind {
        Kind::Text | Kind::Choice | Kind::Date => json!(text),
        Kind::Integer => json!(text.parse::<u64>().map_err(|_| "wrong_type")?),
        Kind::Amount => json!(text.parse::<f64>().map_err(|_| "amount")?),
        Kind::Flag => json!(text == "true"),
        Kind::DateTime => json!(format!("{text}:00+08:00")),
        Kind::Choices => json!(text.split(',').collect::<Vec<_>>()),
    };
    Ok(Some(value))
}

/// Puts a value at a pointer, making the objects on the way. Numbers are names here, until [`count_lines`].
fn put(whole: &mut Value, pointer: &str, value: Value) {
    let mut place = whole;
    for token in pointer.split('/').skip(1) {
        if !place.is_object() {
            *place = Value::Object(Map::new());
        }
        let Value::Object(fields) = place else { return };
        place = fields.entry(token).or_insert(Value::Null);
    }
    *place = value;
}

/// Makes a list of every object whose names are all numbers.
fn count_lines(value: &mut Value, sent: &str, field: &str, renamed: &mut Vec<Renamed>) {
    let Value::Object(fields) = value else { return };
    let is_number = |name: &String| name.bytes().all(|byte| byte.is_ascii_digit());
    if fields.is_empty() || !fields.keys().all(is_number) {
        for (name, inner) in fields.iter_mut() {
            count_lines(
                inner,
                &format!("{sent}/{name}"),
                &format!("{field}/{name}"),
                renamed,
            );
        }
        return;
    }
    let mut lines: Vec<(u32, Value)> = std::mem::take(fields)
        .into_iter()
        .filter_map(|(name, line)| Some((name.parse().ok()?, line)))
        .collect();
    lines.sort_by_key(|(number, _)| *number);
    let lines = lines
        .into_iter()
        .enumerate()
        .map(|(place, (number, mut line))| {
            let (sent, field) = (format!("{sent}/{place}"), format!("{field}/{number}"));
            count_lines(&mut line, &sent, &field, renamed);
            renamed.push(Renamed { sent, field });
            line
        });
    *value = Value::Array(lines.collect());
}

/// What the form calls what is sent at a pointer.
pub(super) fn to_field(renamed: &[Renamed], pointer: &str) -> String {
    let found = renamed
        .iter()
        .find_map(|line| Some((line, below(pointer, &line.sent)?)));
    found.map_or_else(
        || pointer.to_owned(),
        |(line, rest)| format!("{}{rest}", line.field),
    )
}

fn to_sent(renamed: &[Renamed], pointer: &str) -> String {
    let found = renamed
        .iter()
        .find_map(|line| Some((line, below(pointer, &line.field)?)));
    found.map_or_else(
        || pointer.to_owned(),
        |(line, rest)| format!("{}{rest}", line.sent),
    )
}

fn below<'p>(pointer: &'p str, place: &str) -> Option<&'p str> {
    pointer
        .strip_prefix(place)
        .filter(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use leptos::prelude::ArcRwSignal;

    use super::*;

    fn field(pointer: &str, kind: Kind, required: bool, text: &str) -> Field {
        Field {
            pointer: pointer.to_owned(),
            label: String::new(),
            kind,
            required,
            shown: true,
            value: ArcRwSignal::new(text.to_owned()),
        }
    }

    #[test]
    fn lines_are_counted_anew_and_found_again() {
        let fields = [
            field("/items/0/name", Kind::Text, true, "a"),
            field("/items/3/name", Kind::Text, true, ""),
            field("/items/3/count", Kind::Integer, true, "2"),
            field("/note", Kind::Text, false, " "),
        ];
        let (value, faults, renamed) = assemble(json!({ "kept": true }), &fields);
        assert_eq!(
            value,
            json!({ "kept": true, "items": [{ "name": "a" }, { "name": "", "count": 2 }] })
        );
        assert!(faults.is_empty());
        assert_eq!(to_field(&renamed, "/items/1/name"), "/items/3/name");
        assert_eq!(to_field(&renamed, "/note"), "/note");
    }

    #[test]
    fn what_makes_no_value_is_a_fault() {
        let fields = [
            field("/days", Kind::Integer, true, "ten"),
            field("/on", Kind::Date, true, ""),
            field("/sure", Kind::Flag, true, ""),
            field("/at", Kind::DateTime, false, "2026-11-20T10:00"),
            field("/kinds", Kind::Choices, false, "a,b"),
        ];
        let (value, faults, _) = assemble(json!({}), &fields);
        assert_eq!(
            value,
            json!({ "sure": false, "at": "2026-11-20T10:00:00+08:00", "kinds": ["a", "b"] })
        );
        let told: Vec<_> = faults
            .iter()
            .map(|fault| (fault.pointer.as_str(), fault.code.as_ref()))
            .collect();
        assert_eq!(told, [("/days", "wrong_type"), ("/on", "required")]);
    }
}
