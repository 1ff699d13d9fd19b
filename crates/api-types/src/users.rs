//! Accounts, for the security administrator.

use bangban_domain::policy::Role;
use bangban_domain::policy::role::may_be_held_together;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use validator::{Validate, ValidationError, ValidationErrors};

use crate::auth::{RoleAtOrganization, strong_password};
use crate::patch::not_taken_away;
use crate::text::Text;

/// An account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UserView {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub username: String,
    /// The person's name.
    pub name: String,
    /// The primary organisation.
    pub organization_id: Option<Uuid>,
    /// Roles.
    pub roles: Vec<RoleAtOrganization>,
    /// Whether it can be used.
    pub active: bool,
    /// Locked until then after too many wrong passwords.
    pub locked_until: Option<DateTime<Utc>>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// Grows with every change.
    pub version: i64,
}

/// A new account of staff.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "username": "yishui.clerk2", "name": "刘桂兰", "password": "Yimeng-2026-hongse",
    "organization_id": "01999999-9999-7999-8999-999999999999",
    "roles": [{ "role": "clerk", "organization_id": "01999999-9999-7999-8999-999999999999" }]
})))]
#[serde(deny_unknown_fields)]
pub struct UserRequest {
    /// 3 to 64 small letters, digits, dots, hyphens; beginning with a letter.
    #[cfg_attr(feature = "openapi", schema(value_type = String, pattern = "^[a-z][a-z0-9.-]{2,63}$"))]
    pub username: Text<64>,
    /// The person's name.
    pub name: Text<100>,
    /// The first password: 12 to 128 characters, of three kinds at least.
    #[cfg_attr(feature = "openapi", schema(value_type = String, min_length = 12, max_length = 128))]
    pub password: Text<128>,
    /// The primary organisation.
    pub organization_id: Uuid,
    /// Roles.
    #[cfg_attr(feature = "openapi", schema(min_items = 1, max_items = 20))]
    pub roles: Vec<RoleAtOrganization>,
}

impl Validate for UserRequest {
    fn validate(&self) -> Result<(), ValidationErrors> {
        let mut errors = ValidationErrors::new();
        if !is_username(&self.username.0) {
            errors.add("username", ValidationError::new("username"));
        }
        errors.merge_self("name", self.name.validate());
        if let Err(error) = strong_password(&self.password) {
            errors.add("password", error);
        }
        check_roles(&mut errors, &self.roles);
        if errors.is_empty() {
            Ok(())
        } else {
            Err(errors)
        }
    }
}

/// A change of an account, as JSON Merge Patch; nothing can be taken away.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({ "active": false })))]
#[serde(deny_unknown_fields)]
pub struct UserPatch {
    /// Disabled at once, sessions and all.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "not_taken_away"
    )]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub active: Option<bool>,
    /// All roles anew.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "not_taken_away"
    )]
    #[cfg_attr(
        feature = "openapi",
        schema(min_items = 1, max_items = 20, nullable = false)
    )]
    pub roles: Option<Vec<RoleAtOrganization>>,
}

impl Validate for UserPatch {
    fn validate(&self) -> Result<(), ValidationErrors> {
        let mut errors = ValidationErrors::new();
        if let Some(roles) = &self.roles {
            check_roles(&mut errors, roles);
        }
        if self.active.is_none() && self.roles.is_none() {
            errors.add("__all__", ValidationError::new("nothing_to_change"));
        }
        if errors.is_empty() {
            Ok(())
        } else {
            Err(errors)
        }
    }
}

pub(crate) fn is_username(name: &str) -> bool {
    let allowed = |byte: u8| {
        byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'.' | b'-')
    };
    (3..=64).contains(&name.len())
        && name.bytes().all(allowed)
        && name
            .bytes()
            .next()
            .is_some_and(|byte| byte.is_ascii_lowercase())
}

fn check_roles(errors: &mut ValidationErrors, roles: &[RoleAtOrganization]) {
    let kinds: Vec<Role> = roles.iter().map(|entry| entry.role).collect();
    if roles.is_empty() || roles.len() > 20 {
        errors.add("roles", ValidationError::new("item_count"));
    } else if kinds.contains(&Role::Applicant) {
        errors.add(
            "roles",
            ValidationError::new("applicants_register_themselves"),
        );
    } else if !may_be_held_together(&kinds) {
        errors.add("roles", ValidationError::new("roles_exclude_each_other"));
    }
}
