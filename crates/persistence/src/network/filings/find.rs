//! Finding filings, within a scope.

use bangban_domain::id::{FilingId, OrganizationId, UserId};
use bangban_domain::network::{FilingKind, FilingState};
use bangban_domain::organization::Node;
use chrono::{Datelike, NaiveDate};
use sea_orm::sea_query::{Asterisk, Expr, Func};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::super::entity::filing::{Column, Entity};
use super::Filing;
use super::row::from_row;
use crate::scope::Finder;
use crate::source::Connected;
use crate::{Page, PageOf, Source, StoreError, Transaction, scope};

/// The name of the list in cursors.
const LIST: &str = "filings";

/// Which filings somebody sees.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FilingScope {
    /// Those of these subtrees.
    pub subtrees: Vec<Node>,
    /// Those addressed to these departments.
    pub departments: Vec<OrganizationId>,
}

/// Which filings a list shows; what is none does not restrict.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FilingFilter {
    /// Those of this subtree.
    pub within: Option<Node>,
    /// Those in this state.
    pub state: Option<FilingState>,
    /// Those of this kind.
    pub kind: Option<FilingKind>,
    /// Those about this agent.
    pub agent_id: Option<UserId>,
    /// Those that were to be filed by then and are not.
    pub overdue_on: Option<NaiveDate>,
}

/// The filing of this id, if it lies inside.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn find(
    source: &impl Source,
    id: FilingId,
    within: &FilingScope,
) -> Result<Option<Filing>, StoreError> {
    let row = Entity::find_by_id(id.uuid())
        .filter(scope::condition_on_filings(Finder::Filing, within))
        .one(source.connection())
        .await?;
    row.map(from_row).transpose()
}

/// A page of filings, the newest first.
///
/// # Errors
/// [`StoreError::InvalidCursor`], and others where the database fails.
pub async fn list(
    source: &impl Source,
    within: &FilingScope,
    filter: &FilingFilter,
    page: &Page,
) -> Result<PageOf<Filing>, StoreError> {
    let mut query = Entity::find().filter(scope::condition_on_filings(Finder::Filings, within));
    if let Some(node) = filter.within {
        query = query.filter(scope::wanted_filings(node));
    }
    if let Some(state) = filter.state {
        query = query.filter(Column::State.eq(state.as_str()));
    }
    if let Some(kind) = filter.kind {
        query = query.filter(Column::Kind.eq(kind.as_str()));
    }
    if let Some(id) = filter.agent_id {
        query = query.filter(Column::AgentId.eq(id.uuid()));
    }
    if let Some(day) = filter.overdue_on {
        query = query
            .filter(Column::State.eq(FilingState::Unfiled.as_str()))
            .filter(Column::DueOn.lt(day));
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

/// What was done about an agent and waits for its day, if anything does.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn pending_of(tx: &Transaction, agent: UserId) -> Result<Option<Filing>, StoreError> {
    let row = Entity::find()
        .filter(Column::AgentId.eq(agent.uuid()))
        .filter(Column::Applied.eq(false))
        .order_by_asc(Column::Id)
        .one(tx.connection())
        .await?;
    row.map(from_row).transpose()
}

/// How many came, moved and went in a year.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Turnover {
    /// 聘任.
    pub appointments: u64,
    /// 转岗.
    pub transfers: u64,
    /// 解聘.
    pub dismissals: u64,
}

/// Those of a subtree whose day lies in this year, as far as it has come by `today`.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn turnover(
    source: &impl Source,
    node: Node,
    year: i32,
    today: NaiveDate,
) -> Result<Turnover, StoreError> {
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day);
    let (Some(first), Some(last)) = (day(year, 1, 1), day(year, 12, 31)) else {
        return Ok(Turnover::default());
    };
    let last = if today.year() == year { today } else { last };
    let counted: Vec<(String, i64)> = Entity::find()
        .select_only()
        .column(Column::Kind)
        .expr(Func::count(Expr::col(Asterisk)))
        .filter(scope::wanted_filings(node))
        .filter(Column::EffectiveOn.between(first, last))
        .filter(Column::Applied.eq(true))
        .group_by(Column::Kind)
        .into_tuple()
        .all(source.connection())
        .await?;
    let of = |kind: FilingKind| {
        let row = counted.iter().find(|(name, _)| name == kind.as_str());
        row.and_then(|(_, count)| u64::try_from(*count).ok())
            .unwrap_or(0)
    };
    Ok(Turnover {
        appointments: of(FilingKind::Appointment),
        transfers: of(FilingKind::Transfer),
        dismissals: of(FilingKind::Dismissal),
    })
}
