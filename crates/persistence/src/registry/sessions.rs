//! Sign-ins (refresh families) and their refresh tokens.
//!
//! Owns the two tables and the rule that a token is used once. Does not own the tokens themselves:
//! only digests get here. Access tokens carry the id of the family, so that signing out is seen at
//! once.

use bangban_domain::id::{Id, UserId};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, Query, SelectStatement};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::entity::{refresh_family, refresh_token};
use crate::error::StoreError;
use crate::source::{Connected, Source};
use crate::transaction::Transaction;

/// Marks the id of a refresh family. An empty type: it exists for the type checker alone.
pub enum RefreshFamily {}

/// The id of a refresh family: one sign-in, and all tokens that follow from it.
pub type FamilyId = Id<RefreshFamily>;

/// A sign-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFamily {
    /// The id.
    pub id: FamilyId,
    /// Who signed in.
    pub user_id: UserId,
    /// When.
    pub created_at: DateTime<Utc>,
    /// When it ends, however often it was renewed.
    pub expires_at: DateTime<Utc>,
}

/// A refresh token. No `Debug`: a digest is best kept out of logs.
#[derive(Clone, PartialEq, Eq)]
pub struct NewToken {
    /// The digest of the token, in text; the token itself is kept nowhere.
    pub digest: String,
    /// The sign-in it belongs to.
    pub family_id: FamilyId,
    /// When it was given out.
    pub created_at: DateTime<Utc>,
    /// When it ends.
    pub expires_at: DateTime<Utc>,
}

/// What came of the use of a refresh token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenUse {
    /// It was good, and is used up now.
    Used {
        /// The sign-in.
        family_id: FamilyId,
        /// Who signed in.
        user_id: UserId,
        /// When the sign-in ends.
        family_expires_at: DateTime<Utc>,
    },
    /// It had been used before: somebody else has it. The family is to be revoked.
    Reused {
        /// The sign-in.
        family_id: FamilyId,
        /// Who signed in.
        user_id: UserId,
    },
    /// It, or its family, has ended by time.
    Expired,
    /// There is none such, or its family is revoked.
    Unknown,
}

/// Begins a sign-in.
///
/// # Errors
/// [`StoreError`] where the account is missing or the database fails.
pub async fn insert_family(
    transaction: &Transaction,
    family: &NewFamily,
) -> Result<(), StoreError> {
    let row = refresh_family::ActiveModel {
        id: Set(family.id.uuid()),
        user_id: Set(family.user_id.uuid()),
        created_at: Set(family.created_at),
        expires_at: Set(family.expires_at),
        revoked_at: Set(None),
    };
    refresh_family::Entity::insert(row)
        .exec_without_returning(transaction.connection())
        .await?;
    Ok(())
}

/// Gives out a token of a sign-in.
///
/// # Errors
/// [`StoreError`] where the family is missing or the database fails.
pub async fn insert_token(transaction: &Transaction, token: &NewToken) -> Result<(), StoreError> {
    let row = refresh_token::ActiveModel {
        digest: Set(token.digest.clone()),
        family_id: Set(token.family_id.uuid()),
        created_at: Set(token.created_at),
        expires_at: Set(token.expires_at),
        used_at: Set(None),
    };
    refresh_token::Entity::insert(row)
        .exec_without_returning(transaction.connection())
        .await?;
    Ok(())
}

/// Uses up a token, if it is good: one conditional update, so that of two uses at the same time one
/// alone succeeds. The caller commits whatever comes of it.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn use_token(
    transaction: &Transaction,
    digest: &str,
    now: DateTime<Utc>,
) -> Result<TokenUse, StoreError> {
    use refresh_token::Column;
    let connection = transaction.connection();
    let update = refresh_token::Entity::update_many()
        .col_expr(Column::UsedAt, Expr::val(now))
        .filter(Column::Digest.eq(digest))
        .filter(Column::UsedAt.is_null())
        .filter(Column::ExpiresAt.gt(now))
        .filter(Column::FamilyId.in_subquery(running_families(now)))
        .exec(connection)
        .await?;
    let Some(token) = refresh_token::Entity::find_by_id(digest)
        .one(connection)
        .await?
    else {
        return Ok(TokenUse::Unknown);
    };
    let family = refresh_family::Entity::find_by_id(token.family_id)
        .one(connection)
        .await?
        .ok_or(StoreError::Corrupt("refresh_tokens.family_id"))?;
    let (family_id, user_id) = (family.id.into(), family.user_id.into());
    Ok(if update.rows_affected > 0 {
        TokenUse::Used {
            family_id,
            user_id,
            family_expires_at: family.expires_at,
        }
    } else if token.used_at.is_some() {
        TokenUse::Reused { family_id, user_id }
    } else if family.revoked_at.is_some() {
        TokenUse::Unknown
    } else {
        TokenUse::Expired
    })
}

fn running_families(now: DateTime<Utc>) -> SelectStatement {
    use refresh_family::Column;
    Query::select()
        .column(Column::Id)
        .from(refresh_family::Entity)
        .and_where(Column::RevokedAt.is_null())
        .and_where(Column::ExpiresAt.gt(now))
        .to_owned()
}

/// Whose sign-in this is, if it goes on: not revoked, and not at its end.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn owner_of_active_family(
    source: &impl Source,
    id: FamilyId,
    now: DateTime<Utc>,
) -> Result<Option<UserId>, StoreError> {
    let family = refresh_family::Entity::find_by_id(id.uuid())
        .one(source.connection())
        .await?;
    let goes_on =
        |family: &refresh_family::Model| family.revoked_at.is_none() && family.expires_at > now;
    Ok(family.filter(goes_on).map(|family| family.user_id.into()))
}

/// Ends a sign-in. One that has ended stays as it is.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn revoke_family(
    transaction: &Transaction,
    id: FamilyId,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    revoke(transaction, refresh_family::Column::Id.eq(id.uuid()), at).await
}

/// Ends every sign-in of an account, as after a change of the password.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn revoke_all_of(
    transaction: &Transaction,
    user: UserId,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    revoke(
        transaction,
        refresh_family::Column::UserId.eq(user.uuid()),
        at,
    )
    .await
}

async fn revoke(
    transaction: &Transaction,
    which: Expr,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    refresh_family::Entity::update_many()
        .col_expr(refresh_family::Column::RevokedAt, Expr::val(at))
        .filter(which)
        .filter(refresh_family::Column::RevokedAt.is_null())
        .exec(transaction.connection())
        .await?;
    Ok(())
}

/// Deletes sign-ins that ended by time before `before`, with their tokens: `most` at a time. Tells how
/// many went.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn purge_expired(
    transaction: &Transaction,
    before: DateTime<Utc>,
    most: u64,
) -> Result<u64, StoreError> {
    let connection = transaction.connection();
    let ended: Vec<uuid::Uuid> = refresh_family::Entity::find()
        .select_only()
        .column(refresh_family::Column::Id)
        .filter(refresh_family::Column::ExpiresAt.lt(before))
        .limit(most)
        .into_tuple()
        .all(connection)
        .await?;
    for some in ended.chunks(1_000) {
        refresh_token::Entity::delete_many()
            .filter(refresh_token::Column::FamilyId.is_in(some.iter().copied()))
            .exec(connection)
            .await?;
        refresh_family::Entity::delete_many()
            .filter(refresh_family::Column::Id.is_in(some.iter().copied()))
            .exec(connection)
            .await?;
    }
    Ok(ended.len() as u64)
}
