//! What a venue's need is worked out from: norms, open windows, agents in service.

use std::collections::HashMap;

use bangban_domain::agent::AgentKind;
use bangban_domain::id::{OrganizationId, UserId, WindowId};
use bangban_domain::network::{Need, Norm, Norms, Served, need};
use bangban_domain::organization::OrganizationKind;
use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::super::{norms, windows};
use crate::registry::entity::agent::{Column, Entity};
use crate::registry::organizations::{self, Organization};
use crate::{Source, StoreError};

/// What the needs of venues are worked out from.
pub(super) struct Facts {
    norms: Norms,
    windows: HashMap<OrganizationId, Vec<WindowId>>,
    agents: HashMap<OrganizationId, Vec<(UserId, Served)>>,
}

impl Facts {
    /// Those of one venue, or of all, on a day.
    pub(super) async fn load(
        source: &impl Source,
        day: NaiveDate,
        of: Option<OrganizationId>,
    ) -> Result<Self, StoreError> {
        let versions = norms::all(source).await?;
        let versions: Vec<Norm> = versions.into_iter().map(|stored| stored.norm).collect();
        let mut facts = Self {
            norms: Norms::on(&versions, day),
            windows: HashMap::new(),
            agents: HashMap::new(),
        };
        for (venue, window) in windows::with_norm(source, of).await? {
            facts.windows.entry(venue).or_default().push(window);
        }
        for (venue, agent) in agents(source, of).await? {
            facts.agents.entry(venue).or_default().push(agent);
        }
        Ok(facts)
    }

    /// What a venue needs; none where it is closed.
    pub(super) fn need(
        &self,
        id: OrganizationId,
        kind: OrganizationKind,
        active: bool,
    ) -> Option<Need> {
        let windows = self.windows.get(&id).map_or(&[][..], Vec::as_slice);
        let agents = self.agents.get(&id).map_or(&[][..], Vec::as_slice);
        let agents: Vec<Served> = agents.iter().map(|(_, served)| *served).collect();
        active.then(|| need(&self.norms, kind, windows, &agents))
    }
}

async fn agents(
    source: &impl Source,
    of: Option<OrganizationId>,
) -> Result<Vec<(OrganizationId, (UserId, Served))>, StoreError> {
    let mut query = Entity::find()
        .select_only()
        .columns([
            Column::OrganizationId,
            Column::Id,
            Column::Kind,
            Column::WindowId,
        ])
        .filter(Column::Active.eq(true));
    if let Some(id) = of {
        query = query.filter(Column::OrganizationId.eq(id.uuid()));
    }
    let rows: Vec<(Uuid, Uuid, String, Option<Uuid>)> =
        query.into_tuple().all(source.connection()).await?;
    let served = |(venue, id, kind, window): (Uuid, Uuid, String, Option<Uuid>)| {
        let kind = AgentKind::parse(&kind).ok_or(StoreError::Corrupt("agents.kind"))?;
        let window = window.map(Into::into);
        Ok((venue.into(), (id.into(), Served { kind, window })))
    };
    rows.into_iter().map(served).collect()
}

/// What a venue needs today, line by line; none where it is closed.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn own_need(
    source: &impl Source,
    venue: &Organization,
    day: NaiveDate,
) -> Result<Option<Need>, StoreError> {
    let facts = Facts::load(source, day, Some(venue.id)).await?;
    Ok(facts.need(venue.id, venue.place.kind, venue.active))
}

/// What a venue needs today, and what it would need if this agent served as `served` there, or, with
/// none, no longer did.
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn need_with(
    source: &impl Source,
    venue: OrganizationId,
    agent: UserId,
    served: Option<Served>,
    day: NaiveDate,
) -> Result<Option<(Need, Need)>, StoreError> {
    let Some(venue) = organizations::get(source, venue).await? else {
        return Ok(None);
    };
    let mut facts = Facts::load(source, day, Some(venue.id)).await?;
    let before = facts.need(venue.id, venue.place.kind, venue.active);
    let agents = facts.agents.entry(venue.id).or_default();
    agents.retain(|(id, _)| *id != agent);
    agents.extend(served.map(|served| (agent, served)));
    let after = facts.need(venue.id, venue.place.kind, venue.active);
    Ok(before.zip(after))
}
