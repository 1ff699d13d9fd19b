//! A serde deserializer over a JSON value that reports faults with their place, and that takes only what
//! the API's description says: serde_json's own would also read an object from an array, and a plain
//! enum value from `{"value": null}`.

use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, IntoDeserializer, MapAccess, SeqAccess,
    Unexpected, VariantAccess, Visitor,
};
use serde_json::{Map, Number, Value};

use super::serde_fault::SerdeFault;

/// Reads from a value.
#[derive(Clone, Copy)]
pub(super) struct ValueReader<'a>(pub(super) &'a Value);

type Outcome<T> = Result<T, SerdeFault>;

impl<'a> ValueReader<'a> {
    fn wrong<'de, V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        Err(SerdeFault::invalid_type(unexpected(self.0), &visitor))
    }

    fn array<'de, V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value>
    where
        'a: 'de,
    {
        let Value::Array(items) = self.0 else {
            return self.wrong(visitor);
        };
        let mut elements = Elements {
            items: items.iter().enumerate(),
        };
        let value = visitor.visit_seq(&mut elements)?;
        match elements.items.next() {
            None => Ok(value),
            Some(_) => Err(SerdeFault::invalid_length(items.len(), &"fewer elements")),
        }
    }

    fn object<'de, V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value>
    where
        'a: 'de,
    {
        match self.0 {
            Value::Object(members) => visitor.visit_map(Members::of(members)),
            _ => self.wrong(visitor),
        }
    }
}

fn unexpected(value: &Value) -> Unexpected<'_> {
    match value {
        Value::Null => Unexpected::Unit,
        Value::Bool(value) => Unexpected::Bool(*value),
        Value::Number(number) => match (number.as_u64(), number.as_i64(), number.as_f64()) {
            (Some(value), _, _) => Unexpected::Unsigned(value),
            (_, Some(value), _) => Unexpected::Signed(value),
            (_, _, value) => Unexpected::Float(value.unwrap_or(f64::NAN)),
        },
        Value::String(text) => Unexpected::Str(text),
        Value::Array(_) => Unexpected::Seq,
        Value::Object(_) => Unexpected::Map,
    }
}

fn number<'de, V: Visitor<'de>>(number: &Number, visitor: V) -> Outcome<V::Value> {
    match (number.as_u64(), number.as_i64(), number.as_f64()) {
        (Some(value), _, _) => visitor.visit_u64(value),
        (_, Some(value), _) => visitor.visit_i64(value),
        (_, _, Some(value)) => visitor.visit_f64(value),
        _ => Err(SerdeFault::custom("number_out_of_range")),
    }
}

/// `5.0` is an integer (JSON Schema 2020-12 §4.2.3); serde's integers would refuse it.
fn integer<'de, V: Visitor<'de>>(value: &'de Value, visitor: V) -> Outcome<V::Value> {
    /// Above it not every integer is a double.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if let Value::Number(number) = value
        && number.is_f64()
        && let Some(float) = number.as_f64()
        && float.fract() == 0.0
        && float.abs() <= EXACT
    {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a whole number within 2^53"
        )]
        return visitor.visit_i64(float as i64);
    }
    ValueReader(value).deserialize_any(visitor)
}

impl<'de, 'a: 'de> Deserializer<'de> for ValueReader<'a> {
    type Error = SerdeFault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(*value),
            Value::Number(value) => number(value, visitor),
            Value::String(text) => visitor.visit_borrowed_str(text),
            Value::Array(_) => self.array(visitor),
            Value::Object(_) => self.object(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        match self.0 {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Outcome<V::Value> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        self.array(visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Outcome<V::Value> {
        self.array(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Outcome<V::Value> {
        self.array(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        self.object(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Outcome<V::Value> {
        self.object(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Outcome<V::Value> {
        match self.0 {
            Value::String(name) => visitor.visit_enum(Variant {
                name,
                content: None,
            }),
            Value::Object(members) if members.len() == 1 => match members.iter().next() {
                Some((name, content)) => visitor.visit_enum(Variant {
                    name,
                    content: Some(content),
                }),
                None => self.wrong(visitor),
            },
            _ => self.wrong(visitor),
        }
    }

    fn deserialize_i8<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        integer(self.0, visitor)
    }

    fn deserialize_i16<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        integer(self.0, visitor)
    }

    fn deserialize_i32<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        integer(self.0, visitor)
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        integer(self.0, visitor)
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        integer(self.0, visitor)
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        integer(self.0, visitor)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        integer(self.0, visitor)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        integer(self.0, visitor)
    }

    serde::forward_to_deserialize_any! {
        bool i128 u128 f32 f64 char str string bytes byte_buf unit unit_struct identifier ignored_any
    }
}

struct Elements<'a> {
    items: std::iter::Enumerate<std::slice::Iter<'a, Value>>,
}

impl<'de, 'a: 'de> SeqAccess<'de> for &mut Elements<'a> {
    type Error = SerdeFault;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Outcome<Option<S::Value>> {
        let Some((index, item)) = self.items.next() else {
            return Ok(None);
        };
        seed.deserialize(ValueReader(item))
            .map(Some)
            .map_err(|fault| fault.under(index.to_string()))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.items.len())
    }
}

struct Members<'a> {
    rest: serde_json::map::Iter<'a>,
    current: Option<(&'a str, &'a Value)>,
}

impl<'a> Members<'a> {
    fn of(members: &'a Map<String, Value>) -> Self {
        Self {
            rest: members.iter(),
            current: None,
        }
    }
}

impl<'de, 'a: 'de> MapAccess<'de> for Members<'a> {
    type Error = SerdeFault;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Outcome<Option<S::Value>> {
        self.current = self.rest.next().map(|(key, value)| (key.as_str(), value));
        match self.current {
            // Keys of maps are texts, or what reads from a text: ids, dates, plain enums. Not numbers.
            Some((key, _)) => {
                let key: StrDeserializer<'_, SerdeFault> = key.into_deserializer();
                seed.deserialize(key).map(Some)
            }
            None => Ok(None),
        }
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Outcome<S::Value> {
        match self.current.take() {
            Some((key, value)) => seed
                .deserialize(ValueReader(value))
                .map_err(|fault| fault.under(key)),
            None => Err(SerdeFault::custom("a value before its key")),
        }
    }
}

struct Variant<'a> {
    name: &'a str,
    content: Option<&'a Value>,
}

impl<'de, 'a: 'de> EnumAccess<'de> for Variant<'a> {
    type Error = SerdeFault;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Outcome<(S::Value, Self)> {
        let name: StrDeserializer<'_, SerdeFault> = self.name.into_deserializer();
        Ok((seed.deserialize(name)?, self))
    }
}

