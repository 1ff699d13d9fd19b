//! Paging of lists that are short by nature and loaded whole, such as the years of the calendar.
//!
//! Owns the cut and its cursor. Does not own long lists (`bangban_persistence::page`).

use crate::{Error, PageOf};

/// The part after the entry whose number is `cursor`: `limit` entries. The entries come in their
/// order, with the number that tells each.
///
/// # Errors
/// [`Error::InvalidCursor`] where no entry has that number.
pub(crate) fn part<T>(
    entries: Vec<T>,
    number: impl Fn(&T) -> i64,
    limit: u32,
    cursor: Option<&str>,
) -> Result<PageOf<T>, Error> {
    let begin = match cursor {
        None => 0,
        Some(text) => {
            let last: i64 = text.parse().map_err(|_| Error::InvalidCursor)?;
            let place = entries.iter().position(|entry| number(entry) == last);
            place.ok_or(Error::InvalidCursor)? + 1
        }
    };
    let limit = limit as usize;
    let more = entries.len().saturating_sub(begin) > limit;
    let items: Vec<T> = entries.into_iter().skip(begin).take(limit).collect();
    let next_cursor = items
        .last()
        .filter(|_| more)
        .map(|last| number(last).to_string());
    Ok(PageOf { items, next_cursor })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_follow_each_other() {
        let list = |limit, cursor| part(vec![2024, 2025, 2026], |year| *year, limit, cursor);
        let first = list(2, None).unwrap();
        assert_eq!(
            (first.items, first.next_cursor.as_deref()),
            (vec![2024, 2025], Some("2025"))
        );
        let second = list(2, Some("2025")).unwrap();
        assert_eq!((second.items, second.next_cursor), (vec![2026], None));
        assert_eq!(list(3, None).unwrap().next_cursor, None);
        for cursor in ["", "x", "2023"] {
            assert_eq!(list(2, Some(cursor)), Err(Error::InvalidCursor), "{cursor}");
        }
    }
}
