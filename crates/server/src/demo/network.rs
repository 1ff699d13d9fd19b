//! The network of the demonstration: agents for every venue but for some gaps, windows, and filings in
//! all states.
//!
//! Owns how many there are where. The same seed gives the same gaps: three counties are clearly worse off
//! than the others. All people are made up; none of them has a password, so that nobody signs in as one.

mod filings;
mod people;
mod windows;

use std::collections::HashMap;

use bangban_application::Platform;
use bangban_domain::agent::AgentKind;
use bangban_domain::id::{OrganizationId, WindowId};
use bangban_domain::organization::OrganizationKind;
use bangban_persistence::network::coverage;
use bangban_persistence::page::Page;
use bangban_persistence::registry::organizations::{self, Organization, OrganizationFilter};
use bangban_persistence::{Source, StoreError};

use super::accounts::People;
use super::cases::dice::Dice;
use crate::failure::Failure;

/// What the program loads.
pub const SEED: u64 = 2019;

/// The counties that are worse off: 沂水, 平邑, 蒙阴.
const WEAK: [&str; 3] = ["371323", "371326", "371328"];

/// Where accounts of `docs/api.md` serve as agents, beside the first village of the second: these venues
/// get no others.
const TAKEN: [&str; 3] = [
    "venue:371302000000",
    "venue:371302002000",
    "venue:371323000000",
];

/// What was loaded.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Loaded {
    /// Agents.
    pub agents: usize,
    /// Windows.
    pub windows: usize,
    /// Filings.
    pub filings: usize,
}

/// Somebody who is to serve somewhere.
#[derive(Debug, Clone, Copy)]
struct Place {
    kind: AgentKind,
    window: Option<WindowId>,
}

/// Staffs the whole city.
///
/// # Errors
/// Those of storage.
pub async fn load(platform: &Platform, accounts: &People, seed: u64) -> Result<Loaded, Failure> {
    let venues = venues(&platform.store.reader().await?).await?;
    let mut dice = Dice::new(seed);
    let windows = windows::plan(platform, &venues);
    let mut staff = people::Staff::new(platform);
    let taken = taken(&venues);
    let zones = zones(&venues);
    for venue in venues.iter().filter(|venue| !taken.contains(&venue.id)) {
        let there: &[windows::Planned] = windows.get(&venue.id).map_or(&[], Vec::as_slice);
        for place in wanted(&mut dice, venue, Lot::of(venue, &zones), there) {
            staff.add(&mut dice, venue, place);
        }
    }
    let gone = staff.former(&mut dice, &venues);
    let told = filings::plan(platform, accounts, &venues, &staff, &gone, &mut dice).await?;

    let tx = platform.store.begin().await?;
    coverage::begin(&tx).await?;
    let entered = windows::enter(&tx, accounts, &windows).await?;
    staff.enter(&tx).await?;
    let filed = filings::enter(&tx, told).await?;
    coverage::rebuild(&tx, platform.today()).await?;
    tx.commit().await?;
    Ok(Loaded {
        agents: staff.len(),
        windows: entered,
        filings: filed,
    })
}

/// Every venue, in the order in which they were entered.
async fn venues(source: &impl Source) -> Result<Vec<Organization>, StoreError> {
    let mut all = Vec::new();
    let mut cursor = None;
    loop {
        let page = Page::new(Page::MOST, cursor);
        let page = organizations::list(source, &OrganizationFilter::default(), &page).await?;
        all.extend(page.items.into_iter().filter(|it| it.place.kind.is_venue()));
        cursor = page.next_cursor;
        if cursor.is_none() {
            return Ok(all);
        }
    }
}

/// The venues that get no others.
fn taken(all: &[Organization]) -> Vec<OrganizationId> {
    let named = all.iter().filter(|it| TAKEN.contains(&it.serial.as_str()));
    let mut taken: Vec<OrganizationId> = named.map(|it| it.id).collect();
    let town = all.iter().find(|it| it.serial == TAKEN[1]).map(|it| it.id);
    // The first one by its code, as the accounts have it.
    let first = all
        .iter()
        .filter(|it| town.is_some() && it.parent_id() == town)
        .min_by(|one, other| one.serial.cmp(&other.serial));
    taken.extend(first.map(|it| it.id));
    taken
}

/// The functional zones.
fn zones(all: &[Organization]) -> Vec<OrganizationId> {
    let zones = all
        .iter()
        .filter(|it| it.place.kind == OrganizationKind::Zone);
    zones.map(|it| it.id).collect()
}

/// How well a venue is off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lot {
    /// In one of the counties that are worse off.
    Weak,
    /// As most are: a gap here and there.
    Common,
    /// Managed by a functional zone: those are so small that one gap would put a zone below the weak counties.
    Full,
}

impl Lot {
    fn of(venue: &Organization, zones: &[OrganizationId]) -> Self {
        let code = venue.division_code.as_ref();
        let code = code.map_or("", |code| code.as_str());
        if venue.place.path().iter().any(|id| zones.contains(id)) {
            Self::Full
        } else if WEAK.iter().any(|county| code.starts_with(county)) {
            Self::Weak
        } else {
            Self::Common
        }
    }

    /// Whether there is a gap, where it is so many percent likely in a weak county, and elsewhere.
    fn lacks(self, dice: &mut Dice, weak: u32, common: u32) -> bool {
        match self {
            Self::Weak => dice.percent(weak),
            Self::Common => dice.percent(common),
            Self::Full => false,
        }
    }
}

/// Who is to serve at a venue: what the norms of the circular ask for, but for gaps.
fn wanted(
    dice: &mut Dice,
    venue: &Organization,
    lot: Lot,
    windows: &[windows::Planned],
) -> Vec<Place> {
    let weak = lot == Lot::Weak;
    let at = |kind, window| Place { kind, window };
    let several = |count: u32, place: Place| (0..count).map(move |_| place);
    let full_time = at(AgentKind::FullTime, None);
    let part_time = at(AgentKind::PartTime, None);
    let mut places = Vec::new();
    match venue.place.kind {
        OrganizationKind::CityHall | OrganizationKind::CountyHall | OrganizationKind::Zone => {
            places.extend(several(if weak { 2 } else { 3 }, full_time));
            for window in windows.iter().filter(|it| it.window.comprehensive) {
                let served = at(AgentKind::PartTime, Some(window.window.id));
                places.extend(several(if weak { 1 } else { 2 }, served));
            }
        }
        OrganizationKind::TownCenter => {
            let short = lot.lacks(dice, 55, 4);
            places.extend(several(if short { 1 } else { 2 }, full_time));
            let short = lot.lacks(dice, 30, 2);
            places.extend(several(if short { 1 } else { 2 }, part_time));
        }
        OrganizationKind::VillageStation => {
            if !lot.lacks(dice, 24, 2) {
                let full = dice.percent(6);
                places.push(if full { full_time } else { part_time });
            }
            if dice.percent(2) {
                places.push(at(AgentKind::Volunteer, None));
            }
        }
        OrganizationKind::ApprovalDepartment => {}
    }
    places
}

/// Venues by id.
fn by_id(venues: &[Organization]) -> HashMap<OrganizationId, &Organization> {
    venues.iter().map(|venue| (venue.id, venue)).collect()
}

#[cfg(test)]
mod tests;
