//! JSON read into types: answers, what a form holds, what the browser keeps.
//!
//! Owns one way of reading for all types. serde writes its code anew for every way in which a type is read, so each
//! further one costs a part of the download. This one borrows, accepts for a structure what the API sends (an object)
//! and nothing else, and has one fault without words: nobody is shown why an answer could not be read.

mod parts;

use std::fmt;

use serde::de::{self, DeserializeOwned, Deserializer, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::{Number, Value};

use parts::{Fields, Items, Variant};

/// What a value says, if it can be read as that.
pub(crate) fn read<T: DeserializeOwned>(value: &Value) -> Option<T> {
    T::deserialize(Source(value)).ok()
}

/// What a text says, if it is JSON and can be read as that.
pub(crate) fn parse<T: DeserializeOwned>(text: &str) -> Option<T> {
    read(&value_of(text)?)
}

/// What a code stands for, if it is known.
pub(crate) fn code<T: DeserializeOwned>(code: String) -> Option<T> {
    read(&Value::String(code))
}

#[inline(never)]
fn value_of(text: &str) -> Option<Value> {
    serde_json::from_str(text).ok()
}

/// It can not be read.
#[derive(Debug)]
struct Unreadable;

impl fmt::Display for Unreadable {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Unreadable {}

impl de::Error for Unreadable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

/// A value that is read.
#[derive(Clone, Copy)]
struct Source<'de>(&'de Value);

/// A number, as far as visitors tell numbers apart.
fn number<'de, V: Visitor<'de>>(number: &Number, visitor: V) -> Result<V::Value, Unreadable> {
    if let Some(number) = number.as_u64() {
        visitor.visit_u64(number)
    } else if let Some(number) = number.as_i64() {
        visitor.visit_i64(number)
    } else {
        visitor.visit_f64(number.as_f64().ok_or(Unreadable)?)
    }
}

impl<'de> Deserializer<'de> for Source<'de> {
    type Error = Unreadable;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(*value),
            Value::Number(value) => number(value, visitor),
            Value::String(value) => visitor.visit_borrowed_str(value),
            Value::Array(items) => visitor.visit_seq(Items::of(items)),
            Value::Object(fields) => visitor.visit_map(Fields::of(fields)),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_bool(self.0.as_bool().ok_or(Unreadable)?)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match self.0 {
            Value::Number(value) => number(value, visitor),
            _ => Err(Unreadable),
        }
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_i8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_i16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_i32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_borrowed_str(self.0.as_str().ok_or(Unreadable)?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match self.0 {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            _ => Err(Unreadable),
        }
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match self.0 {
            Value::Array(items) => visitor.visit_seq(Items::of(items)),
            _ => Err(Unreadable),
        }
    }

    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match self.0 {
            Value::Object(fields) => visitor.visit_map(Fields::of(fields)),
            _ => Err(Unreadable),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        visitor.visit_enum(Variant::of(self.0).ok_or(Unreadable)?)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! { i128 u128 char bytes byte_buf }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Deserialize;
    use serde_json::json;

    use super::*;

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Way {
        Plain,
        Held(u8),
        Named { by: String },
    }

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(tag = "kind", content = "data", rename_all = "snake_case")]
    enum Told {
        Begun,
        Sent { to: String, times: u32 },
    }

    #[derive(Debug, PartialEq, Deserialize)]
    struct Inner {
        count: i64,
        share: f64,
    }

    #[derive(Debug, PartialEq, Deserialize)]
    struct Outer {
        id: uuid::Uuid,
        #[serde(flatten)]
        inner: Inner,
        ways: Vec<Way>,
        told: Told,
        #[serde(default)]
        note: Option<String>,
        days: BTreeMap<chrono::NaiveDate, bool>,
        raw: Value,
        pair: (u8, String),
    }

    fn sample() -> Value {
        json!({
            "id": "01999999-9999-7999-8999-999999999991", "count": -3, "share": 2,
            "ways": ["plain", { "held": 7 }, { "named": { "by": "甲" } }],
            "told": { "data": { "times": 2, "to": "乙", "later": [1] }, "kind": "sent" },
            "days": { "2026-10-01": true }, "raw": { "any": [1.5, null] }, "pair": [1, "one"],
            "unknown": { "deep": [{}] }
        })
    }

    #[test]
    fn it_reads_as_serde_json_does() {
        let ours: Outer = read(&sample()).unwrap();
        let theirs: Outer = serde_json::from_value(sample()).unwrap();
        assert_eq!(ours, theirs);
        assert_eq!(
            ours.told,
            Told::Sent {
                to: "乙".into(),
                times: 2
            }
        );
        assert_eq!(read::<Told>(&json!({ "kind": "begun" })), Some(Told::Begun));
    }

    #[test]
    fn what_does_not_fit_is_not_read() {
        for (pointer, wrong) in [
            ("/id", json!("no")),
            ("/count", json!(1.5)),
            ("/ways", json!({})),
            ("/ways/0", json!("other")),
            ("/ways/0", json!({ "plain": null, "held": 1 })),
            ("/ways/1/held", json!(300)),
            ("/told", json!(["sent"])),
            ("/note", json!(1)),
            ("/days", json!({ "soon": true })),
        ] {
            let mut value = sample();
            if pointer == "/note" {
                value["note"] = wrong;
            } else {
                *value.pointer_mut(pointer).unwrap() = wrong;
            }
            assert_eq!(read::<Outer>(&value), None, "{pointer}");
        }
        assert_eq!(parse::<Value>("{"), None);
        assert_eq!(code::<Way>("plain".into()), Some(Way::Plain));
    }
}
