//! Making accounts.

use super::NewUser;
use super::row::{to_role_rows, to_row};
use crate::error::StoreError;
use crate::registry::sql;
use crate::source::Connected;
use crate::transaction::Transaction;

/// Makes accounts with their roles.
///
/// # Errors
/// [`StoreError`] where a name or an id is taken, where an organisation is missing, or where the
/// database fails.
pub async fn insert_many(transaction: &Transaction, users: &[NewUser]) -> Result<(), StoreError> {
    let connection = transaction.connection();
    sql::insert_rows(connection, users.iter().map(to_row)).await?;
    let roles = users
        .iter()
        .flat_map(|new| to_role_rows(new.id, &new.roles));
    sql::insert_rows(connection, roles).await
}
