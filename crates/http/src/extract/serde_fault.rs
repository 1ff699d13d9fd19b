//! One fault of reading a type, as serde reports it to an error type: where and what. It may quote what
//! was sent, so it goes no further than these extractors; a `InputFault` is made of it.

use std::fmt;

use serde::de::{Error, Expected, Unexpected};

use super::code_in;
use crate::problem::InputFault;

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// A field is missing.
    Missing(String),
    /// A field is not known.
    Unknown(String),
    /// Two names of one field were given.
    Duplicate,
    /// Not one of these values; the first is what was sent.
    Variant(String, Vec<String>),
    /// The type is wrong.
    Type {
        found: Option<Json>,
        expected: Option<Json>,
    },
    /// The type is right and the value is not.
    Value {
        found: Option<Json>,
        expected: Option<Json>,
    },
    /// Too few or too many elements.
    Length,
    /// A fault with a code of its own, which our own readers report.
    Code(&'static str),
    /// Anything else: what the type's own `Deserialize` said.
    Other(String),
}

/// A JSON type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Json {
    Null,
    Boolean,
    Integer,
    Number,
    String,
    Array,
    Object,
}

impl Json {
    /// Its name in the parameters of a fault.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "boolean",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::String => "string",
            Self::Array => "array",
            Self::Object => "object",
        }
    }
}

/// One fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SerdeFault {
    /// The tokens of the pointer to where reading was, the innermost first. Below an internally tagged
    /// or untagged enum and in flattened fields serde loses track: then it is the enclosing object.
    reversed_path: Vec<String>,
    /// What is wrong.
    pub(super) kind: Kind,
    /// What was found, in serde's words: tells apart two faults that are otherwise the same.
    found: String,
}

impl SerdeFault {
    pub(super) const fn new(kind: Kind) -> Self {
        Self {
            reversed_path: Vec::new(),
            kind,
            found: String::new(),
        }
    }

    /// The same fault, seen from the container in which it lies under `token`.
    pub(super) fn under(mut self, token: impl Into<String>) -> Self {
        self.reversed_path.push(token.into());
        self
    }

    /// Where reading was: the tokens of a JSON pointer.
    pub(super) fn path(&self) -> Vec<String> {
        self.reversed_path.iter().rev().cloned().collect()
    }

    fn found(kind: Kind, found: &Unexpected<'_>) -> Self {
        Self {
            found: found.to_string(),
            ..Self::new(kind)
        }
    }
}

impl Kind {
    /// The fault as it is told. `hint` is the code of a type's own complaint, if it is known what the
    /// type reads.
    pub(super) fn field_fault(&self, pointer: String, hint: Option<&'static str>) -> InputFault {
        match self {
            // null where something must be is the same as nothing.
            Self::Missing(_)
            | Self::Type {
                found: Some(Json::Null),
                ..
            } => InputFault::at(pointer, "required"),
            Self::Unknown(_) => InputFault::at(pointer, "unknown_field"),
            Self::Duplicate => InputFault::at(pointer, "duplicate_field"),
            Self::Variant(_, allowed) if allowed.is_empty() => {
                InputFault::at(pointer, "not_one_of")
            }
            Self::Variant(_, allowed) => {
                InputFault::at(pointer, "not_one_of").with("allowed", allowed.join(", "))
            }
            Self::Type {
                expected: Some(expected),
                ..
            } => InputFault::at(pointer, "wrong_type").with("expected", expected.name()),
            Self::Type { expected: None, .. } => InputFault::at(pointer, "wrong_type"),
            Self::Value {
                found: Some(Json::Integer | Json::Number),
                ..
            } => InputFault::at(pointer, "number_out_of_range"),
            Self::Value { .. } => InputFault::at(pointer, "invalid_value"),
            Self::Length => InputFault::at(pointer, "invalid_length"),
            Self::Code(code) => InputFault::at(pointer, *code),
            Self::Other(message) => match code_in(message) {
                Some(code) => InputFault::at(pointer, code),
                None => InputFault::at(pointer, hint.unwrap_or("invalid_value")),
            },
        }
    }
}

impl fmt::Display for SerdeFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Nobody shows it; and it may not quote anything.
        f.write_str("a fault in the request")
    }
}

impl std::error::Error for SerdeFault {}

