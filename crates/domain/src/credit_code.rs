//! The unified social credit code (统一社会信用代码, GB 32100-2015). Owns its shape and its check
//! character. It does not own whether the code was ever issued. The code is public: never masked.

use std::fmt;

/// The 31 characters in the order of their values: no I, O, S, V, Z.
const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/// Characters 3 to 8 are the division code of the registering authority: digits.
const DIVISION: std::ops::Range<usize> = 2..8;

/// A code that passed every check.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CreditCode(String);

/// Why a text is no credit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CreditCodeFault {
    /// Not 18 characters.
    #[error("a unified social credit code has 18 characters")]
    Length,
    /// Something other than ASCII digits and capitals without I, O, S, V, Z, or a letter in the
    /// division code.
    #[error("a unified social credit code has digits and capitals without I, O, S, V, Z")]
    Characters,
    /// The last character does not fit the others.
    #[error("the last character of the unified social credit code does not fit the others")]
    CheckCharacter,
}

impl CreditCodeFault {
    /// The code of the fault on the wire.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Length => "credit_code_length",
            Self::Characters => "credit_code_characters",
            Self::CheckCharacter => "credit_code_check_character",
        }
    }
}

impl CreditCode {
    /// Checks a code, in capitals.
    ///
    /// # Errors
    /// The first [`CreditCodeFault`], in the order length, characters, check character.
    pub fn parse(text: &str) -> Result<Self, CreditCodeFault> {
        if text.chars().count() != 18 {
            return Err(CreditCodeFault::Length);
        }
        let division = text.get(DIVISION).filter(|part| is_digits(part));
        let (Some(_), Some(first)) = (division, text.get(..17)) else {
            return Err(CreditCodeFault::Characters);
        };
        let (Some(expected), Some(last)) = (check_character(first), text.chars().last()) else {
            return Err(CreditCodeFault::Characters);
        };
        if value(last).is_none() {
            return Err(CreditCodeFault::Characters);
        }
        if last != expected {
            return Err(CreditCodeFault::CheckCharacter);
        }
        Ok(Self(text.to_owned()))
    }

    /// The code.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CreditCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The check character of the first 17: 31 less the sum of value × 3^(i-1) modulo 31. `None` unless
/// they are 17 characters of the alphabet.
#[must_use]
pub fn check_character(first17: &str) -> Option<char> {
    if first17.len() != 17 {
        return None;
    }
    let mut sum = 0;
    let mut weight = 1;
    for character in first17.chars() {
        sum += value(character)? * weight;
        weight = weight * 3 % 31;
    }
    ALPHABET.chars().nth((31 - sum % 31) % 31)
}

fn value(character: char) -> Option<usize> {
    ALPHABET.find(character)
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn fault(text: &str) -> &'static str {
        CreditCode::parse(text).unwrap_err().code()
    }

    #[test]
    fn known_codes() {
        for text in ["91350100M000100Y43", "91371302MA3C000116"] {
            assert_eq!(CreditCode::parse(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn shape() {
        for text in ["", "91371302MA3C00011", "91371302MA3C0001160"] {
            assert_eq!(fault(text), "credit_code_length", "{text}");
        }
        for text in [
            "91371302MA3C00011I",
            "91371302MO3C000116",
            "91371302ma3c000116",
            "9137130AMA3C000116",
            "９1371302MA3C000116",
            "91371302MA3C00011６",
            "王王王王王王王王王王王王王王王王王王",
        ] {
            assert_eq!(fault(text), "credit_code_characters", "{text}");
        }
        assert_eq!(fault("91371302MA3C000117"), "credit_code_check_character");
        assert_eq!(check_character("91371302MA3C0001"), None);
    }

    proptest! {
        #[test]
        fn one_changed_character_is_always_caught(
            first17 in "[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{9}",
            place in 0_usize..18,
            replacement in "[0-9A-HJ-NPQRTUWXY]",
        ) {
            let right = format!("{first17}{}", check_character(&first17).unwrap());
            prop_assert!(CreditCode::parse(&right).is_ok());
            let mut wrong = right.clone();
            wrong.replace_range(place..=place, &replacement);
            prop_assume!(wrong != right);
            prop_assert!(check_character(&wrong[..17]) != wrong.chars().last());
            prop_assert!(CreditCode::parse(&wrong).is_err());
        }

        #[test]
        fn no_text_makes_it_panic(text in any::<String>(), eighteen in "\\PC{18}") {
            let _ = CreditCode::parse(&text);
            let _ = CreditCode::parse(&eighteen);
        }
    }
}
