//! Divisions, to read: public reference data. Owns the two reads; does not own the import.

use bangban_domain::division_code::DivisionCode;
use bangban_persistence::registry::divisions;

use crate::{Error, Page, PageOf, Platform};

pub use bangban_persistence::registry::divisions::{Division, DivisionFilter};

/// A page of divisions.
///
/// # Errors
/// [`Error::InvalidCursor`]; those of storage.
pub async fn list(
    platform: &Platform,
    filter: &DivisionFilter,
    page: &Page,
) -> Result<PageOf<Division>, Error> {
    Ok(divisions::list(&platform.store.reader().await?, filter, page).await?)
}

/// A division.
///
/// # Errors
/// [`Error::NotFound`]; those of storage.
pub async fn get(platform: &Platform, code: &DivisionCode) -> Result<Division, Error> {
    divisions::get(&platform.store.reader().await?, code)
        .await?
        .ok_or(Error::NotFound)
}
