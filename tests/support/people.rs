//! Made-up people and enterprises with valid check digits.

/// A resident identity number of 兰山区 for somebody born on 1990-01-01, by a running number
/// (GB 11643-1999; ISO 7064 MOD 11-2). None of them is that of an account.
pub fn resident_id(number: u32) -> String {
    let head = format!("37130219900101{:03}", 100 + number % 900);
    let sum: u32 = head
        .bytes()
        .enumerate()
        .map(|(place, byte)| u32::from(byte - b'0') * weight(place))
        .sum();
    let check = (12 - sum % 11) % 11;
    let check = if check == 10 {
        'X'
    } else {
        char::from_digit(check, 10).unwrap()
    };
    format!("{head}{check}")
}

fn weight(place: usize) -> u32 {
    2_u32.pow(17 - u32::try_from(place).unwrap()) % 11
}

/// The unified social credit code of an enterprise in 兰山区, by a running number (GB 32100-2015;
/// MOD 31).
pub fn credit_code(number: u32) -> String {
    const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
    let head = format!("91371302MA3T{:05}", number % 100_000);
    let sum: usize = head
        .bytes()
        .enumerate()
        .map(|(place, byte)| {
            let value = ALPHABET.iter().position(|known| *known == byte).unwrap();
            value * (3_usize.pow(u32::try_from(place).unwrap()) % 31)
        })
        .sum();
    let check = ALPHABET[(31 - sum % 31) % 31];
    format!("{head}{}", char::from(check))
}
