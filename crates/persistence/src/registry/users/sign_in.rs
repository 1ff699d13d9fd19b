//! What a sign-in needs to know of an account.

use bangban_domain::id::UserId;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Select};

use super::super::entity::registration;
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
    let named = Entity::find().filter(Column::Username.eq(folded(username)));
    one(source, named).await
}

/// The account that was registered with this phone, which `phone_key` stands for.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn by_phone(
    source: &impl Source,
    phone_key: &str,
) -> Result<Option<SignInAccount>, StoreError> {
    let holder = Query::select()
        .column(registration::Column::UserId)
        .from(registration::Entity)
        .and_where(registration::Column::PhoneKey.eq(phone_key))
        .to_owned();
    one(
        source,
        Entity::find().filter(Column::Id.in_subquery(holder)),
    )
    .await
}

async fn one(
    source: &impl Source,
    query: Select<Entity>,
) -> Result<Option<SignInAccount>, StoreError> {
    let row = query.one(source.connection()).await?;
    Ok(row.map(|row| SignInAccount {
        id: row.id.into(),
        password_hash: row.password_hash,
        active: row.active,
        failed_sign_ins: row.failed_sign_ins,
        locked_until: row.locked_until,
    }))
}
