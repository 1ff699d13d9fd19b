//! What a sign-in needs to know of an account.

use bangban_domain::id::UserId;
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::super::entity::user::{Column, Entity};
use super::folded;
use crate::error::StoreError;
use crate::source::Source;

/// An account at sign-in. No `Debug`: it carries the hash of a password.
#[derive(Clone, PartialEq, Eq)]
pub struct SignInAccount {
    /// The account.
    pub id: UserId,
    /// The hash of the password, in the PHC string format; none where none is set.
    pub password_hash: Option<String>,
    /// Whether the account may sign in.
    pub active: bool,
    /// Failed sign-ins since the last success.
    pub failed_sign_ins: i32,
    /// Until when sign-in is refused.
    pub locked_until: Option<DateTime<Utc>>,
}

/// The account of this name, whatever the case of its letters.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn by_username(
    source: &impl Source,
    username: &str,
) -> Result<Option<SignInAccount>, StoreError> {
    let row = Entity::find()
        .filter(Column::Username.eq(folded(username)))
        .one(source.connection())
        .await?;
    Ok(row.map(|row| SignInAccount {
        id: row.id.into(),
        password_hash: row.password_hash,
        active: row.active,
        failed_sign_ins: row.failed_sign_ins,
        locked_until: row.locked_until,
    }))
}
