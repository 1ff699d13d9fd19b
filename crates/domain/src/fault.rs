//! A fault in what somebody sent, before any rule about states is asked.
//!
//! Owns the pair of place and code. Does not own texts: those belong to whoever shows them.

use std::borrow::Cow;

/// One fault of an input: where it is and what is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// JSON pointer (RFC 6901) into the input, such as `/applicant/id_number`.
    pub pointer: Cow<'static, str>,
    /// What is wrong, in `snake_case`; stable, for programs.
    pub code: &'static str,
}

impl Fault {
    /// A fault at `pointer`.
    pub fn at(pointer: impl Into<Cow<'static, str>>, code: &'static str) -> Self {
        Self {
            pointer: pointer.into(),
            code,
        }
    }
}
