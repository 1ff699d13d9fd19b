//! One venue has changed: its figures, and the sums above it.

use bangban_domain::id::OrganizationId;
use bangban_domain::network::Level;
use chrono::NaiveDate;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::Figures;
use super::facts::Facts;
use super::read::{all_of, figures_of_level, own_of};
use crate::network::entity::{coverage, coverage_level};
use crate::registry::organizations;
use crate::source::Connected;
use crate::{StoreError, Transaction};

/// Works out the figures of a venue anew, and takes the difference into the sums of all that are above
/// it. The transaction began with [`super::begin`]. A department has no figures.
///
/// # Errors
/// [`StoreError::Corrupt`] where the venue has no row; others where the database fails.
pub async fn refresh(
    tx: &Transaction,
    id: OrganizationId,
    day: NaiveDate,
) -> Result<(), StoreError> {
    let Some(venue) = organizations::get(tx, id).await? else {
        return Ok(());
    };
    let Some(level) = Level::of(venue.place.kind) else {
        return Ok(());
    };
    // Before the first time there is nothing to keep up: all of it is worked out then.
    if super::day(tx).await?.is_none() {
        return Ok(());
    }
    let facts = Facts::load(tx, day, Some(id)).await?;
    let need = facts.need(id, venue.place.kind, venue.active);
    let now = Figures::of(need.as_ref());
    let path: Vec<Uuid> = venue.place.path().iter().map(|id| id.uuid()).collect();
    let rows = coverage::Entity::find()
        .filter(coverage::Column::OrganizationId.is_in(path.iter().copied()))
        .all(tx.connection())
        .await?;
    let own = rows.iter().find(|row| row.organization_id == id.uuid());
    let own = own.ok_or(StoreError::Corrupt("coverage.organization_id"))?;
    let change = now.minus(own_of(own));
    if change == Figures::default() {
        return Ok(());
    }
    for row in &rows {
        let is_itself = row.organization_id == id.uuid();
        write(tx, row, all_of(row).plus(change), is_itself.then_some(now)).await?;
    }
    add_to_levels(tx, &path, level, change).await
}

async fn write(
    tx: &Transaction,
    row: &coverage::Model,
    all: Figures,
    own: Option<Figures>,
) -> Result<(), StoreError> {
    let mut change = coverage::ActiveModel {
        all_asked: Set(all.asked),
        all_covered: Set(all.covered),
        all_required: Set(all.required),
        all_present: Set(all.present),
        all_missing: Set(all.missing),
        share: Set(all.share()),
        ..Default::default()
    };
    if let Some(own) = own {
        change.asked = Set(own.asked);
        change.covered = Set(own.covered);
        change.required = Set(own.required);
        change.present = Set(own.present);
        change.missing = Set(own.missing);
    }
    coverage::Entity::update_many()
        .set(change)
        .filter(coverage::Column::OrganizationId.eq(row.organization_id))
        .exec(tx.connection())
        .await?;
    Ok(())
}

async fn add_to_levels(
    tx: &Transaction,
    path: &[Uuid],
    level: Level,
    change: Figures,
) -> Result<(), StoreError> {
    use coverage_level::{ActiveModel, Column, Entity};
    let rows = Entity::find()
        .filter(Column::OrganizationId.is_in(path.iter().copied()))
        .filter(Column::Level.eq(level.as_str()))
        .all(tx.connection())
        .await?;
    for row in rows {
        let sum = figures_of_level(&row).plus(change);
        let set = ActiveModel {
            asked: Set(sum.asked),
            covered: Set(sum.covered),
            required: Set(sum.required),
            present: Set(sum.present),
            missing: Set(sum.missing),
            ..Default::default()
        };
        Entity::update_many()
            .set(set)
            .filter(Column::OrganizationId.eq(row.organization_id))
            .filter(Column::Level.eq(level.as_str()))
            .exec(tx.connection())
            .await?;
    }
    Ok(())
}
