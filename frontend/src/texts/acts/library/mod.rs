//! The library of reasons and phrases: what clerks and agents write again and again, ready to be filled in, by the stage
//! of the case. `{}` stands for the material or the item.

pub(crate) mod ending;
pub(crate) mod intake;
pub(crate) mod work;

use super::super::Words;

/// A phrase: what its button says, and what it fills in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Phrase {
    /// On the button.
    pub(crate) label: Words,
    /// Into the field.
    pub(crate) text: Words,
}

pub(crate) const fn phrase(label: Words, text: Words) -> Phrase {
    Phrase { label, text }
}
