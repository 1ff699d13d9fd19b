//! Signing in and out, and who one is.

use bangban_domain::policy::Role;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use validator::{Validate, ValidationError};

use crate::text::Text;

/// Name and password.
#[derive(Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "username": "lanshan.clerk", "password": "Bangban-demo-2026", "client": "api"
})))]
#[serde(deny_unknown_fields)]
pub struct LoginRequest {
    /// The account's name; for an applicant the phone as well.
    #[validate(nested)]
    pub username: Text<64>,
    /// The password.
    #[validate(nested)]
    pub password: Text<128>,
    /// The code of a second factor, where one is set up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub otp: Option<Text<10>>,
    /// `api`: the refresh token comes in the body as well.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client: Option<ClientKind>,
}

/// Who calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ClientKind {
    /// A browser: the refresh token stays in its cookie.
    Browser,
    /// A program.
    Api,
}

/// An access token, and what it is good for.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TokenResponse {
    /// The access token, to be sent as `Authorization: Bearer …`.
    pub access_token: String,
    /// Always `Bearer`.
    pub token_type: String,
    /// Seconds.
    pub expires_in: i64,
    /// With `client: api` only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refresh_token: Option<String>,
}

/// Asks for a new access token; the refresh token comes in the cookie, or here.
#[derive(Clone, Default, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({ "refresh_token": "qk1…" })))]
#[serde(deny_unknown_fields)]
pub struct RefreshRequest {
    /// For programs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub refresh_token: Option<Text<200>>,
}

/// Another password.
#[derive(Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "current_password": "Bangban-demo-2026", "new_password": "Yimeng-2026-hongse"
})))]
#[serde(deny_unknown_fields)]
pub struct PasswordRequest {
    /// The one in force.
    #[validate(nested)]
    pub current_password: Text<128>,
    /// The new one: 12 to 128 characters, of three kinds at least.
    #[validate(nested, custom(function = "strong_password"))]
    #[cfg_attr(feature = "openapi", schema(value_type = String, min_length = 12, max_length = 128))]
    pub new_password: Text<128>,
}

/// Complexity of passwords (GB/T 22239-2019 8.1.4.1).
pub fn strong_password(password: &Text<128>) -> Result<(), ValidationError> {
    let text = &password.0;
    let kinds = [
        text.chars().any(char::is_lowercase),
        text.chars().any(char::is_uppercase),
        text.chars().any(|character| character.is_ascii_digit()),
        text.chars().any(|character| !character.is_alphanumeric()),
    ];
    let strong = text.chars().count() >= 12 && kinds.into_iter().filter(|kind| *kind).count() >= 3;
    if strong {
        Ok(())
    } else {
        Err(ValidationError::new("weak_password"))
    }
}

/// Who one is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MeView {
    /// The account.
    pub id: Uuid,
    /// Its name.
    pub username: String,
    /// The person's name.
    pub name: String,
    /// The primary organisation.
    pub organization_id: Option<Uuid>,
    /// Roles, each at one organisation.
    pub roles: Vec<RoleAtOrganization>,
}

/// A role at an organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RoleAtOrganization {
    /// The role.
    pub role: Role,
    /// Where.
    pub organization_id: Uuid,
}
