//! Text messages (短信) that wait to be sent.
//!
//! Owns the table: whoever asks for a message writes a row with whatever else is decided, and a worker
//! sends it. Phone and text are sealed. Several workers may take messages at the same time: one has a
//! worker until its lease ends. What was sent is removed, and so is what came too late to be sent. Does
//! not own how a message travels.

use bangban_domain::phone::Phone;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::entity::text_message::{ActiveModel, Column, Entity, Model};
use crate::random::{Random, fresh_nonce};
use crate::sealing::Keyring;
use crate::source::Connected;
use crate::{Store, StoreError, Transaction};

/// A message to be sent. No `Debug`: it holds a phone number, and often a code.
#[derive(Clone, PartialEq, Eq)]
pub struct NewText {
    /// Its id: stays the same however often it is tried.
    pub id: Uuid,
    /// To whom.
    pub phone: Phone,
    /// What is said.
    pub text: String,
    /// When it was asked for.
    pub created_at: DateTime<Utc>,
    /// From when on it is not worth sending any more.
    pub expires_at: DateTime<Utc>,
}

/// A message that somebody has taken to send it. No `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct TakenText {
    /// Its id.
    pub id: Uuid,
    /// To whom.
    pub phone: String,
    /// What is said.
    pub text: String,
    /// How often it was taken, this time included.
    pub attempts: i32,
}

/// What was taken.
pub struct Taken {
    /// To be sent.
    pub texts: Vec<TakenText>,
    /// Messages that were removed because it was too late for them.
    pub expired: u64,
}

/// What is sealed.
#[derive(Serialize, Deserialize)]
struct Sealed {
    phone: String,
    text: String,
}

/// Has a message wait to be sent.
///
/// # Errors
/// As [`StoreError`] says.
pub async fn insert(
    tx: &Transaction,
    new: &NewText,
    keyring: &Keyring,
    random: &dyn Random,
) -> Result<(), StoreError> {
    let content = Sealed {
        phone: new.phone.as_str().to_owned(),
        text: new.text.clone(),
    };
    let plain = serde_json::to_vec(&content).map_err(|_| StoreError::Other)?;
    let row = ActiveModel {
        id: Set(new.id),
        sealed: Set(keyring.seal(&plain, &aad(new.id), fresh_nonce(random))),
        created_at: Set(new.created_at),
        expires_at: Set(new.expires_at),
        attempts: Set(0),
        leased_until: Set(None),
        lease_owner: Set(None),
    };
    Entity::insert(row)
        .exec_without_returning(tx.connection())
        .await?;
    Ok(())
}

/// Takes at most `limit` messages, the oldest first, for `owner` until `until`, and removes those that
/// it is too late for.
///
/// # Errors
/// As [`StoreError`] says.
pub async fn take(
    store: &Store,
    owner: &str,
    now: DateTime<Utc>,
    until: DateTime<Utc>,
    limit: u32,
    keyring: &Keyring,
) -> Result<Taken, StoreError> {
    let reader = store.reader().await?;
    // Nothing is written as long as there is nothing to do: this is asked every second.
    let due = Entity::find()
        .filter(Condition::any().add(free(now)).add(expired(now)))
        .order_by_asc(Column::Id)
        .limit(u64::from(limit))
        .all(reader.connection())
        .await?;
    drop(reader);
    if due.is_empty() {
        return Ok(Taken {
            texts: Vec::new(),
            expired: 0,
        });
    }
    let ids = due.into_iter().map(|row| row.id);
    let tx = store.begin().await?;
    let removed = Entity::delete_many()
        .filter(expired(now))
        .exec(tx.connection())
        .await?;
    // Between looking and taking another one may have been quicker: the condition decides.
    Entity::update_many()
        .col_expr(Column::LeaseOwner, Expr::val(owner))
        .col_expr(Column::LeasedUntil, Expr::val(until))
        .col_expr(Column::Attempts, Expr::col(Column::Attempts).add(1))
        .filter(Column::Id.is_in(ids.clone()))
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
    Ok(Taken {
        texts: rows
            .into_iter()
            .filter_map(|row| open(row, keyring))
            .collect(),
        expired: removed.rows_affected,
    })
}

/// Removes a message that was sent.
///
/// # Errors
/// As [`StoreError`] says.
pub async fn sent(store: &Store, id: Uuid, owner: &str) -> Result<(), StoreError> {
    let tx = store.begin().await?;
    Entity::delete_many()
        .filter(Column::Id.eq(id))
        .filter(Column::LeaseOwner.eq(owner))
        .exec(tx.connection())
        .await?;
    tx.commit().await
}

