//! Who acts: the account with its posts, as policy asks for it. Two statements.

use bangban_domain::case::IdentityKey;
use bangban_domain::id::{OrganizationId, UserId};
use bangban_domain::policy::{Actor, Post};
use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait,
};

use super::super::entity::{organization, user, user_role};
use super::super::organizations::place_of;
use super::row::role_of;
use crate::error::StoreError;
use crate::source::Source;

/// What the person who is signed in sees of the own account; the roles are the actor's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserProfile {
    /// The account.
    pub id: UserId,
    /// Its name, in small letters.
    pub username: String,
    /// The person's name.
    pub name: String,
    /// The primary organisation.
    pub organization_id: OrganizationId,
    /// When the password was set.
    pub password_changed_at: Option<DateTime<Utc>>,
}

/// The actor and the profile of an account; none where there is no such account, or a disabled one.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn actor(
    source: &impl Source,
    id: UserId,
) -> Result<Option<(Actor, UserProfile)>, StoreError> {
    let connection = source.connection();
    let row = user::Entity::find_by_id(id.uuid())
        .filter(user::Column::Active.eq(true))
        .one(connection)
        .await?;
    let Some(row) = row else {
        return Ok(None);
    };
    let roles = user_role::Entity::find()
        .join(JoinType::InnerJoin, user_role::Relation::Organization.def())
        .select_also(organization::Entity)
        .filter(user_role::Column::UserId.eq(id.uuid()))
        .order_by_asc(user_role::Column::Role)
        .order_by_asc(user_role::Column::OrganizationId)
        .all(connection)
        .await?;
    let mut posts = Vec::with_capacity(roles.len());
    for (role, place) in roles {
        let place = place.ok_or(StoreError::Corrupt("user_roles.organization_id"))?;
        posts.push(Post {
            role: role_of(&role)?,
            place: place_of(&place)?,
        });
    }
    let actor = Actor {
        user_id: id,
        posts,
        identity: row.identity_key.map(IdentityKey),
    };
    let profile = UserProfile {
        id,
        username: row.username,
        name: row.name,
        organization_id: row.organization_id.into(),
        password_changed_at: row.password_changed_at,
    };
    Ok(Some((actor, profile)))
}
