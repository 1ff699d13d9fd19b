//! One fault of an input: where and what. The texts live in `texts`.

use std::borrow::Cow;

use super::{Bilingual, Language, texts};
use crate::problem::FieldFault;

/// One fault of a body or of query parameters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct InputFault {
    /// RFC 6901 pointer into the body, such as `/items/0/requirement`; for a query `/name`.
    pub pointer: String,
    /// What is wrong, in `snake_case`; stable, for programs.
    pub code: Cow<'static, str>,
    /// Bounds the text names, such as `("max", "40")`. Never the value that was sent.
    pub parameters: Vec<(Cow<'static, str>, String)>,
}

impl InputFault {
    /// A fault at `pointer`.
    pub fn at(pointer: impl Into<String>, code: impl Into<Cow<'static, str>>) -> Self {
        Self {
            pointer: pointer.into(),
            code: code.into(),
            parameters: Vec::new(),
        }
    }

    /// Adds a bound that the text may name. Not for values that somebody sent.
    #[must_use]
    pub fn with(mut self, name: impl Into<Cow<'static, str>>, value: impl Into<String>) -> Self {
        self.parameters.push((name.into(), value.into()));
        self
    }

    /// The parameter called `name`.
    pub(super) fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// What is wrong, for a person.
    #[must_use]
    pub fn detail(&self) -> Bilingual {
        texts::text(self)
    }

    /// The member of `errors` in a problem: `{pointer, code, detail}`.
    #[must_use]
    pub fn told_in(&self, language: Language) -> FieldFault {
        FieldFault {
            pointer: self.pointer.clone(),
            code: self.code.clone().into_owned(),
            detail: self.detail().in_language(language).to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn becomes_a_member_of_errors() {
        let fault = InputFault::at("/applicant/name", "required");
        let member = fault.told_in(Language::En);
        assert_eq!(member.pointer, "/applicant/name");
        assert_eq!(member.code, "required");
        assert_eq!(member.detail, "This is required.");
    }
}
