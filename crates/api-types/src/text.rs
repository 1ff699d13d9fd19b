//! Text from outside: not blank, of a bounded length.
//!
//! Owns the one place that knows a text's length: validator and description follow it.

use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError, ValidationErrors};

/// A text of 1 to `MAX` characters that is not only white space.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Text<const MAX: usize>(pub String);

impl<const MAX: usize> Text<MAX> {
    /// The text without white space at either end.
    pub fn trimmed(self) -> String {
        self.0.trim().to_owned()
    }
}

impl<const MAX: usize> From<Text<MAX>> for String {
    fn from(text: Text<MAX>) -> Self {
        text.trimmed()
    }
}

impl<const MAX: usize> From<&str> for Text<MAX> {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl<const MAX: usize> Validate for Text<MAX> {
    /// The fault is the text's own, as that of a whole struct is.
    fn validate(&self) -> Result<(), ValidationErrors> {
        let code = if self.0.trim().is_empty() {
            "required"
        } else if self.0.chars().count() > MAX {
            "too_long"
        } else {
            return Ok(());
        };
        let mut errors = ValidationErrors::new();
        errors.add("__all__", ValidationError::new(code));
        Err(errors)
    }
}

// What people write may be personal: it stays out of logs.
impl<const MAX: usize> std::fmt::Debug for Text<MAX> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Text({} characters)", self.0.chars().count())
    }
}

#[cfg(feature = "openapi")]
impl<const MAX: usize> utoipa::PartialSchema for Text<MAX> {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::Type::String)
            .min_length(Some(1))
            .max_length(Some(MAX))
            .pattern(Some(r"\S"))
            .build()
            .into()
    }
}

#[cfg(feature = "openapi")]
impl<const MAX: usize> utoipa::ToSchema for Text<MAX> {
    fn name() -> std::borrow::Cow<'static, str> {
        format!("Text{MAX}").into()
    }
}
