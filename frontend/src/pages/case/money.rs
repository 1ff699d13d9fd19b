//! Money as people read it.

/// Yuan with two decimals, of an amount in fen.
pub(super) fn yuan(fen: i64) -> String {
    format!("{}.{:02}", fen / 100, fen % 100)
}
