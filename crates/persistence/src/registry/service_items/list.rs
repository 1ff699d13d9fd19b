//! Pages of the items that are offered.

use bangban_domain::organization::OrganizationKind;
use bangban_domain::service_item::{DecidingLevel, LIVELIHOOD, ServiceItem, Subject};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait, Select,
};
use uuid::Uuid;

use super::super::entity::service_item::Column;
use super::super::entity::service_item_version::{self, Entity, Relation};
use super::row::{document_of, level_name};
use crate::error::StoreError;
use crate::page::{Page, PageOf};
use crate::registry::sql;
use crate::source::Source;

/// The name of the list in cursors.
const LIST: &str = "service_items";

/// Which items a list shows; what is none does not restrict.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ServiceItemFilter {
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

/// A page of the current versions of items, by the items' ids: in the order in which they were
/// entered. Items that are not offered don't appear.
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
    let mut query = Entity::find()
        .join(JoinType::InnerJoin, Relation::Current.def())
        .filter(Column::Active.eq(true));
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
