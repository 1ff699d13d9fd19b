//! Pages of accounts.

use std::collections::HashMap;

use bangban_domain::id::OrganizationId;
use bangban_domain::policy::Role;
use sea_orm::sea_query::{ExprTrait, Query};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};
use uuid::Uuid;

use super::super::entity::{user, user_role};
use super::row::{from_row, role_at};
use super::{RoleAt, User};
use crate::error::StoreError;
use crate::page::{Page, PageOf};
use crate::registry::sql;
use crate::source::Source;

/// Which accounts a list shows; what is none does not restrict.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UserFilter {
    /// Those whose primary organisation this is.
    pub organization_id: Option<OrganizationId>,
    /// Those that hold this role anywhere.
    pub role: Option<Role>,
    /// Those that may sign in, or those that may not.
    pub active: Option<bool>,
    /// Those whose account or person has this text in its name.
    pub name_contains: Option<String>,
}

/// The name of the list in cursors.
const LIST: &str = "users";

/// A page of accounts, by id: in the order in which they were made.
///
/// # Errors
/// [`StoreError::InvalidCursor`], and others where the database fails.
pub async fn list(
    source: &impl Source,
    filter: &UserFilter,
    page: &Page,
) -> Result<PageOf<User>, StoreError> {
    let connection = source.connection();
    let mut query = restricted(filter);
    if let Some(id) = page.after_key::<Uuid>(LIST)? {
        query = query.filter(user::Column::Id.gt(id));
    }
    let rows = query
        .order_by_asc(user::Column::Id)
        .limit(page.fetch())
        .all(connection)
        .await?;
    let mut roles = roles_of(connection, &rows).await?;
    let key = |row: &user::Model| [row.id.to_string()];
    page.collect(LIST, rows, key, |row| {
        let roles = roles.remove(&row.id).unwrap_or_default();
        Ok(from_row(row, roles))
    })
}

fn restricted(filter: &UserFilter) -> Select<user::Entity> {
    let mut query = user::Entity::find();
    if let Some(id) = filter.organization_id {
        query = query.filter(user::Column::OrganizationId.eq(id.uuid()));
    }
    if let Some(role) = filter.role {
        let holders = Query::select()
            .column(user_role::Column::UserId)
            .from(user_role::Entity)
            .and_where(user_role::Column::Role.eq(role.as_str()))
            .to_owned();
        query = query.filter(user::Column::Id.in_subquery(holders));
    }
    if let Some(active) = filter.active {
        query = query.filter(user::Column::Active.eq(active));
    }
    if let Some(text) = &filter.name_contains {
        let person = sql::contains(user::Column::Name, text);
        query = query.filter(person.or(sql::contains(user::Column::Username, text)));
    }
    query
}

async fn roles_of(
    connection: &impl ConnectionTrait,
    users: &[user::Model],
) -> Result<HashMap<Uuid, Vec<RoleAt>>, StoreError> {
    let mut roles: HashMap<Uuid, Vec<RoleAt>> = HashMap::new();
    if users.is_empty() {
        return Ok(roles);
    }
    let rows = user_role::Entity::find()
        .filter(user_role::Column::UserId.is_in(users.iter().map(|user| user.id)))
        .order_by_asc(user_role::Column::Role)
        .order_by_asc(user_role::Column::OrganizationId)
        .all(connection)
        .await?;
    for row in &rows {
        roles.entry(row.user_id).or_default().push(role_at(row)?);
    }
    Ok(roles)
}
