//! The outbox: events that somebody has to be told of, until it is done.
//!
//! Owns the table `outbox` and who works on which entry. Several workers may take entries at the
//! same time: an entry has one worker until its lease ends, and the entries of one case go out in
//! order, since only the first of them that is left can be taken. Does not own what telling means.

use bangban_domain::case::Event;
use bangban_domain::id::CaseId;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query, SelectStatement};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::entity::outbox::{Column, Entity, Model};
use crate::store::Connected;
use crate::{Store, StoreError, Transaction};

/// An event that somebody has to be told of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboxEntry {
    /// Its id: stays the same however often it is tried.
    pub id: Uuid,
    /// The case.
    pub case_id: CaseId,
    /// The version that the change led to.
    pub version: i64,
    /// Its place among the events of that change.
    pub ordinal: i16,
    /// What happened.
    pub event: Event,
    /// When.
    pub created_at: DateTime<Utc>,
    /// How often it was taken, this time included.
    pub attempts: i32,
}

/// Takes at most `limit` entries, the oldest first, for `owner` until `until`.
///
/// # Errors
/// As [`StoreError`] says.
pub async fn lease(
    store: &Store,
    owner: &str,
    now: DateTime<Utc>,
    until: DateTime<Utc>,
    limit: u32,
) -> Result<Vec<OutboxEntry>, StoreError> {
    let reader = store.reader().await?;
    let found = reader
        .connection()
        .query_all(&candidates(now, limit))
        .await?;
    drop(reader);
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<Uuid> = found
        .iter()
        .map(|row| row.try_get("", "id"))
        .collect::<Result<_, _>>()?;
    let tx = store.begin().await?;
    // Between looking and taking another one may have been quicker: the condition decides.
    Entity::update_many()
        .col_expr(Column::LeaseOwner, Expr::val(owner))
        .col_expr(Column::LeasedUntil, Expr::val(until))
        .col_expr(Column::Attempts, Expr::col(Column::Attempts).add(1))
        .filter(Column::Id.is_in(ids.iter().copied()))
        .filter(free(now))
        .exec(tx.connection())
        .await?;
    let rows = Entity::find()
        .filter(Column::Id.is_in(ids))
        .filter(Column::LeaseOwner.eq(owner))
        .filter(Column::LeasedUntil.eq(until))
        .order_by_asc(Column::Id)
        .all(tx.connection())
        .await?;
    tx.commit().await?;
    rows.into_iter().map(from_row).collect()
}

/// Marks an entry as told, with whatever the transaction writes about it.
///
/// # Errors
/// [`StoreError::Stale`] where the lease has passed to somebody else: the transaction can then not
/// be committed. Else as [`StoreError`] says.
pub async fn deliver(
    tx: &Transaction,
    id: Uuid,
    owner: &str,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let update = Entity::update_many()
        .col_expr(Column::DeliveredAt, Expr::val(at))
        .filter(Column::Id.eq(id))
        .filter(Column::LeaseOwner.eq(owner))
        .filter(Column::DeliveredAt.is_null());
    if update.exec(tx.connection()).await?.rows_affected == 0 {
        tx.spoil();
        return Err(StoreError::Stale);
    }
    Ok(())
}

/// Puts an entry off that could not be told: nobody takes it before `retry_at`, and none of the
/// later ones of its case goes out before it.
///
/// # Errors
/// As [`StoreError`] says.
pub async fn put_off(
    store: &Store,
    id: Uuid,
    owner: &str,
    retry_at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let tx = store.begin().await?;
    Entity::update_many()
        .col_expr(Column::LeasedUntil, Expr::val(retry_at))
        .filter(Column::Id.eq(id))
        .filter(Column::LeaseOwner.eq(owner))
        .filter(Column::DeliveredAt.is_null())
        .exec(tx.connection())
        .await?;
    tx.commit().await
}

/// Removes entries that were told before that time; says how many.
///
/// # Errors
/// As [`StoreError`] says.
pub async fn purge(store: &Store, before: DateTime<Utc>) -> Result<u64, StoreError> {
    let tx = store.begin().await?;
    let done = Entity::delete_many()
        .filter(Column::DeliveredAt.lt(before))
        .exec(tx.connection())
        .await?;
    tx.commit().await?;
    Ok(done.rows_affected)
}

fn free(now: DateTime<Utc>) -> Condition {
    let unleased = Condition::any()
        .add(Column::LeasedUntil.is_null())
        .add(Column::LeasedUntil.lte(now));
    Condition::all()
        .add(Column::DeliveredAt.is_null())
        .add(unleased)
}

