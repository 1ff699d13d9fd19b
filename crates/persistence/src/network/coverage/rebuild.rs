//! All figures anew: after an import, with another norm, and when a day has come.

use std::collections::{BTreeMap, HashMap};

use bangban_domain::id::OrganizationId;
use bangban_domain::network::Level;
use bangban_domain::organization::Place;
use chrono::NaiveDate;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, EntityTrait};

use super::Figures;
use super::facts::Facts;
use crate::network::entity::{coverage, coverage_level, coverage_state};
use crate::registry::entity::organization;
use crate::registry::organizations::place_of;
use crate::registry::sql;
use crate::source::Connected;
use crate::{StoreError, Transaction};

/// A venue and what is needed to place its figures.
struct Venue {
    place: Place,
    code: String,
    own: Figures,
}

/// Works all figures out for a day, from norms, windows and agents as they are. The transaction began
/// with [`super::begin`].
///
/// # Errors
/// [`StoreError`] where the database fails.
pub async fn rebuild(tx: &Transaction, day: NaiveDate) -> Result<(), StoreError> {
    let venues = venues(tx, day).await?;
    let mut all: HashMap<OrganizationId, Figures> = HashMap::with_capacity(venues.len());
    let mut levels: BTreeMap<(OrganizationId, Level), Figures> = BTreeMap::new();
    for venue in &venues {
        for above in venue.place.path() {
            add(all.entry(*above).or_default(), venue.own);
            if let Some(level) = Level::of(venue.place.kind) {
                add(levels.entry((*above, level)).or_default(), venue.own);
            }
        }
    }
    let connection = tx.connection();
    coverage::Entity::delete_many().exec(connection).await?;
    coverage_level::Entity::delete_many()
        .exec(connection)
        .await?;
    let rows = venues.iter().map(|venue| {
        let sum = all.get(&venue.place.id()).copied().unwrap_or_default();
        to_row(venue, sum)
    });
    sql::insert_rows(connection, rows).await?;
    sql::insert_rows(connection, levels.into_iter().map(level_row)).await?;
    coverage_state::Entity::update_many()
        .col_expr(coverage_state::Column::Day, Expr::val(day))
        .exec(connection)
        .await?;
    Ok(())
}

fn add(sum: &mut Figures, more: Figures) {
    *sum = sum.plus(more);
}

async fn venues(tx: &Transaction, day: NaiveDate) -> Result<Vec<Venue>, StoreError> {
    let facts = Facts::load(tx, day, None).await?;
    let rows = organization::Entity::find().all(tx.connection()).await?;
    let mut venues = Vec::with_capacity(rows.len());
    for row in rows {
        let place = place_of(&row)?;
        if !place.kind.is_venue() {
            continue;
        }
        let need = facts.need(place.id(), place.kind, row.active);
        venues.push(Venue {
            code: row.division_code.unwrap_or_default(),
            own: Figures::of(need.as_ref()),
            place,
        });
    }
    Ok(venues)
}

fn to_row(venue: &Venue, all: Figures) -> coverage::ActiveModel {
    let path = venue.place.path();
    let at = |depth: usize| path.get(depth - 1).map(|id| id.uuid());
    let own = venue.own;
    coverage::ActiveModel {
        organization_id: Set(venue.place.id().uuid()),
        parent_id: Set(path.iter().rev().nth(1).map(|id| id.uuid())),
        ancestor_1: Set(path[0].uuid()),
        ancestor_2: Set(at(2)),
        ancestor_3: Set(at(3)),
        ancestor_4: Set(at(4)),
        kind: Set(venue.place.kind.as_str().to_owned()),
        code: Set(venue.code.clone()),
        asked: Set(own.asked),
        covered: Set(own.covered),
        required: Set(own.required),
        present: Set(own.present),
        missing: Set(own.missing),
        all_asked: Set(all.asked),
        all_covered: Set(all.covered),
        all_required: Set(all.required),
        all_present: Set(all.present),
        all_missing: Set(all.missing),
        share: Set(all.share()),
    }
}

fn level_row(
    ((id, level), sum): ((OrganizationId, Level), Figures),
) -> coverage_level::ActiveModel {
    coverage_level::ActiveModel {
        organization_id: Set(id.uuid()),
        level: Set(level.as_str().to_owned()),
        asked: Set(sum.asked),
        covered: Set(sum.covered),
        required: Set(sum.required),
        present: Set(sum.present),
        missing: Set(sum.missing),
    }
}
