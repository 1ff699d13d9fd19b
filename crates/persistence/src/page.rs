//! Pages of a list: how many, and after which entry.
//!
//! Owns the cursor's layout: base64url of a JSON array that holds its version, the name of the
//! list with its order, and the keys of the last entry. A cursor holds no secret and grants
//! nothing, since scope and filters are applied anew; it is only checked for its form. Does not own
//! any order.

use std::str::FromStr;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::StoreError;

const VERSION: u8 = 1;
/// Longer than any cursor that is given out.
const LONGEST_CURSOR: usize = 1024;

/// Which part of a list is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    limit: u32,
    cursor: Option<String>,
}

/// A part of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageOf<T> {
    /// The entries.
    pub items: Vec<T>,
    /// Where the next part begins; none at the end.
    pub next_cursor: Option<String>,
}

impl Page {
    /// The most entries of one page.
    pub const MOST: u32 = 100;
    /// The entries of a page where nothing is said.
    pub const DEFAULT: u32 = 20;

    /// At most `limit` entries (1…100, others are brought into that range) after the cursor of the
    /// page before.
    #[must_use]
    pub fn new(limit: u32, cursor: Option<String>) -> Self {
        Self {
            limit: limit.clamp(1, Self::MOST),
            cursor,
        }
    }

    /// The first page in the usual size.
    #[must_use]
    pub fn first() -> Self {
        Self::new(Self::DEFAULT, None)
    }

    /// Rows to fetch: one more than asked for says whether there is a next page.
    pub(crate) fn fetch(&self) -> u64 {
        u64::from(self.limit) + 1
    }

    /// The keys of the last entry of the page before, if there was one. `list` names the list and
    /// its order: a cursor of another one does not fit.
    ///
    /// # Errors
    /// [`StoreError::InvalidCursor`].
    pub(crate) fn after<const KEYS: usize>(
        &self,
        list: &str,
    ) -> Result<Option<[String; KEYS]>, StoreError> {
        let Some(cursor) = &self.cursor else {
            return Ok(None);
        };
        decode(cursor, list)
            .map(Some)
            .ok_or(StoreError::InvalidCursor)
    }

    /// The one key of the last entry of the page before, where the list has one.
    ///
    /// # Errors
    /// [`StoreError::InvalidCursor`].
    pub(crate) fn after_key<K: FromStr>(&self, list: &str) -> Result<Option<K>, StoreError> {
        let keys = self.after::<1>(list)?;
        keys.map(|[key]| parse_key(&key)).transpose()
    }

    /// Makes a page of rows that were fetched with [`Page::fetch`]; `keys` are what
    /// [`Page::after`] is to give back for the next one.
    ///
    /// # Errors
    /// Those of `from_row`.
    pub(crate) fn collect<R, T, const KEYS: usize>(
        &self,
        list: &str,
        mut rows: Vec<R>,
        keys: impl Fn(&R) -> [String; KEYS],
        from_row: impl FnMut(R) -> Result<T, StoreError>,
    ) -> Result<PageOf<T>, StoreError> {
        let limit = self.limit as usize;
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next_cursor = rows
            .last()
            .filter(|_| more)
            .map(|last| encode(list, &keys(last)));
        let items = rows.into_iter().map(from_row).collect::<Result<_, _>>()?;
        Ok(PageOf { items, next_cursor })
    }
}

impl<T> PageOf<T> {
    /// The same page of something made from each entry.
    pub fn map<U>(self, change: impl FnMut(T) -> U) -> PageOf<U> {
        PageOf {
            items: self.items.into_iter().map(change).collect(),
            next_cursor: self.next_cursor,
        }
    }
}

/// Reads one key of a cursor.
///
/// # Errors
/// [`StoreError::InvalidCursor`].
pub(crate) fn parse_key<K: FromStr>(key: &str) -> Result<K, StoreError> {
    key.parse().map_err(|_| StoreError::InvalidCursor)
}

/// The cursor of a list's entry with these keys; public for `fuzz/`.
#[must_use]
pub fn encode(list: &str, keys: &[String]) -> String {
    let json = serde_json::json!([VERSION, list, keys]);
    URL_SAFE_NO_PAD.encode(json.to_string())
}

/// The keys in a cursor of this list, if it is one; public for `fuzz/`.
#[must_use]
pub fn decode<const KEYS: usize>(cursor: &str, list: &str) -> Option<[String; KEYS]> {
    if cursor.len() > LONGEST_CURSOR {
        return None;
    }
    let json = URL_SAFE_NO_PAD.decode(cursor).ok()?;
    let (version, name, keys): (u8, String, Vec<String>) = serde_json::from_slice(&json).ok()?;
    if version != VERSION || name != list {
        return None;
    }
    keys.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(limit: u32, cursor: Option<String>, rows: Vec<u32>) -> PageOf<u32> {
        Page::new(limit, cursor)
            .collect("list", rows, |row| [row.to_string()], Ok)
            .unwrap()
    }

    #[test]
    fn the_row_too_many_makes_the_cursor() {
        let all = page(3, None, vec![1, 2, 3]);
        assert_eq!((all.items, all.next_cursor), (vec![1, 2, 3], None));
        let first = page(2, None, vec![1, 2, 3]);
        assert_eq!(first.items, [1, 2]);
        let next = Page::new(2, first.next_cursor);
        assert_eq!(next.after_key::<u32>("list"), Ok(Some(2)));
        assert_eq!(
            next.after_key::<u32>("other list"),
            Err(StoreError::InvalidCursor)
        );
        assert_eq!(next.after::<2>("list"), Err(StoreError::InvalidCursor));
    }

    #[test]
    fn nothing_else_is_a_cursor() {
        for cursor in [
            "",
            "x",
            "bm9wZQ",
            "WzIsImxpc3QiLFsiMSJdXQ",
            "WzEsImxpc3QiLFsiMSJdXQ==",
            "é",
        ] {
            let page = Page::new(20, Some(cursor.to_owned()));
            assert_eq!(
                page.after_key::<u32>("list"),
                Err(StoreError::InvalidCursor),
                "{cursor}"
            );
        }
        let long = Page::new(20, Some("a".repeat(5000)));
        assert_eq!(
            long.after_key::<u32>("list"),
            Err(StoreError::InvalidCursor)
        );
        let fine = Page::new(20, Some("WzEsImxpc3QiLFsiMSJdXQ".to_owned()));
        assert_eq!(fine.after_key::<u32>("list"), Ok(Some(1)));
    }

    #[test]
    fn limits_stay_in_range() {
        assert_eq!(Page::new(0, None).fetch(), 2);
        assert_eq!(Page::new(1000, None).fetch(), 101);
    }
}