/// The first entry of each case that is left, if nobody has it.
fn candidates(now: DateTime<Utc>, limit: u32) -> SelectStatement {
    let earlier = |column: Column| Expr::col(("earlier", column));
    let later = |column: Column| Expr::col((Entity, column));
    let place =
        |of: &dyn Fn(Column) -> Expr| Expr::tuple([of(Column::Version), of(Column::Ordinal)]);
    let first = Query::select()
        .expr(Expr::val(1))
        .from_as(Entity, "earlier")
        .and_where(earlier(Column::CaseId).eq(later(Column::CaseId)))
        .and_where(earlier(Column::DeliveredAt).is_null())
        .and_where(place(&earlier).lt(place(&later)))
        .to_owned();
    Query::select()
        .column((Entity, Column::Id))
        .from(Entity)
        .cond_where(free(now))
        .and_where(Expr::exists(first).not())
        .order_by((Entity, Column::Id), Order::Asc)
        .limit(u64::from(limit))
        .to_owned()
}

fn from_row(row: Model) -> Result<OutboxEntry, StoreError> {
    Ok(OutboxEntry {
        id: row.id,
        case_id: CaseId::new(row.case_id),
        version: row.version,
        ordinal: row.ordinal,
        event: serde_json::from_str(&row.payload).map_err(|_| StoreError::Corrupt("event"))?,
        created_at: row.created_at,
        attempts: row.attempts,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::testing::{Dice, at, draft, insert_with, save, stores};

    fn told() -> Vec<Event> {
        vec![
            Event::Reopened,
            Event::WorkBegan,
            Event::Evaluated { level: 1 },
        ]
    }

    #[tokio::test]
    async fn the_entries_of_a_case_go_out_in_order() {
        let dice = Dice::new(1);
        for base in stores().await {
            let case = insert_with(&base.store, draft(&dice, 0), told(), &dice).await;
            save(&base.store, case, told(), &dice).await;
            let mut seen = Vec::new();
            for round in 0..4 {
                let now = at(100 + round);
                let taken = lease(&base.store, "one", now, at(1000), 10).await.unwrap();
                assert_eq!(taken.len(), 1, "{}", base.name);
                assert!(
                    lease(&base.store, "other", now, at(1000), 10)
                        .await
                        .unwrap()
                        .is_empty()
                );
                let tx = base.store.begin().await.unwrap();
                deliver(&tx, taken[0].id, "one", now).await.unwrap();
                tx.commit().await.unwrap();
                seen.push((taken[0].version, taken[0].ordinal, taken[0].event.kind()));
            }
            let expected = [
                (1, 0, "reopened"),
                (1, 2, "evaluated"),
                (2, 0, "reopened"),
                (2, 2, "evaluated"),
            ];
            assert_eq!(seen, expected, "{}", base.name);
            assert!(
                lease(&base.store, "one", at(2000), at(3000), 10)
                    .await
                    .unwrap()
                    .is_empty()
            );
            assert_eq!(purge(&base.store, at(103)).await.unwrap(), 3);
            base.end().await;
        }
    }

    #[tokio::test]
    async fn a_lease_is_one_worker_s_until_it_ends() {
        let dice = Dice::new(2);
        for base in stores().await {
            for number in 0..30 {
                insert_with(
                    &base.store,
                    draft(&dice, number),
                    vec![Event::Reopened],
                    &dice,
                )
                .await;
            }
            let workers = (0..6).map(|number| {
                let store = base.store.clone();
                tokio::spawn(async move {
                    lease(&store, &format!("worker {number}"), at(0), at(60), 10).await
                })
            });
            let mut ids = Vec::new();
            for worker in workers.collect::<Vec<_>>() {
                ids.extend(
                    worker
                        .await
                        .unwrap()
                        .unwrap()
                        .into_iter()
                        .map(|entry| entry.id),
                );
            }
            let different: HashSet<_> = ids.iter().collect();
            assert_eq!(different.len(), ids.len(), "{}", base.name);

            let again = lease(&base.store, "late", at(60), at(120), 50)
                .await
                .unwrap();
            assert_eq!(again.len(), 30, "{}", base.name);
            assert!(
                again
                    .iter()
                    .all(|entry| entry.attempts == if ids.contains(&entry.id) { 2 } else { 1 })
            );
            let tx = base.store.begin().await.unwrap();
            assert_eq!(
                deliver(&tx, again[0].id, "worker 0", at(70)).await,
                Err(StoreError::Stale)
            );
            assert_eq!(tx.commit().await, Err(StoreError::Stale));

            put_off(&base.store, again[1].id, "late", at(500))
                .await
                .unwrap();
            assert_eq!(
                lease(&base.store, "later", at(120), at(180), 50)
                    .await
                    .unwrap()
                    .len(),
                29
            );
            base.end().await;
        }
    }
}
