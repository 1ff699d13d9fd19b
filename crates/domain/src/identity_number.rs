//! The resident identity number (公民身份号码, GB 11643-1999). Owns its shape and its check digit. It
//! does not own other documents (passports, permits), nor whether the number was ever issued: only
//! the public security authority knows that. The six digits of the place are not looked up, because
//! numbers keep the code of a place that has long been merged away.

use std::fmt;

use chrono::{Datelike, NaiveDate};

use crate::masking;

/// Weights of the 17 digits, 2^(17-i) mod 11 (ISO 7064 MOD 11-2).
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/// The check character by the weighted sum modulo 11.
const CHECK: [char; 11] = ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'];

/// Nobody alive, and nobody in a file, was born earlier.
const EARLIEST_YEAR: i32 = 1800;

/// A number that passed every check, with a capital X. `Debug` prints it masked, and there is no
/// `Display`: showing all of it has to be written out, with [`IdentityNumber::as_str`].
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IdentityNumber {
    text: String,
    birth_date: NaiveDate,
}

/// Why a text is no identity number. Never carries the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IdentityNumberFault {
    /// Not 18 characters.
    #[error("an identity number has 18 characters")]
    Length,
    /// Something other than 17 ASCII digits and a digit or X. Full-width digits are refused too.
    #[error("an identity number has 17 digits, then a digit or X")]
    Characters,
    /// No such day, before 1800, or after today.
    #[error("the date of birth in the identity number is impossible")]
    BirthDate,
    /// The last character does not fit the others.
    #[error("the last character of the identity number does not fit the others")]
    CheckDigit,
}

impl IdentityNumberFault {
    /// The code of the fault on the wire.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Length => "identity_number_length",
            Self::Characters => "identity_number_characters",
            Self::BirthDate => "identity_number_birth_date",
            Self::CheckDigit => "identity_number_check_digit",
        }
    }
}

impl IdentityNumber {
    /// Checks a number; a final lower-case x is taken for X. `today` is the legal date, after which
    /// nobody is born.
    ///
    /// # Errors
    /// The first [`IdentityNumberFault`], in the order length, characters, date, check digit.
    pub fn parse(text: &str, today: NaiveDate) -> Result<Self, IdentityNumberFault> {
        if text.chars().count() != 18 {
            return Err(IdentityNumberFault::Length);
        }
        let text = text.to_ascii_uppercase();
        let (Some(first), Some(last)) = (text.get(..17), text.get(17..)) else {
            return Err(IdentityNumberFault::Characters);
        };
        let last_fits = last == "X" || last.bytes().all(|byte| byte.is_ascii_digit());
        let expected = check_digit(first).filter(|_| last_fits);
        let expected = expected.ok_or(IdentityNumberFault::Characters)?;
        let birth_date = birth_date(first, today).ok_or(IdentityNumberFault::BirthDate)?;
        if !last.starts_with(expected) {
            return Err(IdentityNumberFault::CheckDigit);
        }
        Ok(Self { text, birth_date })
    }

    /// The whole number: for sealing, look-up and a permitted disclosure.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The number as it may be shown: `371302********0011`.
    #[must_use]
    pub fn masked(&self) -> String {
        masking::identity_number(&self.text)
    }

    /// The date of birth in the number.
    #[must_use]
    pub const fn birth_date(&self) -> NaiveDate {
        self.birth_date
    }
}

impl fmt::Debug for IdentityNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "IdentityNumber({})", self.masked())
    }
}

/// The check character (ISO 7064 MOD 11-2) of the first 17 digits. `None` unless they are 17 ASCII
/// digits.
#[must_use]
pub fn check_digit(first17: &str) -> Option<char> {
    if first17.len() != WEIGHTS.len() {
        return None;
    }
    let mut sum = 0;
    for (character, weight) in first17.chars().zip(WEIGHTS) {
        sum += character.to_digit(10)? * weight;
    }
    // Below 11, so always there.
    CHECK.get((sum % 11) as usize).copied()
}

