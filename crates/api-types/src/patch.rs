//! Fields of a merge patch (RFC 7396): those that a thing can't be without, and those that `null` takes away.

use serde::{Deserialize, Deserializer};

/// Reads a field that may be left out and must not be taken away: `null` fails with `required`.
///
/// # Errors
/// Those of the type, and `required`.
pub(crate) fn not_taken_away<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    match Option::deserialize(deserializer)? {
        Some(value) => Ok(Some(value)),
        None => Err(serde::de::Error::custom("required")),
    }
}

/// Reads a field that may be left out, and that `null` takes away.
///
/// # Errors
/// Those of the type.
pub(crate) fn taken_away_by_null<'de, D, T>(deserializer: D) -> Result<Option<Option<T>>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    Option::deserialize(deserializer).map(Some)
}
