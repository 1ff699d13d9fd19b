//! A serde deserializer over texts, for query parameters and path segments: each name has one or more
//! texts, and the type asked for decides how they are read.

use std::cell::Cell;

use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, Error, Expected, IntoDeserializer, MapAccess, SeqAccess,
    Unexpected, Visitor,
};

use super::has_control_character;
use super::serde_fault::{Kind, SerdeFault};

/// The texts of one name.
pub(super) type Named = (String, Vec<String>);

type Outcome<T> = Result<T, SerdeFault>;

/// Reads a struct, a tuple (by order) or a single value from named texts.
pub(super) struct TextReader<'a> {
    /// The names in their order, each once.
    pub(super) named: &'a [Named],
    /// Set to the names of the struct's fields when a struct is read.
    pub(super) fields: &'a Cell<Option<&'static [&'static str]>>,
}

impl<'de, 'a: 'de> TextReader<'a> {
    /// Reads the one value there is.
    fn one<T>(self, read: impl FnOnce(Texts<'a>) -> Outcome<T>) -> Outcome<T> {
        match self.named {
            [(name, texts)] => read(Texts(texts)).map_err(|fault| fault.under(name)),
            _ => Err(SerdeFault::new(Kind::Length)),
        }
    }

    fn by_order<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        visitor.visit_seq(InOrder(self.named.iter()))
    }
}

impl<'de, 'a: 'de> Deserializer<'de> for TextReader<'a> {
    type Error = SerdeFault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        self.one(|texts| texts.deserialize_str(visitor))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Outcome<V::Value> {
        self.fields.set(Some(fields));
        self.deserialize_map(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        visitor.visit_map(ByName {
            rest: self.named.iter(),
            current: None,
        })
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Outcome<V::Value> {
        self.by_order(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Outcome<V::Value> {
        self.by_order(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Outcome<V::Value> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        visitor.visit_unit()
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Outcome<V::Value> {
        self.one(|texts| texts.deserialize_enum(name, variants, visitor))
    }

    fn deserialize_i16<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        self.one(|texts| texts.integer(visitor))
    }

    fn deserialize_i32<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        self.one(|texts| texts.integer(visitor))
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        self.one(|texts| texts.integer(visitor))
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        self.one(|texts| texts.integer(visitor))
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        self.one(|texts| texts.integer(visitor))
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        self.one(|texts| texts.integer(visitor))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i128 u8 u128 f32 f64 char str string bytes byte_buf option unit_struct seq identifier ignored_any
    }
}

struct InOrder<'a>(std::slice::Iter<'a, Named>);

impl<'de, 'a: 'de> SeqAccess<'de> for InOrder<'a> {
    type Error = SerdeFault;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Outcome<Option<S::Value>> {
        let Some((name, texts)) = self.0.next() else {
            return Ok(None);
        };
        seed.deserialize(Texts(texts))
            .map(Some)
            .map_err(|fault| fault.under(name))
    }
}

struct ByName<'a> {
    rest: std::slice::Iter<'a, Named>,
    current: Option<&'a Named>,
}

impl<'de, 'a: 'de> MapAccess<'de> for ByName<'a> {
    type Error = SerdeFault;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Outcome<Option<S::Value>> {
        self.current = self.rest.next();
        match self.current {
            Some((name, _)) => {
                let name: StrDeserializer<'_, SerdeFault> = name.as_str().into_deserializer();
                seed.deserialize(name).map(Some)
            }
            None => Ok(None),
        }
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Outcome<S::Value> {
        match self.current.take() {
            Some((name, texts)) => seed
                .deserialize(Texts(texts))
                .map_err(|fault| fault.under(name)),
            None => Err(SerdeFault::custom("a value before its name")),
        }
    }
}

/// The texts of one name: a list takes them all, anything else exactly one.
#[derive(Clone, Copy)]
struct Texts<'a>(&'a [String]);

impl<'a> Texts<'a> {
    fn one(self) -> Outcome<&'a str> {
        match self.0 {
            [text] if has_control_character(text) => {
                Err(SerdeFault::new(Kind::Code("control_character")))
            }
            [text] => Ok(text),
            _ => Err(SerdeFault::new(Kind::Code("repeated"))),
        }
    }

    fn integer<'de, V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        let text = self.one()?;
        if let Ok(value) = text.parse::<u64>() {
            visitor.visit_u64(value)
        } else if let Ok(value) = text.parse::<i64>() {
            visitor.visit_i64(value)
        } else if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
            Err(SerdeFault::new(Kind::Code("number_out_of_range")))
        } else {
            Err(SerdeFault::invalid_type(Unexpected::Str(text), &visitor))
        }
    }
}

impl<'de, 'a: 'de> Deserializer<'de> for Texts<'a> {
    type Error = SerdeFault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        self.deserialize_str(visitor)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        let text = self.one()?;
        let code = code_of_reader(&visitor);
        visitor
            .visit_borrowed_str(text)
            .map_err(|fault: SerdeFault| match (&fault.kind, code) {
                (Kind::Other(_), Some(code)) => SerdeFault::new(Kind::Code(code)),
                _ => fault,
            })
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        self.deserialize_str(visitor)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        match self.one()? {
            "true" => visitor.visit_bool(true),
            "false" => visitor.visit_bool(false),
            text => Err(SerdeFault::invalid_type(Unexpected::Str(text), &visitor)),
        }
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        let text = self.one()?;
        match text.parse::<f64>() {
            Ok(value) if value.is_finite() => visitor.visit_f64(value),
            _ => Err(SerdeFault::invalid_type(Unexpected::Str(text), &visitor)),
        }
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        self.deserialize_f64(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Outcome<V::Value> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        visitor.visit_seq(Each(self.0.chunks(1)))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Outcome<V::Value> {
        let text: StrDeserializer<'_, SerdeFault> = self.one()?.into_deserializer();
        visitor.visit_enum(text)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        visitor.visit_unit()
    }

    fn deserialize_i8<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        self.integer(visitor)
    }

    fn deserialize_i16<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        self.integer(visitor)
    }

    fn deserialize_i32<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        self.integer(visitor)
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        self.integer(visitor)
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        self.integer(visitor)
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        self.integer(visitor)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        self.integer(visitor)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        self.integer(visitor)
    }

    serde::forward_to_deserialize_any! {
        i128 u128 char bytes byte_buf unit unit_struct tuple tuple_struct map struct identifier
    }
}

/// The code of a complaint by the type that `visitor` reads, if it is one known by its words.
fn code_of_reader<'de>(visitor: &impl Visitor<'de>) -> Option<&'static str> {
    let words = (visitor as &dyn Expected).to_string();
    if words.contains("UUID") {
        Some("uuid")
    } else if words.contains("date and time") {
        Some("date_time")
    } else if words.contains("date") {
        Some("date")
    } else {
        None
    }
}

struct Each<'a>(std::slice::Chunks<'a, String>);

impl<'de, 'a: 'de> SeqAccess<'de> for Each<'a> {
    type Error = SerdeFault;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Outcome<Option<S::Value>> {
        self.0
            .next()
            .map(|text| seed.deserialize(Texts(text)))
            .transpose()
    }
}
