//! Agents (帮办代办员): who they are, where they belong, whether they may be named.
//!
//! Owns the table. Does not own the account behind an agent (`users`), appointments or filings.

use bangban_domain::agent::{AgentKind, Candidate};
use bangban_domain::case::IdentityKey;
use bangban_domain::id::{OrganizationId, UserId, WindowId};
use bangban_domain::network::{AgentSource, Criteria};
use bangban_domain::organization::Node;
use bangban_domain::policy::Role;
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::sea_query::Query;
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
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
    /// Where the agent came from, and what is known of him or her as one.
    pub profile: Profile,
}

/// What is known of an agent as such (N4).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Profile {
    /// Where the agent came from.
    pub source: AgentSource,
    /// The body that dispatched the agent.
    pub dispatched_by: Option<String>,
    /// The first day of the term.
    pub term_from: Option<NaiveDate>,
    /// The last day of the term.
    pub term_until: Option<NaiveDate>,
    /// The window that is served.
    pub window_id: Option<WindowId>,
    /// The criteria of selection.
    pub criteria: Criteria,
    /// Honours, in words.
    pub honours: Option<String>,
}

/// Which agents a list shows; what is none does not restrict.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AgentFilter {
    /// Those who belong to this very organisation.
    pub organization_id: Option<OrganizationId>,
    /// Those who belong to one of this subtree, its top included.
    pub within: Option<Node>,
    /// Those who serve in this way.
    pub kind: Option<AgentKind>,
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
        kind: AgentKind::parse(&agent.kind).ok_or(StoreError::Corrupt("agents.kind"))?,
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
    if let Some(kind) = filter.kind {
        query = query.filter(Column::Kind.eq(kind.as_str()));
    }
    if let Some(active) = filter.active {
        query = query.filter(Column::Active.eq(active));
    }
    if let Some(text) = &filter.name_contains {
        query = query.filter(sql::contains(Column::Name, text));
    }
    query
}

/// Puts this in place of what was told of the agent of this version: place, kind, service, undertaking,
/// phone and profile. Id, name and when the agent was entered stay.
///
/// # Errors
/// [`StoreError::Stale`] where the version is another, or there is no such agent; others where the
/// database fails.
pub async fn change(transaction: &Transaction, agent: &Agent) -> Result<(), StoreError> {
    let mut row = to_row(agent);
    row.id = NotSet;
    row.name = NotSet;
    row.created_at = NotSet;
    row.version = Set(agent.version + 1);
    let update = Entity::update_many()
        .set(row)
        .filter(Column::Id.eq(agent.id.uuid()))
        .filter(Column::Version.eq(agent.version))
        .exec(transaction.connection())
        .await?;
    match update.rows_affected {
        0 => Err(StoreError::Stale),
        _ => Ok(()),
    }
}

/// Those in service whose term ends between these days, the earliest id first, after `after`. For the
/// worker, which reminds of it.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn unscoped_term_ending(
    source: &impl Source,
    (from, until): (NaiveDate, NaiveDate),
    after: Option<UserId>,
    limit: u64,
) -> Result<Vec<Agent>, StoreError> {
    let mut query = Entity::find()
        .filter(Column::Active.eq(true))
        .filter(Column::TermUntil.between(from, until));
    if let Some(after) = after {
        query = query.filter(Column::Id.gt(after.uuid()));
    }
    let rows = query
        .order_by_asc(Column::Id)
        .limit(limit)
        .all(source.connection())
        .await?;
    rows.into_iter().map(from_row).collect()
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
        source: Set(agent.profile.source.as_str().to_owned()),
        dispatched_by: Set(agent.profile.dispatched_by.clone()),
        term_from: Set(agent.profile.term_from),
        term_until: Set(agent.profile.term_until),
        window_id: Set(agent.profile.window_id.map(Into::into)),
        service_awareness: Set(agent.profile.criteria.service_awareness),
        professional_skill: Set(agent.profile.criteria.professional_skill),
        work_style: Set(agent.profile.criteria.work_style),
        honours: Set(agent.profile.honours.clone()),
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
        profile: Profile {
            source: AgentSource::parse(&row.source).ok_or(StoreError::Corrupt("agents.source"))?,
            dispatched_by: row.dispatched_by,
            term_from: row.term_from,
            term_until: row.term_until,
            window_id: row.window_id.map(Into::into),
            criteria: Criteria {
                service_awareness: row.service_awareness,
                professional_skill: row.professional_skill,
                work_style: row.work_style,
            },
            honours: row.honours,
        },
    })
}