impl<'de, 'a: 'de> VariantAccess<'de> for Variant<'a> {
    type Error = SerdeFault;

    fn unit_variant(self) -> Outcome<()> {
        match self.content {
            None => Ok(()),
            Some(_) => Err(SerdeFault::invalid_type(Unexpected::Map, &"a string")),
        }
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Outcome<S::Value> {
        match self.content {
            Some(content) => seed
                .deserialize(ValueReader(content))
                .map_err(|fault| fault.under(self.name)),
            None => Err(SerdeFault::invalid_type(
                Unexpected::Str(self.name),
                &"a map",
            )),
        }
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Outcome<V::Value> {
        match self.content {
            Some(content) => ValueReader(content)
                .array(visitor)
                .map_err(|fault| fault.under(self.name)),
            None => Err(SerdeFault::invalid_type(
                Unexpected::Str(self.name),
                &"a map",
            )),
        }
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Outcome<V::Value> {
        match self.content {
            Some(content) => ValueReader(content)
                .object(visitor)
                .map_err(|fault| fault.under(self.name)),
            None => Err(SerdeFault::invalid_type(
                Unexpected::Str(self.name),
                &"a map",
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Deserialize;
    use serde_json::json;

    use super::super::serde_fault::{Json, Kind};
    use super::*;

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Shape {
        Point,
        Circle(u8),
        Line { to: (i32, i32) },
    }

    #[derive(Debug, PartialEq, Deserialize)]
    struct All {
        text: String,
        number: f64,
        count: i64,
        maybe: Option<bool>,
        shapes: Vec<Shape>,
        free: Value,
        map: BTreeMap<String, String>,
    }

    fn read<T: serde::de::DeserializeOwned>(value: &Value) -> Outcome<T> {
        T::deserialize(ValueReader(value))
    }

    #[test]
    fn reads_what_serde_json_reads() {
        let value = json!({
            "text": "王", "number": 2, "count": -3, "maybe": null,
            "shapes": ["point", {"circle": 3}, {"line": {"to": [1, -2]}}],
            "free": {"a": [1, null, "x", 1.5]}, "map": {"7": "x"},
        });
        let ours: All = read(&value).unwrap();
        assert_eq!(
            ours.shapes,
            [Shape::Point, Shape::Circle(3), Shape::Line { to: (1, -2) }]
        );
        assert_eq!(ours.free, value["free"]);
        assert_eq!(ours.map["7"], "x");
        assert_eq!(ours.count, -3);
    }

    #[test]
    fn refuses_arrays_for_objects_and_objects_for_plain_names() {
        #[derive(Debug, Deserialize)]
        #[expect(dead_code, reason = "only read")]
        struct Declaration {
            declaration: bool,
        }
        let fault = read::<Declaration>(&json!([true])).unwrap_err();
        assert_eq!(
            fault.kind,
            Kind::Type {
                found: Some(Json::Array),
                expected: Some(Json::Object)
            }
        );
        assert!(read::<Shape>(&json!({"point": null})).is_err());
        assert!(read::<Shape>(&json!("circle")).is_err());
        assert!(read::<(i32, i32)>(&json!([1, 2, 3])).is_err());
    }

    #[test]
    fn a_whole_number_is_an_integer_however_written() {
        assert_eq!(read::<u8>(&json!(5.0)).unwrap(), 5);
        assert_eq!(read::<i64>(&json!(-5.0)).unwrap(), -5);
        assert!(read::<u8>(&json!(5.5)).is_err());
        assert!(read::<u8>(&json!(-5.0)).is_err());
        assert!(read::<u64>(&json!(1e300)).is_err());
    }

    #[test]
    fn says_where_the_fault_is() {
        let fault = read::<Vec<Shape>>(&json!(["point", {"line": {"to": [1, "x"]}}])).unwrap_err();
        assert_eq!(fault.path(), ["1", "line", "to", "1"]);
    }
}
