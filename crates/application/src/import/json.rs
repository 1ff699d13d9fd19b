//! JSON values that know their line.
//!
//! Owns reading a document piece by piece, so that every fault in it can be told with its place, not
//! only the first. Does not own what a document has to hold.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::ImportFault;
use super::fault::Faults;
use super::text::Text;

/// A value inside a document.
#[derive(Clone)]
pub(super) struct Value<'a> {
    source: &'a Text<'a>,
    raw: &'a str,
    /// Where it stands, such as `items[3].name`; empty for the whole document.
    pub(super) path: String,
}

/// An object: its keys in the order of the document, with their values.
pub(super) type Object<'a> = Vec<(String, Value<'a>)>;

impl<'a> Value<'a> {
    /// The whole document.
    ///
    /// # Errors
    /// The fault of a text that is no JSON.
    pub(super) fn parse(text: &'a Text<'a>) -> Result<Self, Vec<ImportFault>> {
        match serde_json::from_str::<&RawValue>(text.as_str()) {
            Ok(raw) => Ok(Self {
                source: text,
                raw: raw.get(),
                path: String::new(),
            }),
            Err(error) => {
                let mut faults = Faults::default();
                let en = format!("is no JSON: {error}");
                faults.add(error.line().max(1), "", "not_json", "不是有效的 JSON", en);
                Err(faults.or(()).err().unwrap_or_default())
            }
        }
    }

    /// The line it begins in, from 1.
    pub(super) fn line(&self) -> usize {
        // The raw text is a part of the whole: the distance of their beginnings is the offset.
        let offset = (self.raw.as_ptr() as usize) - (self.source.as_str().as_ptr() as usize);
        self.source.line(offset)
    }

    /// Whether it is `null`.
    pub(super) fn is_null(&self) -> bool {
        self.raw == "null"
    }

    /// The object it is, each key once.
    pub(super) fn object(&self, faults: &mut Faults) -> Option<Object<'a>> {
        let Ok(Entries(entries)) = serde_json::from_str(self.raw) else {
            return self.mistyped(faults, "对象", "an object");
        };
        let mut object: Object<'a> = Vec::with_capacity(entries.len());
        for (key, raw) in entries {
            let path = if self.path.is_empty() {
                key.clone()
            } else {
                format!("{}.{key}", self.path)
            };
            let value = Self {
                source: self.source,
                raw: raw.get(),
                path,
            };
            match object.iter().find(|(known, _)| *known == key) {
                Some((_, first)) => faults.duplicate(value.line(), value.path, first.line()),
                None => object.push((key, value)),
            }
        }
        Some(object)
    }

    /// The list it is.
    pub(super) fn list(&self, faults: &mut Faults) -> Option<Vec<Self>> {
        let Ok(entries) = serde_json::from_str::<Vec<&RawValue>>(self.raw) else {
            return self.mistyped(faults, "列表", "a list");
        };
        let value = |(index, raw): (usize, &'a RawValue)| Self {
            source: self.source,
            raw: raw.get(),
            path: format!("{}[{index}]", self.path),
        };
        Some(entries.into_iter().enumerate().map(value).collect())
    }

    /// The text it is, without blanks around it, and not blank.
    pub(super) fn text(&self, faults: &mut Faults) -> Option<String> {
        let Ok(text) = serde_json::from_str::<Cow<'_, str>>(self.raw) else {
            return self.mistyped(faults, "文本", "a text");
        };
        let text = text.trim();
        if text.is_empty() {
            faults.blank(self.line(), self.path.as_str());
            return None;
        }
        Some(text.to_owned())
    }

    /// The whole number from 0 to `most` that it is.
    pub(super) fn number(&self, faults: &mut Faults, most: u32) -> Option<u32> {
        let number = serde_json::from_str::<u32>(self.raw)
            .ok()
            .filter(|number| *number <= most);
        if number.is_none() {
            let zh = format!("应为 0 至 {most} 的整数");
            let en = format!("must be a whole number from 0 to {most}");
            faults.add(self.line(), self.path.as_str(), "number", zh, en);
        }
        number
    }

    /// Whether it is true.
    pub(super) fn boolean(&self, faults: &mut Faults) -> Option<bool> {
        match serde_json::from_str(self.raw) {
            Ok(value) => Some(value),
            Err(_) => self.mistyped(faults, "true 或 false", "true or false"),
        }
    }

    /// The value of a key that has to be there. A key that is missing is a fault of the object.
    pub(super) fn member(
        &self,
        object: &Object<'a>,
        key: &str,
        faults: &mut Faults,
    ) -> Option<Self> {
        let value = object
            .iter()
            .find(|(known, _)| known == key)
            .map(|(_, value)| value.clone());
        if value.is_none() {
            let (zh, en) = (format!("缺少“{key}”"), format!("has no '{key}'"));
            faults.add(self.line(), self.path.as_str(), "missing", zh, en);
        }
        value
    }

    fn mistyped<T>(&self, faults: &mut Faults, zh: &str, en: &str) -> Option<T> {
        let (zh, en) = (format!("应为{zh}"), format!("must be {en}"));
        faults.add(self.line(), self.path.as_str(), "wrong_type", zh, en);
        None
    }
}

/// The entries of an object as they stand, also those whose key comes twice.
struct Entries<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Entries<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntriesVisitor)
    }
}

struct EntriesVisitor;

impl<'de> Visitor<'de> for EntriesVisitor {
    type Value = Entries<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Entries(entries))
    }
}