/// The date in characters 7 to 14, if it is a real one that lies neither too early nor ahead.
fn birth_date(digits: &str, today: NaiveDate) -> Option<NaiveDate> {
    let year = digits.get(6..10)?.parse().ok()?;
    let month = digits.get(10..12)?.parse().ok()?;
    let day = digits.get(12..14)?.parse().ok()?;
    let date = NaiveDate::from_ymd_opt(year, month, day)?;
    (date.year() >= EARLIEST_YEAR && date <= today).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn today() -> NaiveDate {
        "2026-07-29".parse().unwrap()
    }

    fn fault(text: &str) -> &'static str {
        IdentityNumber::parse(text, today()).unwrap_err().code()
    }

    /// A number with the right check digit, whatever the rest says.
    fn with_check_digit(first17: &str) -> String {
        format!("{first17}{}", check_digit(first17).unwrap())
    }

    #[test]
    fn known_numbers() {
        // The two examples of GB 11643-1999, and a made-up person.
        for (text, born) in [
            ("11010519491231002X", "1949-12-31"),
            ("440524188001010014", "1880-01-01"),
            ("371302199001010011", "1990-01-01"),
        ] {
            let number = IdentityNumber::parse(text, today()).unwrap();
            assert_eq!(number.as_str(), text);
            assert_eq!(number.birth_date().to_string(), born);
        }
    }

    #[test]
    fn a_small_x_becomes_a_capital_one() {
        let number = IdentityNumber::parse("11010519491231002x", today()).unwrap();
        assert_eq!(number.as_str(), "11010519491231002X");
    }

    #[test]
    fn shape() {
        for text in [
            "",
            "37130219900101001",
            "3713021990010100110",
            "371302900101001", // 15 digits, of before 1999
            " 371302199001010011",
        ] {
            assert_eq!(fault(text), "identity_number_length", "{text}");
        }
        for text in [
            "３７１３０２１９９００１０１００１１", // full-width digits
            "37130219900101001１",
            "X71302199001010011",
            "3713021990010100X1",
            "37130219900101001A",
            "37130219900101001 ",
            "+71302199001010011",
            "王王王王王王王王王王王王王王王王王王",
        ] {
            assert_eq!(fault(text), "identity_number_characters", "{text}");
        }
    }

    #[test]
    fn impossible_births() {
        for day in [
            "19900230", "19901301", "19900100", "19000229", "17991231", "20260730", "00000000",
        ] {
            let text = with_check_digit(&format!("371302{day}001"));
            assert_eq!(fault(&text), "identity_number_birth_date", "{day}");
        }
        for day in ["18000101", "20000229", "20260729"] {
            let text = with_check_digit(&format!("371302{day}001"));
            assert!(IdentityNumber::parse(&text, today()).is_ok(), "{day}");
        }
    }

    #[test]
    fn a_wrong_check_digit() {
        assert_eq!(fault("371302199001010012"), "identity_number_check_digit");
        assert_eq!(fault("37130219900101001X"), "identity_number_check_digit");
        assert_eq!(check_digit("3713021990010100"), None);
        assert_eq!(check_digit("3713021990010100A"), None);
    }

    #[test]
    fn debug_shows_no_more_than_the_mask() {
        let number = IdentityNumber::parse("371302199001010011", today()).unwrap();
        assert_eq!(format!("{number:?}"), "IdentityNumber(371302********0011)");
        assert!(!format!("{:?}", fault("371302199001010012")).contains("3713"));
    }

    proptest! {
        #[test]
        fn one_changed_digit_is_always_caught(
            first17 in "[0-9]{17}", place in 0_usize..18, replacement in "[0-9]",
        ) {
            let right = with_check_digit(&first17);
            let mut wrong = right.clone();
            wrong.replace_range(place..=place, &replacement);
            prop_assume!(wrong != right);
            prop_assert!(check_digit(&wrong[..17]) != wrong.chars().last());
            prop_assert!(IdentityNumber::parse(&wrong, NaiveDate::MAX).is_err());
        }

        #[test]
        fn no_text_makes_it_panic(text in any::<String>(), eighteen in "\\PC{18}") {
            let _ = IdentityNumber::parse(&text, today());
            let _ = IdentityNumber::parse(&eighteen, today());
            let _ = check_digit(&text);
        }
    }
}
