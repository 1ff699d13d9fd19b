//! Who holds a role at certain organisations, for those who are to be told of something.

use bangban_domain::id::{OrganizationId, UserId};
use bangban_domain::organization::OrganizationKind;
use bangban_domain::policy::Role;
use sea_orm::sea_query::{Expr, Query, SelectStatement};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait};
use uuid::Uuid;

use super::super::entity::{organization, user, user_role};
use crate::error::StoreError;
use crate::source::Source;

/// The active accounts that hold the role at one of these organisations, each once, in order. The
/// primary organisation of an account says nothing here. One statement, and no limit: who is to be
/// told is told.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn holders_at(
    source: &impl Source,
    role: Role,
    organizations: &[OrganizationId],
) -> Result<Vec<UserId>, StoreError> {
    let there = Condition::any().add(is_one_of(user_role::Column::OrganizationId, organizations));
    holders(source, role, there).await
}

/// As [`holders_at`], with those who hold the role at a department that hangs off one of these
/// organisations: it reaches what the hall above it reaches (`Place::reach`).
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn holders_at_with_departments(
    source: &impl Source,
    role: Role,
    organizations: &[OrganizationId],
) -> Result<Vec<UserId>, StoreError> {
    let place = user_role::Column::OrganizationId;
    let there = Condition::any()
        .add(is_one_of(place, organizations))
        .add(place.in_subquery(departments_of(organizations)));
    holders(source, role, there).await
}

async fn holders(
    source: &impl Source,
    role: Role,
    there: Condition,
) -> Result<Vec<UserId>, StoreError> {
    let holders = Query::select()
        .column(user_role::Column::UserId)
        .from(user_role::Entity)
        .and_where(user_role::Column::Role.eq(role.as_str()))
        .cond_where(there)
        .to_owned();
    let query = Query::select()
        .column(user::Column::Id)
        .from(user::Entity)
        .and_where(user::Column::Id.in_subquery(holders))
        .and_where(user::Column::Active.eq(true))
        .order_by(user::Column::Id, sea_orm::Order::Asc)
        .to_owned();
    let rows = source.connection().query_all(&query).await?;
    let ids = rows.iter().map(|row| {
        let id: Uuid = row.try_get("", "id")?;
        Ok(UserId::new(id))
    });
    ids.collect()
}

fn departments_of(organizations: &[OrganizationId]) -> SelectStatement {
    use organization::Column;
    Query::select()
        .column(Column::Id)
        .from(organization::Entity)
        .and_where(is_one_of(Column::ParentId, organizations))
        .and_where(Column::Kind.eq(OrganizationKind::ApprovalDepartment.as_str()))
        .to_owned()
}

fn is_one_of(column: impl ColumnTrait, organizations: &[OrganizationId]) -> Expr {
    column.is_in(organizations.iter().map(|id| id.uuid()))
}
