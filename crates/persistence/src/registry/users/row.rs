//! Rows of accounts and roles to the domain and back.

use bangban_domain::id::UserId;
use bangban_domain::policy::Role;
use sea_orm::ActiveValue::Set;

use super::super::entity::{user, user_role};
use super::{NewUser, RoleAt, User, folded};
use crate::error::StoreError;

pub(super) fn role_of(row: &user_role::Model) -> Result<Role, StoreError> {
    Role::parse(&row.role).ok_or(StoreError::Corrupt("user_roles.role"))
}

pub(super) fn role_at(row: &user_role::Model) -> Result<RoleAt, StoreError> {
    Ok(RoleAt {
        role: role_of(row)?,
        organization_id: row.organization_id.into(),
    })
}

pub(super) fn from_row(row: user::Model, roles: Vec<RoleAt>) -> User {
    User {
        id: row.id.into(),
        username: row.username,
        name: row.name,
        organization_id: row.organization_id.into(),
        roles,
        active: row.active,
        identity_confirmed: row.identity_key.is_some(),
        failed_sign_ins: row.failed_sign_ins,
        locked_until: row.locked_until,
        password_changed_at: row.password_changed_at,
        created_at: row.created_at,
        version: row.version,
    }
}

pub(super) fn to_row(new: &NewUser) -> user::ActiveModel {
    user::ActiveModel {
        id: Set(new.id.uuid()),
        username: Set(folded(&new.username)),
        name: Set(new.name.clone()),
        password_hash: Set(new.password_hash.clone()),
        organization_id: Set(new.organization_id.uuid()),
        identity_key: Set(new.identity_key.as_ref().map(|key| key.0.clone())),
        active: Set(new.active),
        failed_sign_ins: Set(0),
        locked_until: Set(None),
        password_changed_at: Set(new.password_hash.as_ref().map(|_| new.created_at)),
        created_at: Set(new.created_at),
        version: Set(1),
    }
}

/// The rows of roles of one account, none twice.
pub(super) fn to_role_rows(user: UserId, roles: &[RoleAt]) -> Vec<user_role::ActiveModel> {
    let first = |(place, role): &(usize, &RoleAt)| !roles[..*place].contains(role);
    let roles = roles.iter().enumerate().filter(first);
    roles
        .map(|(_, role)| user_role::ActiveModel {
            user_id: Set(user.uuid()),
            role: Set(role.role.as_str().to_owned()),
            organization_id: Set(role.organization_id.uuid()),
        })
        .collect()
}
