//! Repeated requests (`api.md`, "repeats"): one effect and one reply for each key of a caller.
//!
//! Owns the table `idempotency_records`. A request claims its key first, in a short transaction of
//! its own, and keeps its reply in the transaction of its effect: what is known of the key is then
//! true of the effect, whenever the process dies. Replies are sealed, since they hold what the
//! caller may see. Does not own the fingerprint of a request.

use std::time::Duration;

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Order, Query};
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use crate::entity::idempotency_record::{ActiveModel, Column, Entity, Model};
use crate::random::{Random, fresh_nonce};
use crate::sealing::Keyring;
use crate::source::Connected;
use crate::{Store, StoreError, Transaction};

/// A request that runs longer than this has died.
const DEAD_AFTER: Duration = Duration::from_secs(60);
/// How long a reply is kept.
const KEPT_FOR: Duration = Duration::from_secs(24 * 60 * 60);

const RUNNING: &str = "running";
const DONE: &str = "done";

/// A request under a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request<'a> {
    /// Who calls; a key is the caller's own.
    pub caller: &'a str,
    /// The key.
    pub key: &'a str,
    /// A digest of what is asked: method, path and body.
    pub fingerprint: &'a str,
}

/// What is known of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Claim {
    /// Nothing: go on, and end with [`complete`] or [`release`].
    Fresh(Ticket),
    /// The first request still runs.
    Running,
    /// The first request was answered: answer so again.
    Replay(Response),
    /// The key was used for something else.
    Mismatch,
}

/// The right to answer a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ticket {
    caller: String,
    key: String,
    claimed_at: DateTime<Utc>,
}

/// A reply.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Response {
    /// The status code.
    pub status: u16,
    /// Header fields worth repeating, such as `ETag` and `Location`.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: String,
}

/// Claims a key.
///
/// # Errors
/// As [`StoreError`] says.
pub async fn claim(
    store: &Store,
    request: &Request<'_>,
    now: DateTime<Utc>,
    keyring: &Keyring,
) -> Result<Claim, StoreError> {
    let tx = store.begin().await?;
    let ticket = Ticket {
        caller: request.caller.to_owned(),
        key: request.key.to_owned(),
        claimed_at: now,
    };
    if insert(&tx, request, now).await? {
        tx.commit().await?;
        return Ok(Claim::Fresh(ticket));
    }
    let id = (request.caller.to_owned(), request.key.to_owned());
    let Some(record) = Entity::find_by_id(id).one(tx.connection()).await? else {
        // Released in this very moment: the caller may try again.
        return Ok(Claim::Running);
    };
    let age = (now - record.created_at).to_std().unwrap_or_default();
    let same = record.fingerprint == request.fingerprint;
    let gone = age >= KEPT_FOR || (same && record.state == RUNNING && age >= DEAD_AFTER);
    if gone && take_over(&tx, request, &record, now).await? {
        tx.commit().await?;
        return Ok(Claim::Fresh(ticket));
    }
    match () {
        () if gone => Ok(Claim::Running),
        () if !same => Ok(Claim::Mismatch),
        () if record.state == RUNNING => Ok(Claim::Running),
        () => open(&record, keyring).map(Claim::Replay),
    }
}

/// Keeps the reply, in the transaction of the effect.
///
/// # Errors
/// [`StoreError::Stale`] where the key was taken over because this took too long: the transaction
/// can then not be committed. Else as [`StoreError`] says.
pub async fn complete(
    tx: &Transaction,
    ticket: &Ticket,
    response: &Response,
    keyring: &Keyring,
    random: &dyn Random,
) -> Result<(), StoreError> {
    let plain = serde_json::to_vec(response).map_err(|_| StoreError::Other)?;
    let sealed = keyring.seal(
        &plain,
        &aad(&ticket.caller, &ticket.key),
        fresh_nonce(random),
    );
    let row = ActiveModel {
        state: Set(DONE.to_owned()),
        status: Set(i16::try_from(response.status).ok()),
        response_sealed: Set(Some(sealed)),
        ..ActiveModel::default()
    };
    let update = Entity::update_many().set(row).filter(held(ticket));
    if update.exec(tx.connection()).await?.rows_affected == 0 {
        tx.spoil();
        return Err(StoreError::Stale);
    }
    Ok(())
}

