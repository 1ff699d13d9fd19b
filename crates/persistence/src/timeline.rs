//! The timeline of a case.
//!
//! Owns reading the table `case_events`. Rows come from events alone (`cases::project`). Does not
//! own who may see which.

use bangban_domain::case::{Case, Event};
use bangban_domain::id::UserId;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::entity::case_event::{Column, Entity, Model};
use crate::page::parse_key;
use crate::scope::Finder;
use crate::{Page, PageOf, Source, StoreError, scope};

const LIST: &str = "timeline";

/// One thing that happened to a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimelineEntry {
    /// Its id.
    pub id: Uuid,
    /// The version that the change led to.
    pub version: i64,
    /// Its place among the events of that change, from 0.
    pub ordinal: i16,
    /// When.
    pub at: DateTime<Utc>,
    /// By whom; none for the sweeps.
    pub actor: Option<UserId>,
    /// What.
    pub event: Event,
}

/// A page of the timeline, in the order in which things happened; of one kind of event alone
/// (`Event::kind`), where one is given.
///
/// # Errors
/// [`StoreError::InvalidCursor`], or as [`StoreError`] says.
pub async fn list(
    source: &impl Source,
    case: &Case,
    kind: Option<&str>,
    page: &Page,
) -> Result<PageOf<TimelineEntry>, StoreError> {
    let of_case = Column::CaseId.eq(case.id.uuid());
    let mut query = Entity::find().filter(scope::narrowed(Finder::Timeline, of_case));
    if let Some(kind) = kind {
        query = query.filter(Column::Kind.eq(kind));
    }
    if let Some([version, ordinal]) = page.after::<2>(LIST)? {
        let (version, ordinal): (i64, i16) = (parse_key(&version)?, parse_key(&ordinal)?);
        let place = Expr::tuple([Expr::col(Column::Version), Expr::col(Column::Ordinal)]);
        query = query.filter(place.gt(Expr::tuple([Expr::val(version), Expr::val(ordinal)])));
    }
    let rows = query
        .order_by_asc(Column::Version)
        .order_by_asc(Column::Ordinal)
        .limit(page.fetch())
        .all(source.connection())
        .await?;
    page.collect(
        LIST,
        rows,
        |row| [row.version.to_string(), row.ordinal.to_string()],
        from_row,
    )
}

fn from_row(row: Model) -> Result<TimelineEntry, StoreError> {
    Ok(TimelineEntry {
        id: row.id,
        version: row.version,
        ordinal: row.ordinal,
        at: row.at,
        actor: row.actor_id.map(UserId::new),
        event: serde_json::from_str(&row.data).map_err(|_| StoreError::Corrupt("event"))?,
    })
}
