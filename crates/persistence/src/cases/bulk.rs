//! Cases by the hundred thousand, for measurements: past the one way in which cases change.
//!
//! Owns the rows of a case that is said to have a past, made by the same functions that save one, and
//! their way into an empty or idle database: COPY on PostgreSQL, inserts of many rows on SQLite. Only
//! the last change of a case has its record in the audit trail, as much as the next change goes on
//! from; nothing waits in the outbox. Does not own what such cases look like. The program does not
//! use it: it is behind the feature `bulk`.

use std::io::Write;

use bangban_domain::case::Decision;
use bangban_domain::id::UserId;
use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Value;
use sea_orm::sqlx::Connection;
use sea_orm::sqlx::postgres::PgConnection;
use sea_orm::{
    ActiveModelTrait, DbErr, EntityName, EntityTrait, IdenStatic, IntoActiveModel, Iterable,
    RuntimeErr,
};

use super::row::Personal;
use super::write::{Act, prepare};
use crate::audit::chain;
use crate::entity::{audit_event, case, case_event};
use crate::keys::Sealing;
use crate::random::fresh_id;
use crate::source::Connected;
use crate::{Store, StoreError};

/// Rows in one statement of SQLite, which binds at most 32,766 values.
const SQLITE_ROWS: usize = 800;

/// A case as it stands after its last change.
pub struct Settled<'a> {
    /// The last change: its case with the version before it, and its events.
    pub decision: Decision,
    /// Who made it, when.
    pub act: Act<'a>,
    /// What had happened before.
    pub earlier: Vec<Earlier>,
}

/// Something that had happened before the last change.
pub struct Earlier {
    /// The version that it led to.
    pub version: i64,
    /// Its place among the events of its change.
    pub ordinal: i16,
    /// `Event::kind`.
    pub kind: String,
    /// The event, as JSON.
    pub data: String,
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub actor: Option<UserId>,
}

/// The rows of some cases.
#[derive(Default)]
pub struct Rows {
    cases: Vec<case::ActiveModel>,
    events: Vec<case_event::ActiveModel>,
    audit: Vec<audit_event::ActiveModel>,
}

impl Rows {
    /// Adds those of a case.
    ///
    /// # Errors
    /// Those of saving a case.
    pub fn push(&mut self, settled: Settled<'_>, sealing: &Sealing) -> Result<(), StoreError> {
        let (decision, act) = (&settled.decision, &settled.act);
        let case_id = decision.case.id.uuid();
        let change = prepare(decision, Personal::Written, chain::GENESIS, act, sealing)?;
        self.events.extend(
            settled
                .earlier
                .into_iter()
                .map(|earlier| case_event::ActiveModel {
                    id: Set(fresh_id(act.random, earlier.at)),
                    case_id: Set(case_id),
                    version: Set(earlier.version),
                    ordinal: Set(earlier.ordinal),
                    kind: Set(earlier.kind),
                    at: Set(earlier.at),
                    actor_id: Set(earlier.actor.map(Into::into)),
                    data: Set(earlier.data),
                }),
        );
        self.events.extend(change.projection.events);
        self.cases.push(change.row);
        self.audit.push(change.audit.into_active_model());
        Ok(())
    }

    /// The rows as PostgreSQL's COPY takes them. Work for the processor alone.
    ///
    /// # Errors
    /// [`StoreError::Other`] for a column of an unknown kind.
    pub fn into_copy(self) -> Result<CopyText, StoreError> {
        Ok(CopyText([
            table(self.cases)?,
            table(self.events)?,
            table(self.audit)?,
        ]))
    }
}

/// Statements and rows of COPY, one for each table.
pub struct CopyText([(String, Vec<u8>); 3]);

/// Writes the rows into PostgreSQL, all of them or none.
///
/// # Errors
/// As [`StoreError`] says; [`StoreError::Other`] on SQLite.
pub async fn copy_in(store: &Store, rows: &CopyText) -> Result<(), StoreError> {
    let pool = store.postgres().ok_or(StoreError::Other)?;
    let copied = async {
        let mut connection = pool.acquire().await?;
        let mut tx = connection.begin().await?;
        for (statement, text) in &rows.0 {
            let connection: &mut PgConnection = &mut tx;
            let mut copy = connection.copy_in_raw(statement).await?;
            copy.send(text.as_slice()).await?;
            copy.finish().await?;
        }
        tx.commit().await
    };
    let copied: Result<(), sea_orm::sqlx::Error> = copied.await;
    copied.map_err(|error| DbErr::Exec(RuntimeErr::SqlxError(error.into())).into())
}

/// Writes the rows by inserts, all of them or none.
///
/// # Errors
/// As [`StoreError`] says.
pub async fn insert(store: &Store, rows: Rows) -> Result<(), StoreError> {
    let tx = store.begin().await?;
    for models in chunks(rows.cases) {
        case::Entity::insert_many(models)
            .exec_without_returning(tx.connection())
            .await?;
    }
    for models in chunks(rows.events) {
        case_event::Entity::insert_many(models)
            .exec_without_returning(tx.connection())
            .await?;
    }
    for models in chunks(rows.audit) {
        audit_event::Entity::insert_many(models)
            .exec_without_returning(tx.connection())
            .await?;
    }
    tx.commit().await
}

fn chunks<T>(mut rows: Vec<T>) -> Vec<Vec<T>> {
    let mut chunks = Vec::new();
    while !rows.is_empty() {
        let rest = rows.split_off(rows.len().min(SQLITE_ROWS));
        chunks.push(std::mem::replace(&mut rows, rest));
    }
    chunks
}

