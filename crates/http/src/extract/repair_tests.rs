//! Tests of reading with repairs.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::*;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "only read")]
struct Case {
    service_item_id: Uuid,
    mode: Mode,
    applicant: Applicant,
    items: Vec<Item>,
    supply_by: Option<NaiveDate>,
    happened_at: Option<DateTime<Utc>>,
    copies: Option<u8>,
    urgent: Option<bool>,
    weight: Option<f64>,
    #[serde(default, with = "double")]
    note: Option<Option<String>>,
}

mod double {
    use super::*;
    pub(super) fn deserialize<'de, D: serde::Deserializer<'de>>(
        d: D,
    ) -> Result<Option<Option<String>>, D::Error> {
        Option::<String>::deserialize(d).map(Some)
    }
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Mode {
    Assist,
    Entrust,
}

#[derive(Debug, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[expect(dead_code, reason = "only read")]
enum Applicant {
    NaturalPerson {
        name: String,
        born_on: Option<NaiveDate>,
        phone: Option<String>,
        age: Option<u8>,
    },
    LegalPerson {
        credit_code: String,
        contact: Contact,
    },
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "only read")]
struct Contact {
    phone: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "only read")]
struct Item {
    requirement: String,
    code: Checked,
}

#[derive(Debug)]
struct Checked;

impl<'de> Deserialize<'de> for Checked {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match String::deserialize(deserializer)?.as_str() {
            "" | "good" => Ok(Self),
            _ => Err(serde::de::Error::custom("check_digit")),
        }
    }
}

fn good() -> Value {
    json!({
        "service_item_id": "0193f000-0000-7000-8000-000000000000",
        "mode": "assist",
        "applicant": {"kind": "natural_person", "name": "王芳"},
        "items": [{"requirement": "x", "code": "good"}],
    })
}

/// The faults as `pointer code`, sorted.
fn faults(value: Value) -> Vec<String> {
    let size = value.to_string().len();
    let reading = read::<Case>(value, size);
    let mut faults: Vec<_> = reading
        .faults
        .iter()
        .map(|fault| format!("{} {}", fault.pointer, fault.code))
        .collect();
    faults.sort();
    faults
}

fn with(changes: &[(&str, Value)]) -> Value {
    let mut value = good();
    for (pointer, new) in changes {
        let place: Vec<String> = pointer.split('/').skip(1).map(str::to_owned).collect();
        assert!(set(&mut value, &place, new.clone()));
    }
    value
}

#[test]
fn a_good_value_has_no_faults() {
    let reading = read::<Case>(good(), 200);
    assert!(reading.faults.is_empty() && reading.value.is_some());
}

#[test]
fn every_missing_field_is_told() {
    assert_eq!(
        faults(json!({})),
        [
            "/applicant required",
            "/items required",
            "/mode required",
            "/service_item_id required"
        ]
    );
    assert_eq!(
        faults(with(&[("/items", json!([{}]))])),
        ["/items/0/code required", "/items/0/requirement required"]
    );
}

#[test]
fn all_kinds_are_told_together() {
    let value = with(&[
        ("/service_item_id", json!("no-uuid")),
        ("/mode", json!("fly")),
        ("/items/0/requirement", json!(5)),
        ("/items/0/code", json!("bad")),
        ("/items/0/more", json!(1)),
        ("/supply_by", json!("2026-13-01")),
        ("/happened_at", json!("yesterday")),
        ("/copies", json!(300)),
        ("/urgent", json!("yes")),
        ("/weight", json!("heavy")),
        ("/surprise", json!({"deep": true})),
    ]);
    assert_eq!(
        faults(value),
        [
            "/copies number_out_of_range",
            "/happened_at date_time",
            "/items/0/code check_digit",
            "/items/0/more unknown_field",
            "/items/0/requirement wrong_type",
            "/mode not_one_of",
            "/service_item_id uuid",
            "/supply_by date",
            "/surprise unknown_field",
            "/urgent wrong_type",
            "/weight wrong_type",
        ]
    );
}

