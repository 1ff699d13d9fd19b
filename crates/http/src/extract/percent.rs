//! Percent-decoding (RFC 3986 §2.1) that refuses what it can't decode, instead of guessing.

/// The decoded text; none if an escape is cut short or not hexadecimal, or if the bytes are no UTF-8.
/// In a query `+` is a space, as HTML forms write it.
pub(super) fn decode(text: &str, plus_is_space: bool) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => hex(rest.next()?)? << 4 | hex(rest.next()?)?,
            b'+' if plus_is_space => b' ',
            other => other,
        });
    }
    String::from_utf8(bytes).ok()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit)
        .to_digit(16)
        .and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decodes_or_refuses() {
        assert_eq!(decode("a%20b+c", false).as_deref(), Some("a b+c"));
        assert_eq!(decode("a%20b+c", true).as_deref(), Some("a b c"));
        assert_eq!(decode("%E7%8E%8B%2525", false).as_deref(), Some("王%25"));
        for bad in ["%", "%4", "%zz", "%ff", "%+1", "%E7%8E"] {
            assert_eq!(decode(bad, false), None, "{bad}");
        }
    }
}
