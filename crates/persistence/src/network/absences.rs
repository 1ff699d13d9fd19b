//! Absences of agents, each with a substitute where there is one.
//!
//! Owns the table. Does not own who may record one, nor what becomes of the cases of who is away.

use bangban_domain::id::{AbsenceId, UserId};
use bangban_domain::network::AbsenceReason;
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::entity::absence::{ActiveModel, Column, Entity, Model};
use crate::source::Connected;
use crate::{Page, PageOf, Source, StoreError, Transaction};

/// The name of the list in cursors.
const LIST: &str = "absences";

/// A time in which an agent is away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absence {
    /// Its id.
    pub id: AbsenceId,
    /// Who is away.
    pub agent_id: UserId,
    /// The first day.
    pub from: NaiveDate,
    /// The last day, as it was expected.
    pub until: NaiveDate,
    /// Why.
    pub reason: AbsenceReason,
    /// Who stands in.
    pub substitute_id: Option<UserId>,
    /// Who recorded it.
    pub recorded_by: UserId,
    /// When.
    pub recorded_at: DateTime<Utc>,
    /// The last day, where it ended otherwise than expected.
    pub ended_on: Option<NaiveDate>,
}

/// Records an absence.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn insert(tx: &Transaction, new: &Absence) -> Result<(), StoreError> {
    let row = ActiveModel {
        id: Set(new.id.uuid()),
        agent_id: Set(new.agent_id.uuid()),
        from_on: Set(new.from),
        until_on: Set(new.until),
        reason_code: Set(new.reason.as_str().to_owned()),
        substitute_id: Set(new.substitute_id.map(Into::into)),
        recorded_by: Set(new.recorded_by.uuid()),
        recorded_at: Set(new.recorded_at),
        ended_on: Set(new.ended_on),
    };
    Entity::insert(row)
        .exec_without_returning(tx.connection())
        .await?;
    Ok(())
}

/// An absence of this agent.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn get(
    source: &impl Source,
    agent: UserId,
    id: AbsenceId,
) -> Result<Option<Absence>, StoreError> {
    let row = Entity::find_by_id(id.uuid())
        .filter(Column::AgentId.eq(agent.uuid()))
        .one(source.connection())
        .await?;
    row.map(from_row).transpose()
}

/// Whether the agent is away on any day from `from` to `until`.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn is_away(
    source: &impl Source,
    agent: UserId,
    (from, until): (NaiveDate, NaiveDate),
) -> Result<bool, StoreError> {
    let last = Condition::any().add(Column::EndedOn.gte(from)).add(
        Condition::all()
            .add(Column::EndedOn.is_null())
            .add(Column::UntilOn.gte(from)),
    );
    let row = Entity::find()
        .filter(Column::AgentId.eq(agent.uuid()))
        .filter(Column::FromOn.lte(until))
        .filter(last)
        .one(source.connection())
        .await?;
    Ok(row.is_some())
}

/// It ended on this day; says whether it had not ended before.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn end(tx: &Transaction, id: AbsenceId, on: NaiveDate) -> Result<bool, StoreError> {
    let update = Entity::update_many()
        .col_expr(Column::EndedOn, Expr::val(on))
        .filter(Column::Id.eq(id.uuid()))
        .filter(Column::EndedOn.is_null())
        .exec(tx.connection())
        .await?;
    Ok(update.rows_affected > 0)
}

/// A page of an agent's absences, the newest first.
///
/// # Errors
/// [`StoreError::InvalidCursor`], and others where the database fails.
pub async fn list(
    source: &impl Source,
    agent: UserId,
    page: &Page,
) -> Result<PageOf<Absence>, StoreError> {
    let mut query = Entity::find().filter(Column::AgentId.eq(agent.uuid()));
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

fn from_row(row: Model) -> Result<Absence, StoreError> {
    Ok(Absence {
        id: row.id.into(),
        agent_id: row.agent_id.into(),
        from: row.from_on,
        until: row.until_on,
        reason: AbsenceReason::parse(&row.reason_code)
            .ok_or(StoreError::Corrupt("agent_absences.reason_code"))?,
        substitute_id: row.substitute_id.map(Into::into),
        recorded_by: row.recorded_by.into(),
        recorded_at: row.recorded_at,
        ended_on: row.ended_on,
    })
}
