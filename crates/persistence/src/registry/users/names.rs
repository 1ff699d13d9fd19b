//! Names of accounts, for what members of staff have done. One statement.

use std::collections::HashMap;

use bangban_domain::case::IdentityKey;
use bangban_domain::id::UserId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::super::entity::user;
use crate::error::StoreError;
use crate::source::Source;

/// The names of the accounts.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn names(
    source: &impl Source,
    ids: impl IntoIterator<Item = UserId>,
) -> Result<HashMap<UserId, String>, StoreError> {
    let rows = rows(source, ids).await?;
    Ok(named(rows.into_iter()))
}

/// The names of those of the accounts that are not the applicant's.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn names_beside(
    source: &impl Source,
    applicant: &IdentityKey,
    ids: impl IntoIterator<Item = UserId>,
) -> Result<HashMap<UserId, String>, StoreError> {
    let rows = rows(source, ids).await?;
    let own = |row: &user::Model| row.identity_key.as_deref() == Some(applicant.0.as_str());
    Ok(named(rows.into_iter().filter(|row| !own(row))))
}

async fn rows(
    source: &impl Source,
    ids: impl IntoIterator<Item = UserId>,
) -> Result<Vec<user::Model>, StoreError> {
    let mut ids: Vec<_> = ids.into_iter().map(|id| id.uuid()).collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows = user::Entity::find().filter(user::Column::Id.is_in(ids));
    Ok(rows.all(source.connection()).await?)
}

fn named(rows: impl Iterator<Item = user::Model>) -> HashMap<UserId, String> {
    rows.map(|row| (UserId::new(row.id), row.name)).collect()
}
