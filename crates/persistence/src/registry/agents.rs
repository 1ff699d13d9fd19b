//! Agents (帮办代办员): who they are, where they belong, whether they may be named.
//!
//! Owns the table. Does not own the account behind an agent (`users`), appointments or filings.

use bangban_domain::agent::{AgentKind, Candidate};
use bangban_domain::case::IdentityKey;
use bangban_domain::id::{OrganizationId, UserId};
use bangban_domain::organization::Node;
use bangban_domain::policy::Role;
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::sea_query::Query;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};
use uuid::Uuid;

use super::entity::agent::{ActiveModel, Column, Entity, Model};
use super::entity::{organization, user, user_role};
use super::organizations::is_within;
use super::sql;
use crate::error::StoreError;
use crate::page::{Page, PageOf};
use crate::source::{Connected, Source};
use crate::transaction::Transaction;

/// The name of the list in cursors.
const LIST: &str = "agents";

/// An agent. The id is that of the account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agent {
    /// The account, which is the agent's id as well.
    pub id: UserId,
    /// Where the agent belongs.
    pub organization_id: OrganizationId,
    /// The person's name.
    pub name: String,
    /// How the agent serves.
    pub kind: AgentKind,
    /// Whether the agent is in service.
    pub active: bool,
    /// When the confidentiality undertaking was signed (二（二）2).
    pub undertaking_signed_on: Option<NaiveDate>,
    /// The telephone number on duty, which is public (N11).
    pub duty_phone: Option<String>,
    /// When the agent was entered.
    pub created_at: DateTime<Utc>,
    /// From 1; every change adds one.
    pub version: i64,
}

/// Which agents a list shows; what is none does not restrict.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AgentFilter {
    /// Those who belong to this very organisation.
    pub organization_id: Option<OrganizationId>,
    /// Those who belong to one of this subtree, its top included.
    pub within: Option<Node>,
    /// Those in service, or those who are not.
    pub active: Option<bool>,
    /// Those whose name contains this text.
    pub name_contains: Option<String>,
}

/// Enters agents, each with an account of the same id; they begin with version 1.
///
/// # Errors
/// [`StoreError`] where an id is taken, an account or an organisation is missing, or the database
/// fails.
pub async fn insert_many(transaction: &Transaction, agents: &[Agent]) -> Result<(), StoreError> {
    sql::insert_rows(transaction.connection(), agents.iter().map(to_row)).await
}

/// The agent of this id.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn get(source: &impl Source, id: UserId) -> Result<Option<Agent>, StoreError> {
    let row = Entity::find_by_id(id.uuid())
        .one(source.connection())
        .await?;
    row.map(from_row).transpose()
}

/// What a case asks of somebody who is to be its agent (C9). Whose account is disabled, or who does not hold the role
/// any more where the agent belongs, is not in service; who has the applicant's identity is the applicant.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn candidate(
    source: &impl Source,
    id: UserId,
    applicant: &IdentityKey,
) -> Result<Option<Candidate>, StoreError> {
    let found = Entity::find_by_id(id.uuid())
        .find_also_related(user::Entity)
        .one(source.connection())
        .await?;
    let Some((agent, account)) = found else {
        return Ok(None);
    };
    let account = account.ok_or(StoreError::Corrupt("agents.id"))?;
    let role = (
        id.uuid(),
        Role::Agent.as_str().to_owned(),
        agent.organization_id,
    );
    let holds_role = user_role::Entity::find_by_id(role)
        .one(source.connection())
        .await?
        .is_some();
    Ok(Some(Candidate {
        id,
        organization_id: agent.organization_id.into(),
        active: agent.active && account.active && holds_role,
        undertaking_signed: agent.undertaking_signed_on.is_some(),
        is_applicant: account.identity_key.as_ref() == Some(&applicant.0),
    }))
}

/// A page of agents, by id: in the order in which their accounts were made.
///
/// # Errors
/// [`StoreError::InvalidCursor`], and others where the database fails.
pub async fn list(
    source: &impl Source,
    filter: &AgentFilter,
    page: &Page,
) -> Result<PageOf<Agent>, StoreError> {
    let mut query = restricted(filter);
    if let Some(id) = page.after_key::<Uuid>(LIST)? {
        query = query.filter(Column::Id.gt(id));
    }
    let rows = query
        .order_by_asc(Column::Id)
        .limit(page.fetch())
        .all(source.connection())
        .await?;
    page.collect(LIST, rows, |row| [row.id.to_string()], from_row)
}

fn restricted(filter: &AgentFilter) -> Select<Entity> {
    let mut query = Entity::find();
    if let Some(id) = filter.organization_id {
        query = query.filter(Column::OrganizationId.eq(id.uuid()));
    }
    if let Some(node) = filter.within {
        let subtree = Query::select()
            .column(organization::Column::Id)
            .from(organization::Entity)
            .and_where(is_within(node))
            .to_owned();
        query = query.filter(Column::OrganizationId.in_subquery(subtree));
    }
    if let Some(active) = filter.active {
        query = query.filter(Column::Active.eq(active));
    }
    if let Some(text) = &filter.name_contains {
        query = query.filter(sql::contains(Column::Name, text));
    }
    query
}

fn to_row(agent: &Agent) -> ActiveModel {
    ActiveModel {
        id: Set(agent.id.uuid()),
        organization_id: Set(agent.organization_id.uuid()),
        name: Set(agent.name.clone()),
        kind: Set(agent.kind.as_str().to_owned()),
        active: Set(agent.active),
        undertaking_signed_on: Set(agent.undertaking_signed_on),
        duty_phone: Set(agent.duty_phone.clone()),
        created_at: Set(agent.created_at),
        version: Set(1),
    }
}

fn from_row(row: Model) -> Result<Agent, StoreError> {
    Ok(Agent {
        id: row.id.into(),
        organization_id: row.organization_id.into(),
        kind: AgentKind::parse(&row.kind).ok_or(StoreError::Corrupt("agents.kind"))?,
        name: row.name,
        active: row.active,
        undertaking_signed_on: row.undertaking_signed_on,
        duty_phone: row.duty_phone,
        created_at: row.created_at,
        version: row.version,
    })
}