#[test]
fn inside_a_tagged_enum_the_place_is_found() {
    assert_eq!(
        faults(with(&[("/applicant", json!({}))])),
        ["/applicant/kind required"]
    );
    for applicant in [
        json!({"kind": "ghost", "name": "x"}),
        json!({"kind": 7, "credit_code": "x"}),
        json!({"name": "x", "phone": 5}),
    ] {
        let found = faults(with(&[("/applicant", applicant.clone())]));
        assert_eq!(found.len(), 1, "{applicant}: {found:?}");
        assert!(found[0].starts_with("/applicant/kind "), "{found:?}");
    }
    // A fault elsewhere is told even so.
    let value = with(&[
        ("/applicant", json!({"kind": "ghost"})),
        ("/mode", json!("fly")),
        ("/copies", json!("x")),
    ]);
    assert_eq!(
        faults(value),
        [
            "/applicant/kind not_one_of",
            "/copies wrong_type",
            "/mode not_one_of"
        ]
    );
    assert_eq!(
        faults(with(&[(
            "/applicant",
            json!({"kind": "natural_person", "name": 5, "phone": 5, "born_on": "x", "age": "old", "extra": 1})
        )])),
        [
            "/applicant/age wrong_type",
            "/applicant/born_on date",
            "/applicant/extra unknown_field",
            "/applicant/name wrong_type",
            "/applicant/phone wrong_type",
        ]
    );
    assert_eq!(
        faults(with(&[(
            "/applicant",
            json!({"kind": "legal_person", "contact": {"phone": true, "fax": "1"}})
        )])),
        [
            "/applicant/contact/fax unknown_field",
            "/applicant/contact/phone wrong_type",
            "/applicant/credit_code required"
        ]
    );
}

#[test]
fn null_counts_as_missing_where_something_must_be() {
    assert_eq!(
        faults(with(&[("/items/0/requirement", Value::Null)])),
        ["/items/0/requirement required"]
    );
    assert!(faults(with(&[("/supply_by", Value::Null), ("/note", Value::Null)])).is_empty());
}

#[test]
fn the_body_itself_may_be_of_the_wrong_type() {
    assert_eq!(faults(json!([1])), [" wrong_type"]);
    assert_eq!(faults(json!("x")), [" wrong_type"]);
    assert_eq!(faults(Value::Null), [" required"]);
}

#[test]
fn pointers_are_escaped() {
    let mut value = good();
    value["a/b~c"] = json!(1);
    assert_eq!(faults(value), ["/a~1b~0c unknown_field"]);
}

#[test]
fn what_was_replaced_is_named() {
    let reading = read::<Case>(with(&[("/copies", json!(-1))]), 200);
    assert_eq!(reading.replaced, ["/copies"]);
    assert!(reading.value.is_some());
}

#[test]
fn the_work_is_bounded() {
    let items: Vec<Value> = (0..5_000).map(|_| json!({"requirement": 1})).collect();
    let value = with(&[("/items", json!(items))]);
    let size = value.to_string().len();
    let reading = read::<Case>(value, size);
    assert!(reading.value.is_none());
    assert!((1..=MOST_FAULTS + 1).contains(&reading.faults.len()));
}

#[test]
fn a_hostile_body_takes_no_longer() {
    let started = std::time::Instant::now();
    let many: Map<String, Value> = (0..8_000)
        .map(|n| (format!("member{n}"), json!("x")))
        .collect();
    let mut tagged = many.clone();
    tagged.insert("kind".into(), json!("natural_person"));
    tagged.insert("zip".into(), json!(1));
    for applicant in [
        Value::Object(many),
        Value::Object(tagged),
        json!(vec![1; 50_000]),
        json!({"kind": vec![json!({}); 20_000]}),
    ] {
        let value = with(&[("/applicant", applicant)]);
        let size = value.to_string().len();
        let reading = read::<Case>(value, size);
        assert!(!reading.faults.is_empty());
    }
    // Generous: built without optimisation, and other tests run at the same time.
    assert!(started.elapsed().as_secs() < 10, "{:?}", started.elapsed());
}

#[test]
fn an_array_is_no_object() {
    let value = with(&[
        ("/items", json!([["x", "good"], []])),
        ("/mode", json!({"assist": null})),
    ]);
    assert_eq!(
        faults(value),
        [
            "/items/0 wrong_type",
            "/items/1 wrong_type",
            "/mode wrong_type"
        ]
    );
}