/// Gives the key back after a request without effect, such as a refused one: the next request
/// under it is judged anew.
///
/// # Errors
/// As [`StoreError`] says; the key is free again after a minute even so.
pub async fn release(store: &Store, ticket: &Ticket) -> Result<(), StoreError> {
    let tx = store.begin().await?;
    Entity::delete_many()
        .filter(held(ticket))
        .exec(tx.connection())
        .await?;
    tx.commit().await
}

/// Forgets the keys that were claimed before that time, the oldest first, at most `limit`; says how
/// many.
///
/// # Errors
/// As [`StoreError`] says.
pub async fn purge(store: &Store, before: DateTime<Utc>, limit: u32) -> Result<u64, StoreError> {
    let old = Query::select()
        .columns([Column::Caller, Column::RequestKey])
        .from(Entity)
        .and_where(Column::CreatedAt.lt(before))
        .order_by(Column::CreatedAt, Order::Asc)
        .limit(u64::from(limit))
        .to_owned();
    let key = Expr::tuple([Expr::col(Column::Caller), Expr::col(Column::RequestKey)]);
    let tx = store.begin().await?;
    let done = Entity::delete_many()
        .filter(key.in_subquery(old))
        // One that was taken over in between is a new one.
        .filter(Column::CreatedAt.lt(before))
        .exec(tx.connection())
        .await?;
    tx.commit().await?;
    Ok(done.rows_affected)
}

async fn insert(
    tx: &Transaction,
    request: &Request<'_>,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let row = ActiveModel {
        caller: Set(request.caller.to_owned()),
        request_key: Set(request.key.to_owned()),
        fingerprint: Set(request.fingerprint.to_owned()),
        state: Set(RUNNING.to_owned()),
        status: Set(None),
        response_sealed: Set(None),
        created_at: Set(now),
    };
    let once = OnConflict::columns([Column::Caller, Column::RequestKey])
        .do_nothing()
        .to_owned();
    let inserted = Entity::insert_many([row])
        .on_conflict(once)
        .exec_without_returning(tx.connection())
        .await?;
    Ok(inserted > 0)
}

/// Takes the key of a request that has died, or of one long ago. False, where another one was
/// quicker.
async fn take_over(
    tx: &Transaction,
    request: &Request<'_>,
    record: &Model,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let row = ActiveModel {
        fingerprint: Set(request.fingerprint.to_owned()),
        state: Set(RUNNING.to_owned()),
        status: Set(None),
        response_sealed: Set(None),
        created_at: Set(now),
        ..ActiveModel::default()
    };
    let update = Entity::update_many()
        .set(row)
        .filter(Column::Caller.eq(request.caller))
        .filter(Column::RequestKey.eq(request.key))
        .filter(Column::State.eq(&*record.state))
        .filter(Column::CreatedAt.eq(record.created_at));
    Ok(update.exec(tx.connection()).await?.rows_affected > 0)
}

/// The record as long as this ticket holds it.
fn held(ticket: &Ticket) -> Condition {
    Condition::all()
        .add(Column::Caller.eq(&*ticket.caller))
        .add(Column::RequestKey.eq(&*ticket.key))
        .add(Column::State.eq(RUNNING))
        .add(Column::CreatedAt.eq(ticket.claimed_at))
}

fn open(record: &Model, keyring: &Keyring) -> Result<Response, StoreError> {
    let corrupt = StoreError::Corrupt("kept reply");
    let sealed = record
        .response_sealed
        .as_deref()
        .ok_or_else(|| corrupt.clone())?;
    let plain = keyring
        .open(sealed, &aad(&record.caller, &record.request_key))
        .map_err(|_| corrupt.clone())?;
    serde_json::from_slice(&plain).map_err(|_| corrupt)
}

