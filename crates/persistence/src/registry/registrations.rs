//! Registrations (注册): accounts that applicants made themselves, and what they proved for it.
//!
//! Owns the table, and with it that no two accounts made so share a phone or an identity. Both get here
//! as blind indexes alone. An account that was disabled holds neither any longer: whoever is the true
//! owner can then register. Does not own the accounts (`users`).

use bangban_domain::case::IdentityKey;
use bangban_domain::id::UserId;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::Query;
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter};

use super::entity::registration::{ActiveModel, Column, Entity};
use super::entity::user;
use crate::error::StoreError;
use crate::source::{Connected, Source};
use crate::transaction::Transaction;

/// A registration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registration {
    /// The account that was made.
    pub user_id: UserId,
    /// Stands for the phone, which was proved by a code.
    pub phone_key: String,
    /// Stands for the identity number or credit code that was given.
    pub identity_key: IdentityKey,
    /// When.
    pub registered_at: DateTime<Utc>,
}

/// Keeps a registration.
///
/// # Errors
/// [`StoreError::Duplicate`] (`registrations_phone_key`, `registrations_identity_key`) where another
/// account holds either; others where the database fails.
pub async fn insert(
    transaction: &Transaction,
    registration: &Registration,
) -> Result<(), StoreError> {
    let row = ActiveModel {
        user_id: Set(registration.user_id.uuid()),
        phone_key: Set(registration.phone_key.clone()),
        identity_key: Set(registration.identity_key.0.clone()),
        registered_at: Set(registration.registered_at),
    };
    Entity::insert(row)
        .exec_without_returning(transaction.connection())
        .await?;
    Ok(())
}

/// Whether an account holds this phone.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn phone_is_held(source: &impl Source, phone_key: &str) -> Result<bool, StoreError> {
    let row = Entity::find()
        .filter(Column::PhoneKey.eq(phone_key))
        .one(source.connection())
        .await?;
    Ok(row.is_some())
}

/// Takes phone and identity from accounts that were disabled.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn release_disabled(
    transaction: &Transaction,
    phone_key: &str,
    identity_key: &IdentityKey,
) -> Result<(), StoreError> {
    let disabled = Query::select()
        .column(user::Column::Id)
        .from(user::Entity)
        .and_where(user::Column::Active.eq(false))
        .to_owned();
    let either = Condition::any()
        .add(Column::PhoneKey.eq(phone_key))
        .add(Column::IdentityKey.eq(identity_key.0.as_str()));
    Entity::delete_many()
        .filter(either)
        .filter(Column::UserId.in_subquery(disabled))
        .exec(transaction.connection())
        .await?;
    Ok(())
}
