//! One case, or some, by id.

use bangban_domain::case::Case;
use bangban_domain::id::CaseId;
use bangban_domain::policy::Scope;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait};

use super::row::{self, CaseRow, FromRow};
use crate::entity::case::Column;
use crate::scope::Finder;
use crate::sealing::Keyring;
use crate::{Source, StoreError, scope};

/// The case, where it exists inside the scope. Found with a transaction, it can be saved with it, and
/// others who want to change it wait: without that, of many who add to one case at once, some would
/// come too late again and again. (SQLite knows no locks of rows, and has one writer.)
///
/// # Errors
/// As [`StoreError`] says.
pub async fn find(
    source: &impl Source,
    id: CaseId,
    within: &Scope,
    keyring: &Keyring,
) -> Result<Option<Case>, StoreError> {
    let condition = Condition::all()
        .add(scope::condition(Finder::Case, within))
        .add(Column::Id.eq(id.uuid()));
    let found = fetch(source, condition, keyring).await?;
    Ok(found.into_iter().next())
}

/// Those of the cases that exist inside the scope, in no order.
///
/// # Errors
/// As [`StoreError`] says.
pub async fn find_many(
    source: &impl Source,
    ids: &[CaseId],
    within: &Scope,
    keyring: &Keyring,
) -> Result<Vec<Case>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let ids = ids.iter().map(|id| id.uuid());
    let condition = Condition::all()
        .add(scope::condition(Finder::Cases, within))
        .add(Column::Id.is_in(ids));
    fetch(source, condition, keyring).await
}

async fn fetch(
    source: &impl Source,
    condition: Condition,
    keyring: &Keyring,
) -> Result<Vec<Case>, StoreError> {
    let mut query = row::select().cond_where(condition).to_owned();
    if source.holds() {
        query.lock_exclusive();
    }
    let rows = source.connection().query_all(&query).await?;
    rows.iter()
        .map(|found| Case::from_row(source, CaseRow::read(found)?, keyring))
        .collect()
}
