//! Who is looking at a case, so that two people do not work on one unknowingly.
//!
//! Owns the table `case_viewers`: a sign of life, no trail. Does not own who may look, nor for how long somebody counts
//! as looking.

use bangban_domain::id::{CaseId, UserId};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Order, Query};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::entity::case_viewer::{ActiveModel, Column, Entity};
use crate::registry::entity::user;
use crate::source::Connected;
use crate::{Store, StoreError, Transaction};

/// The most names that are told.
const MOST: u64 = 10;

/// Somebody who looks at a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Viewer {
    /// The account.
    pub id: UserId,
    /// The person's name.
    pub name: String,
}

/// Notes that somebody looks at a case.
///
/// # Errors
/// As [`StoreError`] says.
pub async fn note(
    tx: &Transaction,
    case: CaseId,
    user: UserId,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let again = OnConflict::columns([Column::CaseId, Column::UserId])
        .update_column(Column::SeenAt)
        .to_owned();
    let row = ActiveModel {
        case_id: Set(case.uuid()),
        user_id: Set(user.uuid()),
        seen_at: Set(at),
    };
    Entity::insert(row)
        .on_conflict(again)
        .exec_without_returning(tx.connection())
        .await?;
    Ok(())
}

/// Who else was seen looking at a case that was found for this user, since then; who came last stands first.
///
/// # Errors
/// As [`StoreError`] says.
pub async fn others(
    tx: &Transaction,
    case: CaseId,
    user: UserId,
    since: DateTime<Utc>,
) -> Result<Vec<Viewer>, StoreError> {
    let query = Query::select()
        .column((user::Entity, user::Column::Id))
        .column((user::Entity, user::Column::Name))
        .from(Entity)
        .inner_join(
            user::Entity,
            Expr::col((user::Entity, user::Column::Id)).equals((Entity, Column::UserId)),
        )
        .and_where(Column::CaseId.eq(case.uuid()))
        .and_where(Column::UserId.ne(user.uuid()))
        .and_where(Column::SeenAt.gte(since))
        .order_by((Entity, Column::SeenAt), Order::Desc)
        .limit(MOST)
        .to_owned();
    let rows = tx.connection().query_all(&query).await?;
    let viewers = rows.iter().map(|row| {
        Ok(Viewer {
            id: UserId::new(row.try_get_by_index::<Uuid>(0)?),
            name: row.try_get_by_index(1)?,
        })
    });
    viewers.collect()
}

/// Forgets who was last seen before then.
///
/// # Errors
/// As [`StoreError`] says.
pub async fn purge(store: &Store, before: DateTime<Utc>) -> Result<u64, StoreError> {
    let tx = store.begin().await?;
    let done = Entity::delete_many()
        .filter(Column::SeenAt.lt(before))
        .exec(tx.connection())
        .await?;
    tx.commit().await?;
    Ok(done.rows_affected)
}