impl Error for SerdeFault {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(Kind::Other(message.to_string()))
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let expected = expected_type(&expected.to_string());
        Self::found(
            Kind::Type {
                found: json(&found),
                expected,
            },
            &found,
        )
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let expected = expected_type(&expected.to_string());
        Self::found(
            Kind::Value {
                found: json(&found),
                expected,
            },
            &found,
        )
    }

    fn invalid_length(_: usize, _: &dyn Expected) -> Self {
        Self::new(Kind::Length)
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        let allowed = expected.iter().map(ToString::to_string).collect();
        Self::new(Kind::Variant(variant.to_owned(), allowed))
    }

    fn unknown_field(field: &str, _: &'static [&'static str]) -> Self {
        Self::new(Kind::Unknown(field.to_owned()))
    }

    fn missing_field(field: &'static str) -> Self {
        Self::new(Kind::Missing(field.to_owned()))
    }

    fn duplicate_field(_: &'static str) -> Self {
        Self::new(Kind::Duplicate)
    }
}

fn json(found: &Unexpected<'_>) -> Option<Json> {
    match found {
        Unexpected::Unit | Unexpected::Option => Some(Json::Null),
        Unexpected::Bool(_) => Some(Json::Boolean),
        Unexpected::Unsigned(_) | Unexpected::Signed(_) => Some(Json::Integer),
        Unexpected::Float(_) => Some(Json::Number),
        Unexpected::Str(_) | Unexpected::Char(_) => Some(Json::String),
        Unexpected::Seq => Some(Json::Array),
        Unexpected::Map => Some(Json::Object),
        _ => None,
    }
}

/// What an `expecting` text means: those of the standard types, of derived ones, of uuid and chrono.
/// A text that is not understood costs nothing but a precise message.
pub(super) fn expected_type(text: &str) -> Option<Json> {
    let integer = |word: &str| {
        word.strip_prefix(['u', 'i'])
            .is_some_and(|width| width == "size" || width.parse::<u8>().is_ok())
    };
    if ["string", "character", "UUID", "enum "]
        .iter()
        .any(|word| text.contains(word))
        && !text.contains("tagged enum")
    {
        Some(Json::String)
    } else if text.split(' ').any(integer) {
        Some(Json::Integer)
    } else if text.contains("f64") || text.contains("f32") {
        Some(Json::Number)
    } else if text.contains("boolean") {
        Some(Json::Boolean)
    } else if ["sequence", "array", "tuple"]
        .iter()
        .any(|word| text.contains(word))
    {
        Some(Json::Array)
    } else if ["struct", "map", "tagged enum"]
        .iter()
        .any(|word| text.contains(word))
    {
        Some(Json::Object)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn understands_what_types_expect() {
        for (text, expected) in [
            ("a string", Some(Json::String)),
            ("a formatted date string", Some(Json::String)),
            ("a UUID string", Some(Json::String)),
            ("enum Mode", Some(Json::String)),
            ("internally tagged enum Applicant", Some(Json::Object)),
            ("u8", Some(Json::Integer)),
            ("a nonzero u32", Some(Json::Integer)),
            ("isize", Some(Json::Integer)),
            ("f64", Some(Json::Number)),
            ("a boolean", Some(Json::Boolean)),
            ("a sequence", Some(Json::Array)),
            ("a tuple of size 2", Some(Json::Array)),
            ("struct Applicant", Some(Json::Object)),
            ("a map", Some(Json::Object)),
            ("something", None),
        ] {
            assert_eq!(expected_type(text), expected, "{text}");
        }
    }

    #[test]
    fn never_shows_what_was_sent() {
        let fault = SerdeFault::custom("371302199001010011 is bad");
        assert!(!fault.to_string().contains("371302"));
        assert_eq!(
            fault.kind.field_fault("/a".into(), None).code,
            "invalid_value"
        );
        let fault = SerdeFault::custom("check_digit");
        assert_eq!(
            fault.kind.field_fault("/a".into(), Some("uuid")).code,
            "check_digit"
        );
    }

    #[test]
    fn the_path_is_told_from_the_outside_in() {
        assert_eq!(
            SerdeFault::new(Kind::Length)
                .under("0")
                .under("items")
                .path(),
            ["items", "0"]
        );
    }
}
