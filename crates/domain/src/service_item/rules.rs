//! What a version of an item has to fulfil, wherever it comes from: a file that is imported, or a draft
//! that an administrator writes.
//!
//! Owns the bounds and the rules between fields. Does not own how a fault is told.

use crate::deadline::Limit;

/// More copies of a material than anybody asks for.
pub const MOST_COPIES: u32 = 100;

/// Whether the department promises more days than the law allows. Limits of two units can't be compared:
/// how many working days lie in so many calendar days depends on the day they begin.
#[must_use]
pub fn promises_too_long(legal: Option<Limit>, promised: Option<Limit>) -> bool {
    matches!((legal, promised), (Some(legal), Some(promised))
        if legal.unit == promised.unit && legal.days < promised.days)
}

/// The places of those entries that stood in the list before: what stands once is told apart by it.
#[must_use]
pub fn repeated<T: PartialEq>(entries: &[T]) -> Vec<usize> {
    let stood_before = |place: &usize| entries[..*place].contains(&entries[*place]);
    (0..entries.len()).filter(stood_before).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deadline::DayUnit;

    #[test]
    fn a_promise_is_compared_with_the_law_in_its_own_unit() {
        let calendar = |days| Limit {
            days,
            unit: DayUnit::CalendarDays,
        };
        let working = Limit::working;
        assert!(promises_too_long(Some(working(20)), Some(working(21))));
        assert!(!promises_too_long(Some(working(20)), Some(working(20))));
        assert!(!promises_too_long(Some(calendar(20)), Some(working(21))));
        assert!(!promises_too_long(None, Some(working(21))));
        assert!(!promises_too_long(Some(working(20)), None));
    }

    #[test]
    fn the_first_of_equal_entries_is_none_of_the_repeated() {
        assert_eq!(repeated(&["a", "b", "a", "c", "a"]), [2, 4]);
        assert!(repeated::<&str>(&[]).is_empty());
    }
}
