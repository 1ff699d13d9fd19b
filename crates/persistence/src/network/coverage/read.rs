//! Reading figures, within the subtrees that somebody may see.

use bangban_domain::id::OrganizationId;
use bangban_domain::network::Level;
use bangban_domain::organization::{Node, OrganizationKind};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::{ByLevel, Coverage, Figures};
use crate::network::entity::coverage::{Column, Entity, Model};
use crate::network::entity::coverage_level;
use crate::page::parse_key;
use crate::scope::Finder;
use crate::{Page, PageOf, Source, StoreError, scope};

/// In which order those below are told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ChildOrder {
    /// By the share that is covered, the worst first.
    #[default]
    WorstFirst,
    /// By the code of the division; those without one first.
    Code,
}

impl ChildOrder {
    const fn list(self) -> &'static str {
        match self {
            Self::WorstFirst => "coverage:share",
            Self::Code => "coverage:code",
        }
    }
}

/// Which gaps a list shows; what is none does not restrict.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct GapFilter {
    /// Those of this subtree.
    pub within: Option<Node>,
    /// Those of organisations of this kind.
    pub kind: Option<OrganizationKind>,
}

/// The figures of a venue, if it lies inside.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn get(
    source: &impl Source,
    id: OrganizationId,
    within: &[Node],
) -> Result<Option<ByLevel>, StoreError> {
    let row = Entity::find_by_id(id.uuid())
        .filter(scope::condition_on_coverage(Finder::Coverage, within))
        .one(source.connection())
        .await?;
    let Some(row) = row else { return Ok(None) };
    let rows = coverage_level::Entity::find()
        .filter(coverage_level::Column::OrganizationId.eq(id.uuid()))
        .all(source.connection())
        .await?;
    let mut levels = Vec::with_capacity(rows.len());
    for row in &rows {
        let level = Level::parse(&row.level).ok_or(StoreError::Corrupt("coverage_levels.level"))?;
        levels.push((level, figures_of_level(row)));
    }
    levels.sort_by_key(|(level, _)| *level);
    Ok(Some(ByLevel {
        coverage: from_row(row)?,
        levels,
    }))
}

/// A page of those directly below a venue.
///
/// # Errors
/// [`StoreError::InvalidCursor`], and others where the database fails.
pub async fn children(
    source: &impl Source,
    of: OrganizationId,
    within: &[Node],
    order: ChildOrder,
    page: &Page,
) -> Result<PageOf<Coverage>, StoreError> {
    let mut query = Entity::find()
        .filter(Column::ParentId.eq(of.uuid()))
        .filter(scope::condition_on_coverage(Finder::Coverage, within));
    if let Some([key, id]) = page.after::<2>(order.list())? {
        let id: Uuid = parse_key(&id)?;
        query = query.filter(match order {
            ChildOrder::WorstFirst => after(Column::Share, parse_key::<i32>(&key)?, id),
            ChildOrder::Code => after(Column::Code, key, id),
        });
    }
    let by = match order {
        ChildOrder::WorstFirst => Column::Share,
        ChildOrder::Code => Column::Code,
    };
    let rows = query
        .order_by_asc(by)
        .order_by_asc(Column::OrganizationId)
        .limit(page.fetch())
        .all(source.connection())
        .await?;
    let keys = |row: &Model| {
        let key = match order {
            ChildOrder::WorstFirst => row.share.to_string(),
            ChildOrder::Code => row.code.clone(),
        };
        [key, row.organization_id.to_string()]
    };
    page.collect(order.list(), rows, keys, from_row)
}

/// A page of organisations that lack somebody, those that lack most first.
///
/// # Errors
/// [`StoreError::InvalidCursor`], and others where the database fails.
pub async fn gaps(
    source: &impl Source,
    within: &[Node],
    filter: GapFilter,
    page: &Page,
) -> Result<PageOf<Coverage>, StoreError> {
    const LIST: &str = "coverage-gaps";
    let mut query = Entity::find()
        .filter(Column::Missing.gt(0))
        .filter(scope::condition_on_coverage(Finder::CoverageGaps, within));
    if let Some(node) = filter.within {
        query = query.filter(scope::wanted_coverage(node));
    }
    if let Some(kind) = filter.kind {
        query = query.filter(Column::Kind.eq(kind.as_str()));
    }
    if let Some([missing, id]) = page.after::<2>(LIST)? {
        let (missing, id): (i32, Uuid) = (parse_key(&missing)?, parse_key(&id)?);
        let same = Condition::all()
            .add(Column::Missing.eq(missing))
            .add(Column::OrganizationId.gt(id));
        query = query.filter(Condition::any().add(Column::Missing.lt(missing)).add(same));
    }
    let rows = query
        .order_by_desc(Column::Missing)
        .order_by_asc(Column::OrganizationId)
        .limit(page.fetch())
        .all(source.connection())
        .await?;
    let keys = |row: &Model| [row.missing.to_string(), row.organization_id.to_string()];
    page.collect(LIST, rows, keys, from_row)
}

/// Every row there is, by id: for whoever compares them with what they are worked out from.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn unscoped_all(source: &impl Source) -> Result<Vec<ByLevel>, StoreError> {
    let connection = source.connection();
    let rows = Entity::find()
        .order_by_asc(Column::OrganizationId)
        .all(connection)
        .await?;
    let levels = coverage_level::Entity::find().all(connection).await?;
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        let own = levels
            .iter()
            .filter(|level| level.organization_id == row.organization_id);
        let mut own: Vec<_> = own
            .filter_map(|row| Some((Level::parse(&row.level)?, figures_of_level(row))))
            .collect();
        own.sort_by_key(|(level, _)| *level);
        all.push(ByLevel {
            coverage: from_row(row)?,
            levels: own,
        });
    }
    Ok(all)
}

/// What comes after the entry with this key and id.
fn after(column: Column, key: impl Into<sea_orm::Value> + Clone, id: Uuid) -> Condition {
    let key: sea_orm::Value = key.into();
    let same = Condition::all()
        .add(Expr::col(column).eq(key.clone()))
        .add(Column::OrganizationId.gt(id));
    Condition::any().add(Expr::col(column).gt(key)).add(same)
}

pub(super) const fn own_of(row: &Model) -> Figures {
    Figures {
        asked: row.asked,
        covered: row.covered,
        required: row.required,
        present: row.present,
        missing: row.missing,
    }
}

pub(super) const fn all_of(row: &Model) -> Figures {
    Figures {
        asked: row.all_asked,
        covered: row.all_covered,
        required: row.all_required,
        present: row.all_present,
        missing: row.all_missing,
    }
}

pub(super) const fn figures_of_level(row: &coverage_level::Model) -> Figures {
    Figures {
        asked: row.asked,
        covered: row.covered,
        required: row.required,
        present: row.present,
        missing: row.missing,
    }
}

fn from_row(row: Model) -> Result<Coverage, StoreError> {
    Ok(Coverage {
        own: own_of(&row),
        all: all_of(&row),
        organization_id: row.organization_id.into(),
        parent_id: row.parent_id.map(Into::into),
        kind: OrganizationKind::parse(&row.kind).ok_or(StoreError::Corrupt("coverage.kind"))?,
    })
}
