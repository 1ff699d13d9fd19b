//! Reading the trail.

use bangban_domain::id::UserId;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};

use super::{Outcome, Subject};
use crate::entity::audit_event::{Column, Entity, Model};
use crate::page::parse_key;
use crate::{Page, PageOf, Source, StoreError};

const LIST: &str = "audit";

/// What is looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuditFilter {
    /// By whom.
    pub actor: Option<UserId>,
    /// On what.
    pub subject: Option<Subject>,
    /// Exactly this action.
    pub action: Option<String>,
    /// With this end.
    pub outcome: Option<Outcome>,
    /// Not before.
    pub from: Option<DateTime<Utc>>,
    /// Before.
    pub until: Option<DateTime<Utc>>,
}

/// A record as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditRecord {
    /// The chain it is on.
    pub chain: String,
    /// Its number on the chain, from 1.
    pub sequence: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// Who, where somebody known acted.
    pub actor: Option<UserId>,
    /// What was done or tried.
    pub action: String,
    /// How it ended; the name of an [`Outcome`], unless somebody altered it.
    pub outcome: String,
    /// On what.
    pub subject: Subject,
    /// Further facts; plain text where somebody altered them.
    pub detail: serde_json::Value,
    /// The trace id of the request.
    pub trace_id: String,
}

/// A page of records, newest first.
///
/// # Errors
/// [`StoreError::InvalidCursor`], or as [`StoreError`] says.
pub async fn list(
    source: &impl Source,
    filter: &AuditFilter,
    page: &Page,
) -> Result<PageOf<AuditRecord>, StoreError> {
    let mut query = restricted(filter);
    if let Some([at, chain, sequence]) = page.after::<3>(LIST)? {
        let at =
            DateTime::from_timestamp_micros(parse_key(&at)?).ok_or(StoreError::InvalidCursor)?;
        let sequence: i64 = parse_key(&sequence)?;
        let place = Expr::tuple([
            Expr::col(Column::At),
            Expr::col(Column::Chain),
            Expr::col(Column::Sequence),
        ]);
        let last = Expr::tuple([Expr::val(at), Expr::val(chain), Expr::val(sequence)]);
        query = query.filter(place.lt(last));
    }
    let rows = query
        .order_by_desc(Column::At)
        .order_by_desc(Column::Chain)
        .order_by_desc(Column::Sequence)
        .limit(page.fetch())
        .all(source.connection())
        .await?;
    let keys = |row: &Model| {
        [
            row.at.timestamp_micros().to_string(),
            row.chain.clone(),
            row.sequence.to_string(),
        ]
    };
    page.collect(LIST, rows, keys, |row| Ok(from_row(row)))
}

fn restricted(filter: &AuditFilter) -> Select<Entity> {
    let mut query = Entity::find();
    if let Some(actor) = filter.actor {
        query = query.filter(Column::ActorId.eq(actor.uuid()));
    }
    if let Some(subject) = &filter.subject {
        query = query
            .filter(Column::SubjectId.eq(&*subject.id))
            .filter(Column::SubjectKind.eq(&*subject.kind));
    }
    if let Some(action) = &filter.action {
        query = query.filter(Column::Action.eq(&**action));
    }
    if let Some(outcome) = filter.outcome {
        query = query.filter(Column::Outcome.eq(outcome.as_str()));
    }
    if let Some(from) = filter.from {
        query = query.filter(Column::At.gte(from));
    }
    if let Some(until) = filter.until {
        query = query.filter(Column::At.lt(until));
    }
    query
}

/// Takes every row as it is: an altered one must not keep the others from being read.
fn from_row(row: Model) -> AuditRecord {
    AuditRecord {
        chain: row.chain,
        sequence: row.sequence,
        at: row.at,
        actor: row.actor_id.map(UserId::new),
        action: row.action,
        outcome: row.outcome,
        subject: Subject {
            kind: row.subject_kind,
            id: row.subject_id,
        },
        detail: serde_json::from_str(&row.detail).unwrap_or(serde_json::Value::String(row.detail)),
        trace_id: row.trace_id,
    }
}
