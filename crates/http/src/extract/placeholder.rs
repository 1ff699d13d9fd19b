//! Values that stand in for faulty ones, so that reading can go on to the next fault.

use serde_json::{Value, json};

use super::serde_fault::{Json, Kind};

/// A stand-in and, where it tells the type, the code of a fault of a text that it cures.
pub(super) type Placeholder = (Value, Option<&'static str>);

/// Stand-ins for a value of which serde said `kind`, the most promising first.
pub(super) fn candidates(kind: &Kind) -> Vec<Placeholder> {
    let texts = || -> Vec<Placeholder> {
        vec![
            (json!("00000000-0000-0000-0000-000000000000"), Some("uuid")),
            (json!("2000-01-01"), Some("date")),
            (json!("2000-01-01T00:00:00Z"), Some("date_time")),
        ]
    };
    let plain = |values: &[Value]| -> Vec<Placeholder> {
        values.iter().map(|value| (value.clone(), None)).collect()
    };
    let mut list = match kind {
        Kind::Variant(_, allowed) => allowed
            .iter()
            .take(1)
            .map(|name| (json!(name), None))
            .collect(),
        // A type's own complaint: whichever text cures it tells what the text should have been.
        Kind::Other(_) => texts(),
        Kind::Type { expected, .. } | Kind::Value { expected, .. } => match expected {
            Some(Json::Integer | Json::Number) => plain(&[json!(0), json!(1)]),
            Some(Json::Boolean) => plain(&[json!(false)]),
            Some(Json::Array) => plain(&[json!([])]),
            Some(Json::Object) => plain(&[json!({})]),
            _ => Vec::new(),
        },
        _ => Vec::new(),
    };
    list.extend(plain(&[json!("")]));
    list.extend(texts());
    // An amount of money.
    list.extend(plain(&[json!("0.00"), json!("0")]));
    list.extend(plain(&[
        json!(0),
        json!(1),
        json!(false),
        json!([]),
        json!({}),
        Value::Null,
    ]));
    list
}
