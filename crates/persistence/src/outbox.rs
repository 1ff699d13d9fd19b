//! The outbox: events that somebody has to be told of, until it is done.
//!
//! Owns the table `outbox` and who works on which entry. Several workers may take entries at the
//! same time: an entry has one worker until its lease ends, and the entries of one case go out in
//! order, since only the first of them that is left can be taken. An entry that this program can't
//! read waits on the side, where it holds up neither its case nor others: a newer one may read it.
//! Does not own what telling means.

use bangban_domain::case::Event;
use bangban_domain::id::{CaseId, UserId};
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query, SelectStatement};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::entity::outbox::{Column, Entity, Model};
use crate::source::Connected;
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
    /// Whose act it was; none for the sweeps.
    pub actor_id: Option<UserId>,
    /// When.
    pub created_at: DateTime<Utc>,
    /// How often it was taken, this time included.
    pub attempts: i32,
}

/// Who has an entry that can't be read: nobody. No worker is called so, their names are ids.
const UNREADABLE: &str = "unreadable";
/// When an entry that can't be read is tried again.
const UNREADABLE_RETRY: TimeDelta = TimeDelta::hours(1);

/// Takes at most `limit` entries, the oldest first, for `owner` until `until`. What can't be read is
/// logged and put aside for an hour.
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
    let (entries, unreadable) = read(rows);
    if !unreadable.is_empty() {
        set_aside(&tx, unreadable, now + UNREADABLE_RETRY).await?;
    }
    tx.commit().await?;
    Ok(entries)
}

/// The entries that can be read, and the ids of the others.
fn read(rows: Vec<Model>) -> (Vec<OutboxEntry>, Vec<Uuid>) {
    let mut entries = Vec::with_capacity(rows.len());
    let mut unreadable = Vec::new();
    for row in rows {
        let (id, case) = (row.id, row.case_id);
        match from_row(row) {
            Ok(entry) => entries.push(entry),
            Err(error) => {
                tracing::error!(entry = %id, %case, %error, "put aside");
                unreadable.push(id);
            }
        }
    }
    (entries, unreadable)
}

async fn set_aside(
    tx: &Transaction,
    ids: Vec<Uuid>,
    retry_at: DateTime<Utc>,
) -> Result<(), StoreError> {
    Entity::update_many()
        .col_expr(Column::LeaseOwner, Expr::val(UNREADABLE))
        .col_expr(Column::LeasedUntil, Expr::val(retry_at))
        .filter(Column::Id.is_in(ids))
        .exec(tx.connection())
        .await?;
    Ok(())
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

/// Removes entries that were told before that time, the oldest first, at most `limit`; says how
/// many.
///
/// # Errors
/// As [`StoreError`] says.
pub async fn purge(store: &Store, before: DateTime<Utc>, limit: u32) -> Result<u64, StoreError> {
    let old = Query::select()
        .column(Column::Id)
        .from(Entity)
        .and_where(Column::DeliveredAt.lt(before))
        .order_by(Column::DeliveredAt, Order::Asc)
        .order_by(Column::Id, Order::Asc)
        .limit(u64::from(limit))
        .to_owned();
    let tx = store.begin().await?;
    let done = Entity::delete_many()
        .filter(Column::Id.in_subquery(old))
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

/// The first entry of each case that is left, if nobody has it. One that was put aside is no first.
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
        .cond_where(
            Condition::any()
                .add(earlier(Column::LeaseOwner).is_null())
                .add(earlier(Column::LeaseOwner).ne(UNREADABLE)),
        )
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
        actor_id: row.actor_id.map(UserId::new),
        created_at: row.created_at,
        attempts: row.attempts,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::testing::{Dice, at, draft, execute, insert_with, save, stores, user};

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
            assert_eq!(purge(&base.store, at(103), 2).await.unwrap(), 2);
            assert_eq!(base.count("outbox").await, 2, "{}", base.name);
            assert_eq!(purge(&base.store, at(103), 2).await.unwrap(), 1);
            assert_eq!(purge(&base.store, at(103), 2).await.unwrap(), 0);
            base.end().await;
        }
    }

    #[tokio::test]
    async fn what_can_not_be_read_holds_nothing_up() {
        let dice = Dice::new(3);
        for base in stores().await {
            let evaluated = vec![Event::Evaluated { level: 2 }];
            insert_with(&base.store, draft(&dice, 0), told(), &dice).await;
            insert_with(&base.store, draft(&dice, 1), evaluated, &dice).await;
            let newer =
                "UPDATE outbox SET payload = '{\"kind\":\"of_tomorrow\"}' WHERE kind = 'reopened'";
            execute(&base.store, newer).await;
            let take = async |seconds| {
                let (now, until) = (at(seconds), at(seconds + 60));
                let taken = lease(&base.store, "one", now, until, 10).await.unwrap();
                let tx = base.store.begin().await.unwrap();
                for entry in &taken {
                    deliver(&tx, entry.id, "one", now).await.unwrap();
                }
                tx.commit().await.unwrap();
                let events = taken
                    .into_iter()
                    .map(|entry| (entry.event, entry.attempts, entry.actor_id));
                events.collect::<Vec<_>>()
            };
            let evaluated = |level| (Event::Evaluated { level }, 1, Some(user(7)));
            assert_eq!(take(0).await, [evaluated(2)], "another case");
            assert_eq!(take(1).await, [evaluated(1)], "the same case");
            assert_eq!(take(3599).await, []);
            assert_eq!(take(3600).await, [], "tried again, and put aside again");
            let known =
                "UPDATE outbox SET payload = '{\"kind\":\"reopened\"}' WHERE kind = 'reopened'";
            execute(&base.store, known).await;
            assert_eq!(take(7199).await, []);
            assert_eq!(take(7200).await, [(Event::Reopened, 3, Some(user(7)))]);
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
