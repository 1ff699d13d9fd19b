//! One account by its id.

use bangban_domain::id::UserId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::super::entity::{user, user_role};
use super::User;
use super::row::{from_row, role_at};
use crate::error::StoreError;
use crate::source::Source;

/// The account of this id, with its roles.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn get(source: &impl Source, id: UserId) -> Result<Option<User>, StoreError> {
    let connection = source.connection();
    let Some(row) = user::Entity::find_by_id(id.uuid()).one(connection).await? else {
        return Ok(None);
    };
    let roles = user_role::Entity::find()
        .filter(user_role::Column::UserId.eq(id.uuid()))
        .order_by_asc(user_role::Column::Role)
        .order_by_asc(user_role::Column::OrganizationId)
        .all(connection)
        .await?;
    let roles = roles.iter().map(role_at).collect::<Result<_, _>>()?;
    Ok(Some(from_row(row, roles)))
}
