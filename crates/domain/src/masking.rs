//! Masking of personal data for display (rule P2). Owns which characters stay. It does not own who may
//! see the whole value, nor what is masked where: names and credit codes of enterprises are public.
//!
//! No national standard fixes the masks; these follow common practice. All functions count characters,
//! take any text, and never give back a value of more than one character unchanged, unless it
//! consists of asterisks where the mask has them. They are for showing only: nothing can be looked up
//! by a masked value.

/// Stands for what is hidden.
const STAR: char = '*';

/// A document number shorter than this shows nothing, or more than half of it would be seen.
const SHORTEST_SHOWN_IN_PART: usize = 8;

/// Whether a text looks like the output of this module. A masked value that a client sends back must
/// not overwrite the real one.
#[must_use]
pub fn is_masked(value: &str) -> bool {
    value.contains(STAR)
}

/// The name of a natural person: 王芳 → `王*`, 欧阳娜 → `欧*娜`, whatever the length of the middle. A
/// single character is hidden.
#[must_use]
pub fn name(value: &str) -> String {
    let characters: Vec<char> = value.chars().collect();
    match characters.as_slice() {
        [] => String::new(),
        [_] => STAR.into(),
        [first, _] => [*first, STAR].iter().collect(),
        [first, .., last] => [*first, STAR, *last].iter().collect(),
    }
}

/// A resident identity number: `371302********0011`. What has not 18 characters is masked like any
/// other document number.
#[must_use]
pub fn identity_number(value: &str) -> String {
    match value.chars().count() {
        18 => keep(value, 6, 4),
        _ => document_number(value),
    }
}

/// The number of a passport or permit: the first two and the last two characters stay; nothing stays
/// of fewer than eight.
#[must_use]
pub fn document_number(value: &str) -> String {
    match value.chars().count() {
        0..SHORTEST_SHOWN_IN_PART => keep(value, 0, 0),
        _ => keep(value, 2, 2),
    }
}

/// A telephone number, mobile or landline.
#[must_use]
pub fn phone(value: &str) -> String {
    if value.starts_with('1') && value.chars().count() == 11 {
        keep(value, 3, 4)
    } else {
        landline(value)
    }
}

/// A mobile number: `139****2345`. What has not 11 characters is masked like a landline.
#[must_use]
pub fn mobile(value: &str) -> String {
    match value.chars().count() {
        11 => keep(value, 3, 4),
        _ => landline(value),
    }
}

/// A landline number: the last four characters stay; nothing stays of fewer than eight.
#[must_use]
pub fn landline(value: &str) -> String {
    match value.chars().count() {
        0..SHORTEST_SHOWN_IN_PART => keep(value, 0, 0),
        _ => keep(value, 0, 4),
    }
}

/// An address: 临沂市兰山区银雀山路5号 → `临沂市兰山区******`. The first six characters stay, which is as
/// far as the county as a rule, but never more than half; the number of asterisks says nothing.
#[must_use]
pub fn address(value: &str) -> String {
    let length = value.chars().count();
    if length == 0 {
        return String::new();
    }
    let shown = value.chars().take(6.min(length / 2));
    shown.chain([STAR; 6]).collect()
}

/// Keeps so many characters at both ends, and puts one asterisk for each character between them.
/// Callers make sure that something lies between.
fn keep(value: &str, head: usize, tail: usize) -> String {
    let length = value.chars().count();
    let hidden = head..length.saturating_sub(tail);
    let mask = |(place, character)| {
        if hidden.contains(&place) {
            STAR
        } else {
            character
        }
    };
    value.chars().enumerate().map(mask).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names() {
        let cases = [
            ("", ""),
            ("王", "*"),
            ("王芳", "王*"),
            ("欧阳娜", "欧*娜"),
            ("欧阳娜娜", "欧*娜"),
            ("买买提·吐尔逊", "买*逊"),
            ("䅟𠮷", "䅟*"), // rare characters, one outside the basic plane
        ];
        for (value, masked) in cases {
            assert_eq!(name(value), masked);
        }
    }

    #[test]
    fn numbers() {
        assert_eq!(identity_number("371302199001010011"), "371302********0011");
        assert_eq!(identity_number("E12345678"), "E1*****78");
        assert_eq!(document_number("H12345678"), "H1*****78");
        assert_eq!(document_number("1234567"), "*******");
        assert_eq!(mobile("13953912345"), "139****2345");
        assert_eq!(mobile("139"), "***");
        assert_eq!(phone("13953912345"), "139****2345");
        assert_eq!(phone("0539-8123456"), "********3456");
        assert_eq!(landline("05398123456"), "*******3456");
        assert_eq!(landline("8123"), "****");
    }

    #[test]
    fn addresses() {
        assert_eq!(address("临沂市兰山区银雀山路5号"), "临沂市兰山区******");
        assert_eq!(address("山东省临沂市兰山区银雀山路"), "山东省临沂市******");
        assert_eq!(address("兰山区10号"), "兰山区******");
        assert_eq!(address("村"), "******");
        assert_eq!(address(""), "");
    }

    #[test]
    fn a_mask_is_recognised() {
        assert!(is_masked(&name("王芳")));
        assert!(!is_masked("王芳"));
    }

    proptest! {
        #[test]
        fn no_text_comes_back_as_it_was(value in any::<String>()) {
            prop_assume!(!value.contains(STAR) && value.chars().count() > 1);
            for mask in [name, identity_number, document_number, phone, mobile, landline, address] {
                let masked = mask(&value);
                prop_assert_ne!(&masked, &value);
                prop_assert!(is_masked(&masked));
            }
        }

        #[test]
        fn numbers_keep_their_length(value in any::<String>()) {
            for mask in [identity_number, document_number, phone, mobile, landline] {
                prop_assert_eq!(mask(&value).chars().count(), value.chars().count());
            }
        }
    }
}
