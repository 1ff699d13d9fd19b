//! Unified social credit codes, against the rule of GB 32100-2015 written anew.

#![no_main]

use bangban_domain::credit_code::{CreditCode, check_character};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    if let Ok(text) = std::str::from_utf8(data) {
        check(text);
    }
    if data.len() >= 17 {
        let first: String = data[..17]
            .iter()
            .enumerate()
            .map(|(place, byte)| symbol(*byte, (2..8).contains(&place)))
            .collect();
        let fitting: Vec<char> = (0..31)
            .map(|value| symbol(value, false))
            .filter(|last| {
                let text = format!("{first}{last}");
                check(&text);
                is_valid(&text)
            })
            .collect();
        assert_eq!(fitting.len(), 1, "one check character fits {first}");
        assert_eq!(check_character(&first), fitting.first().copied());
    }
});

/// Digits, and letters without I, O, S, V, Z.
const SYMBOLS: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

fn symbol(byte: u8, digit: bool) -> char {
    let many = if digit { 10 } else { SYMBOLS.len() };
    char::from(SYMBOLS[usize::from(byte) % many])
}

fn check(text: &str) {
    let parsed = CreditCode::parse(text);
    assert_eq!(parsed.is_ok(), is_valid(text), "{text:?}");
    if let Ok(code) = parsed {
        assert_eq!(code.as_str(), text);
        assert_eq!(CreditCode::parse(&code.to_string()), Ok(code));
    }
}

/// Eighteen symbols, digits at 3 to 8; the weighted sum with the check character divides by 31.
fn is_valid(text: &str) -> bool {
    if text.chars().count() != 18 {
        return false;
    }
    let mut sum = 0_u32;
    // Powers of three modulo 31; the check character itself counts once.
    let weights = [
        1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28, 1,
    ];
    for (place, (character, weight)) in text.chars().zip(weights).enumerate() {
        let Some(value) = (0..31).find(|value| symbol(*value, false) == character) else {
            return false;
        };
        if (2..8).contains(&place) && value > 9 {
            return false;
        }
        sum += u32::from(value) * weight;
    }
    sum.is_multiple_of(31)
}
