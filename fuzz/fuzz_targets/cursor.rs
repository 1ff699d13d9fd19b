//! Cursors of lists: any text is taken for a cursor or refused, and what was put in comes out again.

#![no_main]

use bangban_persistence::page::{decode, encode};
use libfuzzer_sys::fuzz_target;

/// No cursor that is given out is longer.
const LONGEST: usize = 1024;

fuzz_target!(|input: (&str, &str, [String; 2])| {
    let (cursor, list, keys) = input;
    reads(cursor, list);

    let written = encode(list, &keys);
    if written.len() <= LONGEST {
        assert_eq!(
            decode::<2>(&written, list),
            Some(keys.clone()),
            "what was put in comes out"
        );
        assert!(
            written
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)),
            "safe in a URL"
        );
        assert_eq!(decode::<1>(&written, list), None, "one of another order");
        assert_eq!(decode::<3>(&written, list), None, "one of another order");
        assert_eq!(
            decode::<2>(&written, &format!("{list}x")),
            None,
            "one of another list"
        );
        assert_eq!(
            decode::<2>(&format!("{written}="), list),
            None,
            "one way of writing"
        );
        reads(&written, list);
    } else {
        assert_eq!(decode::<2>(&written, list), None, "too long");
    }
});

/// What is taken can be given out again, and means the same then.
fn reads(cursor: &str, list: &str) {
    if let Some(keys) = decode::<1>(cursor, list) {
        assert_eq!(decode::<1>(&encode(list, &keys), list), Some(keys));
    }
    if let Some(keys) = decode::<2>(cursor, list) {
        assert_eq!(decode::<2>(&encode(list, &keys), list), Some(keys));
    }
}
