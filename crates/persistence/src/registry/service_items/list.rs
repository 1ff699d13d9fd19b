//! Pages of items: those that are offered, and those with a draft or with a version that waits for its day.

use bangban_domain::organization::OrganizationKind;
use bangban_domain::service_item::{DecidingLevel, LIVELIHOOD, ServiceItem, Subject};
use sea_orm::sea_query::{Expr, ExprTrait, Func, Query};
use sea_orm::{
    ColumnTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait, Select,
};
use uuid::Uuid;

use super::super::entity::service_item::Column;
use super::super::entity::service_item_version::{self, Entity, Relation};
use super::VersionState;
use super::row::{document_of, level_name};
use crate::error::StoreError;
use crate::page::{Page, PageOf};
use crate::registry::sql;
use crate::source::Source;

/// The name of the list in cursors.
const LIST: &str = "service_items";

/// Of which versions a list consists, one of each item.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Listed {
    /// Those that new cases use.
    #[default]
    Current,
    /// Drafts.
    Drafts,
    /// Those that were published for a later day.
    Scheduled,
}

/// Which items a list shows; what is none does not restrict. The conditions are about what an item is now,
/// and about a draft where it was never published.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ServiceItemFilter {
    /// Which version of each.
    pub listed: Listed,
    /// Those of this category, such as 低保办理.
    pub category: Option<String>,
    /// Those that this level decides.
    pub level: Option<DecidingLevel>,
    /// Those that this kind of applicant may apply for.
    pub subject: Option<Subject>,
    /// Those that can be done on the spot, or those that can't.
    pub on_the_spot: Option<bool>,
    /// Those that a venue of this kind assists with (C3).
    pub offered_by: Option<OrganizationKind>,
    /// Those whose name contains this text.
    pub name_contains: Option<String>,
}

/// A page of versions of items, by the items' ids: in the order in which they were entered. Of the current
/// versions, those of items that are not offered don't appear.
///
/// # Errors
/// [`StoreError::InvalidCursor`], and others where the database fails.
pub async fn list(
    source: &impl Source,
    filter: &ServiceItemFilter,
    page: &Page,
) -> Result<PageOf<ServiceItem>, StoreError> {
    let mut query = restricted(filter);
    if let Some(id) = page.after_key::<Uuid>(LIST)? {
        query = query.filter(Column::Id.gt(id));
    }
    let rows = query
        .order_by_asc(Column::Id)
        .limit(page.fetch())
        .all(source.connection())
        .await?;
    let key = |row: &service_item_version::Model| [row.service_item_id.to_string()];
    page.collect(LIST, rows, key, |row| document_of(&row))
}

fn restricted(filter: &ServiceItemFilter) -> Select<Entity> {
    let mut query = match filter.listed {
        Listed::Current => Entity::find()
            .join(JoinType::InnerJoin, Relation::Current.def())
            .filter(Column::Active.eq(true)),
        Listed::Drafts => in_state(VersionState::Draft),
        Listed::Scheduled => in_state(VersionState::Scheduled),
    };
    if let Some(category) = &filter.category {
        query = query.filter(Column::Category.eq(category));
    }
    if let Some(level) = filter.level {
        query = query.filter(Column::Level.eq(level_name(level)));
    }
    match filter.subject {
        Some(Subject::NaturalPerson) => query = query.filter(Column::ForNaturalPersons.eq(true)),
        Some(Subject::LegalPerson) => query = query.filter(Column::ForLegalPersons.eq(true)),
        None => {}
    }
    if let Some(on_the_spot) = filter.on_the_spot {
        query = query.filter(Column::OnTheSpot.eq(on_the_spot));
    }
    if let Some(kind) = filter.offered_by {
        query = query.filter(is_offered_by(kind));
    }
    if let Some(text) = &filter.name_contains {
        query = query.filter(sql::contains(Column::Name, text));
    }
    query
}

/// Of each item that has versions in this state, the earliest.
fn in_state(state: VersionState) -> Select<Entity> {
    use service_item_version::Column as Of;
    const OTHER: &str = "other";
    let earliest = Query::select()
        .expr(Func::min(Expr::col((OTHER, Of::Version))))
        .from_as(Entity, OTHER)
        .and_where(Expr::col((OTHER, Of::ServiceItemId)).equals((Entity, Of::ServiceItemId)))
        .and_where(Expr::col((OTHER, Of::State)).eq(state.as_str()))
        .take();
    Entity::find()
        .join(JoinType::InnerJoin, Relation::Item.def())
        .filter(Of::State.eq(state.as_str()))
        .filter(Of::Version.in_subquery(earliest))
}

/// `ServiceItem::is_offered_by` as a condition; a test holds the two together.
fn is_offered_by(kind: OrganizationKind) -> Expr {
    match kind {
        OrganizationKind::CityHall | OrganizationKind::CountyHall | OrganizationKind::Zone => {
            Expr::val(true)
        }
        OrganizationKind::TownCenter | OrganizationKind::VillageStation => {
            Column::Category.is_in(LIVELIHOOD)
        }
        OrganizationKind::ApprovalDepartment => Expr::val(false),
    }
}