/// The statement that takes rows of this table, and the rows.
fn table<A: ActiveModelTrait>(models: Vec<A>) -> Result<(String, Vec<u8>), StoreError> {
    let columns: Vec<_> = <A::Entity as EntityTrait>::Column::iter().collect();
    let names: Vec<&str> = columns.iter().map(IdenStatic::as_str).collect();
    let table = A::Entity::default();
    let statement = format!(
        "COPY {} ({}) FROM STDIN",
        table.table_name(),
        names.join(", ")
    );
    let mut text = Vec::with_capacity(models.len() * 2048);
    for mut model in models {
        for (place, column) in columns.iter().enumerate() {
            if place > 0 {
                text.push(b'\t');
            }
            let value = model.take(*column).into_value().ok_or(StoreError::Other)?;
            write_value(&mut text, value)?;
        }
        text.push(b'\n');
    }
    Ok((statement, text))
}

fn write_value(text: &mut Vec<u8>, value: Value) -> Result<(), StoreError> {
    let written = match value {
        Value::String(Some(value)) => {
            escape(text, &value);
            Ok(())
        }
        Value::Bytes(Some(value)) => write!(text, "\\\\x{}", hex::encode(value)),
        Value::Uuid(Some(value)) => write!(text, "{value}"),
        Value::SmallInt(Some(value)) => write!(text, "{value}"),
        Value::Int(Some(value)) => write!(text, "{value}"),
        Value::BigInt(Some(value)) => write!(text, "{value}"),
        Value::ChronoDate(Some(value)) => write!(text, "{value}"),
        Value::ChronoDateTimeUtc(Some(value)) => write!(text, "{value:?}"),
        Value::String(None)
        | Value::Bytes(None)
        | Value::Uuid(None)
        | Value::SmallInt(None)
        | Value::Int(None)
        | Value::BigInt(None)
        | Value::ChronoDate(None)
        | Value::ChronoDateTimeUtc(None) => text.write_all(b"\\N"),
        _ => return Err(StoreError::Other),
    };
    written.map_err(|_| StoreError::Other)
}

/// What means something in COPY's text form is written with a backslash.
fn escape(text: &mut Vec<u8>, value: &str) {
    for byte in value.bytes() {
        match byte {
            b'\\' => text.extend_from_slice(b"\\\\"),
            b'\n' => text.extend_from_slice(b"\\n"),
            b'\r' => text.extend_from_slice(b"\\r"),
            b'\t' => text.extend_from_slice(b"\\t"),
            byte => text.push(byte),
        }
    }
}

#[cfg(test)]
mod tests {
    use bangban_domain::case::Event;
    use bangban_domain::policy::Scope;

    use super::*;
    use crate::cases::{self, find};
    use crate::testing::{Dice, act, draft, sealing, stores};
    use crate::{Page, timeline};

    fn settled<'a>(dice: &'a Dice, number: i64) -> Settled<'a> {
        let act = act(dice);
        let mut case = draft(dice, number);
        case.version = 4;
        case.record.consent.scope = "a\tb\\c\nd\re 王芳 \\N".to_owned();
        Settled {
            earlier: vec![Earlier {
                version: 1,
                ordinal: 0,
                kind: "drafted".to_owned(),
                data: r#"{"kind":"drafted"}"#.to_owned(),
                at: act.at,
                actor: None,
            }],
            decision: Decision::of(case, Event::Reopened),
            act,
        }
    }

    #[tokio::test]
    async fn what_was_put_in_is_found_changed_and_verified_like_any_other() {
        let (dice, sealing) = (Dice::new(9), sealing());
        for base in stores().await {
            let mut rows = Rows::default();
            for number in 0..3 {
                rows.push(settled(&dice, number), &sealing).unwrap();
            }
            if base.store.postgres().is_some() {
                copy_in(&base.store, &rows.into_copy().unwrap())
                    .await
                    .unwrap();
            } else {
                insert(&base.store, rows).await.unwrap();
            }
            assert_eq!(base.count("cases").await, 3, "{}", base.name);
            assert_eq!(base.count("case_events").await, 6, "{}", base.name);
            assert_eq!(base.count("audit_events").await, 3, "{}", base.name);
            let reader = base.store.reader().await.unwrap();
            let page = Page::first();
            let (filter, sort) = (cases::CaseFilter::default(), cases::Sort::default());
            let listed = cases::list::<bangban_domain::case::Case>(
                &reader,
                &Scope::All,
                &filter,
                sort,
                &page,
                &sealing.keyring,
            );
            let found = listed.await.unwrap().items.remove(0);
            assert_eq!(found.version, 5);
            assert_eq!(found.record.consent.scope, "a\tb\\c\nd\re 王芳 \\N");
            let events = timeline::list(&reader, &found, None, &page).await.unwrap();
            let versions: Vec<i64> = events.items.iter().map(|entry| entry.version).collect();
            assert_eq!(versions, [1, 5], "{}", base.name);
            drop(reader);

            let tx = base.store.begin().await.unwrap();
            let case = find(&tx, found.id, &Scope::All, &sealing.keyring)
                .await
                .unwrap()
                .unwrap();
            let decision = Decision::of(case, Event::Reopened);
            let saved = cases::save(&tx, &decision, &act(&dice), &sealing)
                .await
                .unwrap();
            tx.commit().await.unwrap();
            assert_eq!(saved.version, 6, "{}", base.name);
            base.end().await;
        }
    }
}
