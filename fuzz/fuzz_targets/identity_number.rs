//! Identity numbers, against the rule of GB 11643-1999 written anew.

#![no_main]

use bangban_domain::identity_number::{IdentityNumber, check_digit};
use chrono::NaiveDate;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    if let Ok(text) = std::str::from_utf8(data) {
        check(text);
    }
    // What chance rarely makes: seventeen digits, and each character that could follow them.
    if data.len() >= 17 {
        let digits: String = data[..17]
            .iter()
            .map(|byte| char::from(b'0' + byte % 10))
            .collect();
        let fitting = "0123456789X"
            .chars()
            .filter(|last| {
                let text = format!("{digits}{last}");
                check(&text);
                sums_up(&text)
            })
            .collect::<Vec<_>>();
        assert_eq!(fitting.len(), 1, "one check character fits {digits}");
        assert_eq!(check_digit(&digits), fitting.first().copied());
    }
});

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 20).expect("a date")
}

fn check(text: &str) {
    let parsed = IdentityNumber::parse(text, today());
    assert_eq!(parsed.is_ok(), is_valid(text), "{text:?}");
    let Ok(number) = parsed else { return };
    let whole = number.as_str().to_owned();
    assert_eq!(whole, text.to_ascii_uppercase());
    assert_eq!(IdentityNumber::parse(&whole, today()), Ok(number.clone()));
    assert_eq!(
        number.birth_date().format("%Y%m%d").to_string(),
        whole[6..14]
    );
    let masked = number.masked();
    assert_eq!(masked.len(), 18);
    assert!(
        !format!("{number:?}").contains(&whole[6..14]),
        "shows the date of birth"
    );
}

/// The rule: eighteen characters; a day that was, not before 1800 and not after today; the weighted sum.
fn is_valid(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 18
        && bytes[..17].iter().all(u8::is_ascii_digit)
        && matches!(bytes[17], b'0'..=b'9' | b'X' | b'x')
        && is_day(&bytes[6..14])
        && sums_up(text)
}

/// ISO 7064, MOD 11-2: with the check character the sum is one modulo eleven.
fn sums_up(text: &str) -> bool {
    let mut sum = 0_u32;
    for byte in text.bytes() {
        let value = match byte {
            b'X' | b'x' => 10,
            digit => u32::from(digit - b'0'),
        };
        sum = (sum * 2 + value) % 11;
    }
    sum == 1
}

fn is_day(digits: &[u8]) -> bool {
    let number = |digits: &[u8]| {
        digits
            .iter()
            .fold(0_u32, |sum, digit| sum * 10 + u32::from(digit - b'0'))
    };
    let (year, month, day) = (
        number(&digits[..4]),
        number(&digits[4..6]),
        number(&digits[6..]),
    );
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let length = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return false,
    };
    year >= 1800 && (1..=length).contains(&day) && number(digits) <= 2026_11_20
}
