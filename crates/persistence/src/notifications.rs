//! Notifications: what a person is told.
//!
//! Owns the table `notifications`. Does not own whom to tell of what.

use bangban_domain::id::{CaseId, UserId};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::entity::notification::{ActiveModel, Column, Entity, Model};
use crate::scope::Finder;
use crate::source::Connected;
use crate::{Page, PageOf, Source, StoreError, Transaction, scope};

const LIST: &str = "notifications";

/// The most rows of one statement, well below what SQLite takes in parameters.
const ROWS: usize = 500;

/// Something that a person is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notification {
    /// Its id.
    pub id: Uuid,
    /// Whom.
    pub user_id: UserId,
    /// The entry of the outbox that it comes from: nobody is told of one twice.
    pub source_id: Uuid,
    /// About which case.
    pub case_id: Option<CaseId>,
    /// What kind, such as that of an event.
    pub kind: String,
    /// Facts for its text. Never personal data.
    pub data: serde_json::Value,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was read.
    pub read_at: Option<DateTime<Utc>>,
}

/// Keeps notifications; one that a person has of the same source stays as it is.
///
/// # Errors
/// As [`StoreError`] says.
pub async fn insert_many(
    tx: &Transaction,
    notifications: &[Notification],
) -> Result<(), StoreError> {
    for some in notifications.chunks(ROWS) {
        let once = OnConflict::columns([Column::UserId, Column::SourceId])
            .do_nothing()
            .to_owned();
        Entity::insert_many(some.iter().map(to_row))
            .on_conflict(once)
            .exec_without_returning(tx.connection())
            .await?;
    }
    Ok(())
}

/// A page of what a person was told, newest first; of what is unread alone, if so wanted.
///
/// # Errors
/// [`StoreError::InvalidCursor`], or as [`StoreError`] says.
pub async fn list(
    source: &impl Source,
    user: UserId,
    unread_only: bool,
    page: &Page,
) -> Result<PageOf<Notification>, StoreError> {
    let own = Column::UserId.eq(user.uuid());
    let mut query = Entity::find().filter(scope::narrowed(Finder::Notifications, own));
    if unread_only {
        query = query.filter(Column::ReadAt.is_null());
    }
    if let Some(id) = page.after_key::<Uuid>(LIST)? {
        query = query.filter(Column::Id.lt(id));
    }
    let rows = query
        .order_by_desc(Column::Id)
        .limit(page.fetch())
        .all(source.connection())
        .await?;
    page.collect(LIST, rows, |row| [row.id.to_string()], from_row)
}

/// Marks one as read; says whether the person has it. Doing it twice changes nothing.
///
/// # Errors
/// As [`StoreError`] says.
pub async fn mark_read(
    tx: &Transaction,
    user: UserId,
    id: Uuid,
    at: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let first = Expr::col(Column::ReadAt).if_null(at);
    let own = Column::UserId.eq(user.uuid());
    let update = Entity::update_many()
        .col_expr(Column::ReadAt, first)
        .filter(Column::Id.eq(id))
        .filter(scope::narrowed(Finder::NotificationRead, own));
    Ok(update.exec(tx.connection()).await?.rows_affected > 0)
}

fn to_row(notification: &Notification) -> ActiveModel {
    ActiveModel {
        id: Set(notification.id),
        user_id: Set(notification.user_id.uuid()),
        source_id: Set(notification.source_id),
        case_id: Set(notification.case_id.map(Into::into)),
        kind: Set(notification.kind.clone()),
        data: Set(notification.data.to_string()),
        created_at: Set(notification.created_at),
        read_at: Set(notification.read_at),
    }
}

fn from_row(row: Model) -> Result<Notification, StoreError> {
    Ok(Notification {
        id: row.id,
        user_id: UserId::new(row.user_id),
        source_id: row.source_id,
        case_id: row.case_id.map(CaseId::new),
        kind: row.kind,
        data: serde_json::from_str(&row.data).map_err(|_| StoreError::Corrupt("notification"))?,
        created_at: row.created_at,
        read_at: row.read_at,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::fresh_id;
    use crate::testing::{Dice, at, id, stores, user};

    #[tokio::test]
    async fn a_person_is_told_once_and_reads_his_own() {
        let dice = Dice::new(1);
        for base in stores().await {
            let one = |person: u128, source: u128| Notification {
                id: fresh_id(&dice, at(0)),
                user_id: user(person),
                source_id: Uuid::from_u128(source),
                case_id: Some(id(5)),
                kind: "accepted".to_owned(),
                data: serde_json::json!({ "case_number": "LY1" }),
                created_at: at(0),
                read_at: None,
            };
            let told = [one(1, 1), one(1, 2), one(2, 1), one(1, 1)];
            let tx = base.store.begin().await.unwrap();
            insert_many(&tx, &told).await.unwrap();
            insert_many(&tx, &[one(2, 1)]).await.unwrap();
            tx.commit().await.unwrap();
            let reader = base.store.reader().await.unwrap();
            let mine = list(&reader, user(1), false, &Page::first())
                .await
                .unwrap()
                .items;
            assert_eq!(mine.len(), 2, "{}", base.name);
            assert!(told.contains(&mine[0]));

            let tx = base.store.begin().await.unwrap();
            assert!(!mark_read(&tx, user(2), mine[0].id, at(9)).await.unwrap());
            assert!(mark_read(&tx, user(1), mine[0].id, at(9)).await.unwrap());
            assert!(mark_read(&tx, user(1), mine[0].id, at(10)).await.unwrap());
            tx.commit().await.unwrap();
            let read = list(&reader, user(1), false, &Page::first())
                .await
                .unwrap()
                .items;
            assert_eq!(read[0].read_at, Some(at(9)), "{}", base.name);
            assert_eq!(
                list(&reader, user(1), true, &Page::first())
                    .await
                    .unwrap()
                    .items,
                mine[1..]
            );
            base.end().await;
        }
    }
}
