//! The accounts of a person or organisation, by the confirmed identity.

use bangban_domain::case::IdentityKey;
use bangban_domain::id::UserId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::super::entity::user;
use crate::error::StoreError;
use crate::source::Source;

/// The active accounts that this identity was confirmed for; most often one, or none.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn ids_by_identity(
    source: &impl Source,
    key: &IdentityKey,
) -> Result<Vec<UserId>, StoreError> {
    let rows = user::Entity::find()
        .filter(user::Column::IdentityKey.eq(key.0.as_str()))
        .filter(user::Column::Active.eq(true))
        .all(source.connection())
        .await?;
    Ok(rows.into_iter().map(|row| UserId::new(row.id)).collect())
}
