//! A text in both languages, and its choice.

use bangban_api_types::faults::Language;
use leptos::prelude::Signal;

use crate::preferences;

/// A text in both languages. `{}` stands for what is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Words {
    zh: &'static str,
    en: &'static str,
}

/// A text from its two wordings.
pub(crate) const fn words(zh: &'static str, en: &'static str) -> Words {
    Words { zh, en }
}

impl Words {
    /// The wording in the language of the screen.
    pub(crate) fn t(self) -> &'static str {
        self.in_language(preferences::language())
    }

    /// The wording in the language of the screen, with each `{}` filled in.
    pub(crate) fn fill<const N: usize>(self, values: [&str; N]) -> String {
        fill(self.t(), &values)
    }

    /// The wording that goes into a record: those are Chinese, whatever the screen shows.
    pub(crate) const fn on_record(self) -> &'static str {
        self.zh
    }

    const fn in_language(self, language: Language) -> &'static str {
        match language {
            Language::Zh => self.zh,
            Language::En => self.en,
        }
    }
}

impl From<Words> for String {
    fn from(words: Words) -> Self {
        words.t().to_owned()
    }
}

impl From<Words> for Signal<String> {
    fn from(words: Words) -> Self {
        Self::stored(words.into())
    }
}

fn fill(pattern: &str, values: &[&str]) -> String {
    let mut parts = pattern.split("{}");
    let mut text = parts.next().unwrap_or_default().to_owned();
    let values = values.iter().copied().chain(std::iter::repeat(""));
    for (part, value) in parts.zip(values) {
        text.push_str(value);
        text.push_str(part);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn places_are_filled_in_order() {
        assert_eq!(fill("{} of {}", &["1", "3"]), "1 of 3");
        assert_eq!(fill("none", &["1"]), "none");
        assert_eq!(fill("a {} b {}", &["1"]), "a 1 b ");
    }
}
