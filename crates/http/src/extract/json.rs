//! JSON text to a value, more strictly than serde_json: a repeated key is refused, because two programs
//! that read different ones of the two values disagree about what was sent.

use std::fmt;

use bangban_api_types::faults::escape;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use super::has_control_character;
use crate::problem::{InputFault, Problem, ProblemCode};

/// The value in `bytes`.
///
/// # Errors
/// `malformed_encoding` for bad UTF-8; `malformed_json`, with line and column, for anything that is not
/// one JSON value (lone surrogates, a repeated key, nesting beyond 128 and an empty body included).
pub(super) fn parse(bytes: &[u8]) -> Result<Value, Problem> {
    let text = std::str::from_utf8(bytes).map_err(|_| ProblemCode::MalformedEncoding)?;
    match serde_json::from_str::<Strict>(text) {
        Ok(Strict(value)) => Ok(value),
        Err(error) => {
            let (line, column) = (error.line(), error.column());
            Err(Problem::new(ProblemCode::MalformedJson)
                .with_detail(
                    format!("第 {line} 行第 {column} 列：不是有效的 JSON（或嵌套过深、键重复、内容为空）。"),
                    format!("Line {line}, column {column}: not valid JSON (or nested too deeply, a repeated key, or empty)."),
                )
                .with_extension("line", line)
                .with_extension("column", column))
        }
    }
}

/// A fault for each string with a control character, keys included.
pub(super) fn control_characters(value: &Value, pointer: &str, faults: &mut Vec<InputFault>) {
    match value {
        Value::String(text) if has_control_character(text) => {
            faults.push(InputFault::at(pointer, "control_character"));
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                control_characters(item, &format!("{pointer}/{index}"), faults);
            }
        }
        Value::Object(members) => {
            for (key, member) in members {
                let below = format!("{pointer}/{}", escape(key));
                if has_control_character(key) {
                    faults.push(InputFault::at(below, "control_character"));
                } else {
                    control_characters(member, &below, faults);
                }
            }
        }
        _ => {}
    }
}

struct Strict(Value);

impl<'de> Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(StrictVisitor).map(Strict)
    }
}

struct StrictVisitor;

impl<'de> Visitor<'de> for StrictVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value)
            .map(Value::Number)
            .ok_or_else(|| E::custom("number out of range"))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut array = Vec::new();
        while let Some(Strict(item)) = items.next_element()? {
            array.push(item);
        }
        Ok(Value::Array(array))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(key) = members.next_key::<String>()? {
            if object.contains_key(&key) {
                return Err(A::Error::custom("repeated key"));
            }
            let Strict(member) = members.next_value()?;
            object.insert(key, member);
        }
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn reads_what_serde_json_reads() {
        let text = r#"{"a":[1,-2,3.5,true,null,"王\n😀"],"b":{"c":18446744073709551615}}"#;
        assert_eq!(
            parse(text.as_bytes()).unwrap(),
            serde_json::from_str::<Value>(text).unwrap()
        );
    }

    #[test]
    fn refuses_what_is_no_json() {
        let deep = "[".repeat(100_000);
        let deep_closed = format!("{}{}", "[".repeat(200), "]".repeat(200));
        for text in [
            "",
            " ",
            "{",
            "{\"a\":1,}",
            "{'a':1}",
            "nul",
            "[1] 2",
            r#""\ud800""#,
            r#""\udc00x""#,
            "1e999",
            "NaN",
            "\u{feff}{}",
            r#"{"a":1,"a":2}"#,
            r#"{"x":{"a":1,"\u0061":2}}"#,
            "\"raw\u{0}\"",
            &deep,
            &deep_closed,
        ] {
            let problem = parse(text.as_bytes()).unwrap_err();
            assert_eq!(problem.code, ProblemCode::MalformedJson, "{text:.40}");
        }
        let problem = parse(b"{\n  \"a\": }").unwrap_err();
        assert_eq!(problem.extensions["line"], 2);
        assert_eq!(problem.extensions["column"], 8);
        assert_eq!(
            parse(b"\"\xff\"").unwrap_err().code,
            ProblemCode::MalformedEncoding
        );
    }

    #[test]
    fn finds_control_characters_anywhere() {
        let value =
            json!({"a": ["fine\n\t", "nul\0"], "b/c": {"~": "\r"}, "k\u{1}": 1, "d": "\u{85}"});
        let mut faults = Vec::new();
        control_characters(&value, "", &mut faults);
        let mut pointers: Vec<_> = faults.into_iter().map(|fault| fault.pointer).collect();
        pointers.sort();
        assert_eq!(pointers, ["/a/1", "/b~1c/~0", "/d", "/k\u{1}"]);
    }
}
