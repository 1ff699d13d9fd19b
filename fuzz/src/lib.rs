//! What several targets share: the oracles of imported files, and how the texts of a table are written.
//!
//! Owns no target. Each target asserts a property that a program without the parser's source could state.

use bangban_application::import::ImportFault;

/// The faults of a file are told as documented: there are some, in the order of the file, each in a line that the
/// file has, with a code for programs and words for people.
pub fn faults_are_told(file: &[u8], faults: &[ImportFault]) {
    assert!(!faults.is_empty(), "refused without a reason");
    let lines = 1 + file.iter().filter(|byte| **byte == b'\n').count();
    let mut before = 1;
    for fault in faults {
        assert!(fault.line >= before, "out of order: {fault:?}");
        assert!(fault.line <= lines, "behind the end: {fault:?}");
        assert!(is_code(fault.code), "{fault:?}");
        assert!(!fault.message_zh.is_empty() && !fault.message_en.is_empty());
        before = fault.line;
    }
}

/// A name for programs: `snake_case`.
pub fn is_code(code: &str) -> bool {
    !code.is_empty()
        && code
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

/// A field of a table, in quotes (RFC 4180).
pub fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}