/// The caller's length comes first, so that no other pair runs together into the same bytes.
fn aad(caller: &str, key: &str) -> Vec<u8> {
    format!("idempotency/{}/{caller}/{key}", caller.len()).into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Dice, TestStore, at, sealing, stores};

    const REQUEST: Request<'_> = Request {
        caller: "portal",
        key: "key",
        fingerprint: "one",
    };

    fn reply() -> Response {
        let headers = vec![("ETag".to_owned(), "\"1\"".to_owned())];
        Response {
            status: 201,
            headers,
            body: "{\"name\":\"王芳\"}".to_owned(),
        }
    }

    async fn claimed(base: &TestStore, request: &Request<'_>, seconds: i64) -> Claim {
        claim(&base.store, request, at(seconds), &sealing().keyring)
            .await
            .unwrap()
    }

    async fn answer(base: &TestStore, ticket: &Ticket) -> Result<(), StoreError> {
        let tx = base.store.begin().await.unwrap();
        let kept = complete(&tx, ticket, &reply(), &sealing().keyring, &Dice::new(1)).await;
        assert_eq!(tx.commit().await.is_ok(), kept.is_ok());
        kept
    }

    #[tokio::test]
    async fn the_first_reply_is_given_again() {
        for base in stores().await {
            let Claim::Fresh(ticket) = claimed(&base, &REQUEST, 0).await else {
                panic!("not fresh")
            };
            assert_eq!(
                claimed(&base, &REQUEST, 1).await,
                Claim::Running,
                "{}",
                base.name
            );
            let other = Request {
                fingerprint: "two",
                ..REQUEST
            };
            assert_eq!(claimed(&base, &other, 1).await, Claim::Mismatch);
            answer(&base, &ticket).await.unwrap();
            assert_eq!(claimed(&base, &REQUEST, 2).await, Claim::Replay(reply()));
            assert_eq!(claimed(&base, &other, 2).await, Claim::Mismatch);
            assert_eq!(answer(&base, &ticket).await, Err(StoreError::Stale));
            let another = Request {
                caller: "other portal",
                ..REQUEST
            };
            assert!(matches!(claimed(&base, &another, 2).await, Claim::Fresh(_)));
            // A day later the key is free.
            assert!(matches!(
                claimed(&base, &other, 24 * 3600).await,
                Claim::Fresh(_)
            ));
            for (kept, purged) in [(1, 1), (1, 0)] {
                let before = at(24 * 3600);
                assert_eq!(purge(&base.store, before, 1).await.unwrap(), purged);
                assert_eq!(base.count("idempotency_records").await, kept);
            }
            base.end().await;
        }
    }

    #[tokio::test]
    async fn the_dead_are_taken_over_and_can_answer_no_more() {
        for base in stores().await {
            let Claim::Fresh(dead) = claimed(&base, &REQUEST, 0).await else {
                panic!("not fresh")
            };
            assert_eq!(claimed(&base, &REQUEST, 59).await, Claim::Running);
            let Claim::Fresh(ticket) = claimed(&base, &REQUEST, 60).await else {
                panic!("not fresh")
            };
            assert_eq!(
                answer(&base, &dead).await,
                Err(StoreError::Stale),
                "{}",
                base.name
            );
            release(&base.store, &dead).await.unwrap();
            assert_eq!(claimed(&base, &REQUEST, 61).await, Claim::Running);
            release(&base.store, &ticket).await.unwrap();
            assert!(matches!(
                claimed(&base, &REQUEST, 62).await,
                Claim::Fresh(_)
            ));
            base.end().await;
        }
    }

    #[tokio::test]
    async fn of_many_at_once_one_goes_on() {
        for base in stores().await {
            let callers = (0..20).map(|_| {
                let store = base.store.clone();
                tokio::spawn(async move {
                    claim(&store, &REQUEST, at(0), &sealing().keyring)
                        .await
                        .unwrap()
                })
            });
            let mut fresh = 0;
            for caller in callers.collect::<Vec<_>>() {
                match caller.await.unwrap() {
                    Claim::Fresh(_) => fresh += 1,
                    claim => assert_eq!(claim, Claim::Running),
                }
            }
            assert_eq!(fresh, 1, "{}", base.name);
            base.end().await;
        }
    }
}