/// Puts a message off that could not be sent: nobody takes it before `retry_at`.
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
        .exec(tx.connection())
        .await?;
    tx.commit().await
}

fn expired(now: DateTime<Utc>) -> Condition {
    Condition::all().add(Column::ExpiresAt.lte(now))
}

fn free(now: DateTime<Utc>) -> Condition {
    let unleased = Condition::any()
        .add(Column::LeasedUntil.is_null())
        .add(Column::LeasedUntil.lte(now));
    Condition::all()
        .add(Column::ExpiresAt.gt(now))
        .add(unleased)
}

/// One that can't be opened stays where it is until it has expired.
fn open(row: Model, keyring: &Keyring) -> Option<TakenText> {
    let plain = keyring.open(&row.sealed, &aad(row.id)).ok();
    let content = plain.and_then(|plain| serde_json::from_slice::<Sealed>(&plain).ok());
    let Some(content) = content else {
        tracing::error!(message = %row.id, "a text message can't be opened");
        return None;
    };
    Some(TakenText {
        id: row.id,
        phone: content.phone,
        text: content.text,
        attempts: row.attempts,
    })
}

fn aad(id: Uuid) -> Vec<u8> {
    format!("text_messages/{id}").into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Dice, at, sealing, stores};

    fn text(number: u128, expires_in: i64) -> NewText {
        NewText {
            id: Uuid::from_u128(number),
            phone: Phone::parse("13953912345").unwrap(),
            text: "【帮办代办】验证码 123456".to_owned(),
            created_at: at(0),
            expires_at: at(expires_in),
        }
    }

    #[tokio::test]
    async fn a_message_is_one_worker_s_until_it_is_sent_or_put_off() {
        let (dice, keys) = (Dice::new(1), sealing());
        for base in stores().await {
            let store = &base.store;
            let tx = store.begin().await.unwrap();
            for number in 1..=3 {
                let new = text(number, 300);
                insert(&tx, &new, &keys.keyring, &dice).await.unwrap();
            }
            tx.commit().await.unwrap();
            let take = async |owner: &str, now: i64, limit: u32| {
                let taken = take(store, owner, at(now), at(now + 60), limit, &keys.keyring);
                let taken = taken.await.unwrap();
                let ids = taken
                    .texts
                    .iter()
                    .map(|text| (text.id.as_u128(), text.attempts));
                (ids.collect::<Vec<_>>(), taken.expired)
            };
            assert_eq!(
                take("one", 0, 2).await,
                (vec![(1, 1), (2, 1)], 0),
                "{}",
                base.name
            );
            assert_eq!(
                take("other", 1, 9).await,
                (vec![(3, 1)], 0),
                "{}",
                base.name
            );
            sent(store, Uuid::from_u128(1), "one").await.unwrap();
            // Somebody else's message is not removed.
            sent(store, Uuid::from_u128(3), "one").await.unwrap();
            put_off(store, Uuid::from_u128(2), "one", at(10))
                .await
                .unwrap();
            assert_eq!(take("one", 9, 9).await, (vec![], 0));
            assert_eq!(take("one", 10, 9).await, (vec![(2, 2)], 0));
            assert_eq!(take("one", 70, 9).await, (vec![(2, 3), (3, 2)], 0));
            assert_eq!(take("one", 300, 9).await, (vec![], 2), "too late");
            assert_eq!(base.count("text_messages").await, 0, "{}", base.name);
            base.end().await;
        }
    }

    #[tokio::test]
    async fn a_message_is_sealed_and_bound_to_its_row() {
        let (dice, keys) = (Dice::new(2), sealing());
        for base in stores().await {
            let tx = base.store.begin().await.unwrap();
            insert(&tx, &text(1, 300), &keys.keyring, &dice)
                .await
                .unwrap();
            let row = Entity::find().one(tx.connection()).await.unwrap().unwrap();
            tx.rollback().await.unwrap();
            for part in ["13953912345", "123456", "帮办代办"] {
                let bytes = part.as_bytes();
                assert!(
                    !row.sealed
                        .windows(bytes.len())
                        .any(|window| window == bytes)
                );
            }
            let opened = open(row.clone(), &keys.keyring).unwrap();
            assert_eq!(
                (opened.phone.as_str(), opened.text),
                ("13953912345", text(1, 0).text)
            );
            let moved = Model {
                id: Uuid::from_u128(2),
                ..row
            };
            assert!(open(moved, &keys.keyring).is_none());
            base.end().await;
        }
    }
}
