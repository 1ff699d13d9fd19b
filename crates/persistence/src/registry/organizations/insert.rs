//! Entering organisations.

use super::NewOrganization;
use super::row::to_row;
use crate::error::StoreError;
use crate::registry::sql;
use crate::source::Connected;
use crate::transaction::Transaction;

/// Enters organisations, in any order: those higher up are written first, and on one level those that
/// lie in the territory of another last.
///
/// # Errors
/// [`StoreError`] where an id or a serial is taken, where a managing organisation is missing, or where
/// the database fails.
pub async fn insert_many(
    transaction: &Transaction,
    organizations: &[NewOrganization],
) -> Result<(), StoreError> {
    let mut downwards: Vec<&NewOrganization> = organizations.iter().collect();
    downwards.sort_by_key(|new| (new.place.depth(), new.territorial_parent_id.is_some()));
    let rows = downwards.into_iter().map(to_row);
    let rows: Vec<_> = rows.collect::<Result<_, _>>()?;
    sql::insert_rows(transaction.connection(), rows).await
}
