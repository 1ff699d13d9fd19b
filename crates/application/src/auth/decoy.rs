//! What a password is compared with where there is no account, so that it takes the same time. Does not
//! own the lock of names that nobody has (`login`).

use argon2::Params;

/// A hash that fits no password that anybody could find, with these parameters: checking it takes the
/// time that a real one takes.
pub(super) fn hash(params: &Params) -> String {
    // 16 bytes of salt and 32 bytes of output, all zero, in base64.
    let (salt, output) = ("A".repeat(22), "A".repeat(43));
    let (memory, passes, lanes) = (params.m_cost(), params.t_cost(), params.p_cost());
    format!("$argon2id$v=19$m={memory},t={passes},p={lanes}${salt}${output}")
}
