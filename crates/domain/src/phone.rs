//! Telephone numbers of the Chinese mainland. Owns their shape and one way to write each. It does not
//! own whether the number is in service, nor service numbers (400, 12345).

use std::fmt;

use crate::masking;

/// A number in its one form: a mobile as 11 digits, a landline as `0539-8123456`, so that equal
/// numbers are equal however they were typed. `Debug` prints it masked, and there is no `Display`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phone(String);

/// Why a text is no telephone number. Never carries the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PhoneFault {
    /// Something other than ASCII digits and a hyphen. Full-width digits are refused too.
    #[error("a telephone number has digits, and a hyphen after the area code")]
    Characters,
    /// Neither a mobile nor a landline number with its area code.
    #[error("neither a mobile number nor a landline number with its area code")]
    Pattern,
}

impl PhoneFault {
    /// The code of the fault on the wire.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Characters => "phone_characters",
            Self::Pattern => "phone_pattern",
        }
    }
}

impl Phone {
    /// Checks a number: `1[3-9]` and nine digits, or an area code, an optional hyphen, and seven or
    /// eight digits.
    ///
    /// # Errors
    /// The first [`PhoneFault`].
    pub fn parse(text: &str) -> Result<Self, PhoneFault> {
        if !text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'-')
        {
            return Err(PhoneFault::Characters);
        }
        if is_mobile(text) {
            return Ok(Self(text.to_owned()));
        }
        landline(text).map(Self).ok_or(PhoneFault::Pattern)
    }

    /// The whole number: for sealing, look-up, sending, and a permitted disclosure.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is a mobile number, which can receive a short message.
    #[must_use]
    pub fn is_mobile(&self) -> bool {
        is_mobile(&self.0)
    }

    /// The number as it may be shown: `139****2345`.
    #[must_use]
    pub fn masked(&self) -> String {
        masking::phone(&self.0)
    }
}

impl fmt::Debug for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Phone({})", self.masked())
    }
}

fn is_mobile(text: &str) -> bool {
    let bytes = text.as_bytes();
    matches!(bytes, [b'1', b'3'..=b'9', rest @ ..] if rest.len() == 9 && is_digits(rest))
}

/// The landline number with its hyphen, which stands after three digits in 010 and 02x, and after four
/// elsewhere.
fn landline(text: &str) -> Option<String> {
    let area_length = match text.as_bytes() {
        [b'0', b'1', b'0', ..] | [b'0', b'2', ..] => 3,
        [b'0', b'3'..=b'9', ..] => 4,
        _ => return None,
    };
    let (area, rest) = text.split_at_checked(area_length)?;
    let number = rest.strip_prefix('-').unwrap_or(rest);
    let fits =
        is_digits(area.as_bytes()) && is_digits(number.as_bytes()) && matches!(number.len(), 7 | 8);
    fits.then(|| format!("{area}-{number}"))
}

fn is_digits(bytes: &[u8]) -> bool {
    bytes.iter().all(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(text: &str) -> Option<String> {
        Phone::parse(text)
            .ok()
            .map(|phone| phone.as_str().to_owned())
    }

    #[test]
    fn mobiles() {
        for text in ["13953912345", "19900000000", "14712345678"] {
            assert_eq!(written(text).as_deref(), Some(text));
            assert!(Phone::parse(text).unwrap().is_mobile());
        }
        for text in [
            "12953912345",
            "1395391234",
            "139539123456",
            "+8613953912345",
            "139-5391-2345",
        ] {
            assert_eq!(written(text), None, "{text}");
        }
    }

    #[test]
    fn landlines_have_one_form() {
        let cases = [
            ("0539-8123456", "0539-8123456"),
            ("05398123456", "0539-8123456"),
            ("0531-81234567", "0531-81234567"),
            ("01012345678", "010-12345678"),
            ("021-12345678", "021-12345678"),
        ];
        for (text, form) in cases {
            assert_eq!(written(text).as_deref(), Some(form));
            assert!(!Phone::parse(text).unwrap().is_mobile());
        }
        for text in [
            "",
            "0",
            "8123456",
            "0539-812345",
            "0539--8123456",
            "053-98123456",
            "05-398123456",
            "0539-812345678",
            "4008123456",
            "400-812-3456",
            "12345",
            "0139-8123456",
        ] {
            assert_eq!(Phone::parse(text), Err(PhoneFault::Pattern), "{text}");
        }
    }

    #[test]
    fn only_ascii() {
        for text in ["１3953912345", "139 5391 2345", "0539－8123456", "电话"] {
            let fault = Phone::parse(text).unwrap_err();
            assert_eq!(fault.code(), "phone_characters", "{text}");
        }
    }

    #[test]
    fn debug_shows_no_more_than_the_mask() {
        let phone = Phone::parse("13953912345").unwrap();
        assert_eq!(format!("{phone:?}"), "Phone(139****2345)");
    }

    proptest! {
        #[test]
        fn the_form_is_stable(text in "0[0-9]{2,3}-?[0-9]{7,8}|1[0-9]{10}|\\PC{0,14}") {
            if let Ok(phone) = Phone::parse(&text) {
                prop_assert_eq!(Phone::parse(phone.as_str()), Ok(phone));
            }
        }
    }
}
