//! Where the cases are: every venue of the registry, some with far more cases than others.
//!
//! Owns the weights, and the agents of each venue. A quarter of the cases is handled at the halls of the counties, most
//! of the others at streets and towns; inside each kind the venues are as uneven as 1, 1/2, 1/3, ….

use bangban_domain::organization::{OrganizationKind, Place};
use bangban_persistence::registry::organizations::{self, OrganizationFilter};
use bangban_persistence::{Page, Store};
use uuid::Uuid;

use super::people::uneven;
use crate::Failure;
use crate::dice::{Dice, mix};

/// Agents of the city.
const AGENTS: u64 = 20_000;

/// The venues of a kind.
#[derive(Debug)]
struct Group {
    /// So many of a hundred cases.
    share: u64,
    venues: Vec<Place>,
}

/// Every venue.
#[derive(Debug)]
pub(crate) struct Venues {
    groups: Vec<Group>,
    /// How many there are.
    pub(crate) count: usize,
}

impl Venues {
    /// Those of the registry. The ones named first have the most cases of their kind.
    pub(crate) async fn load(store: &Store, first: &[&str]) -> Result<Self, Failure> {
        let reader = store.reader().await?;
        let mut all = Vec::new();
        let mut cursor = None;
        loop {
            let page = Page::new(Page::MOST, cursor);
            let found = organizations::list(&reader, &OrganizationFilter::default(), &page).await?;
            all.extend(found.items);
            cursor = found.next_cursor;
            if cursor.is_none() {
                break;
            }
        }
        all.retain(|organization| organization.place.kind.is_venue());
        all.sort_by_key(|organization| {
            let place = first
                .iter()
                .position(|serial| *serial == organization.serial);
            (
                place.unwrap_or(first.len()),
                mix(organization.id.uuid().as_u64_pair().1),
            )
        });
        let count = all.len();
        let groups = [
            (OrganizationKind::CityHall, 3),
            (OrganizationKind::CountyHall, 25),
            (OrganizationKind::Zone, 4),
            (OrganizationKind::TownCenter, 38),
            (OrganizationKind::VillageStation, 30),
        ];
        let groups = groups.map(|(kind, share)| {
            let venues = all.iter().map(|organization| &organization.place);
            let venues = venues.filter(|place| place.kind == kind).cloned().collect();
            Group { share, venues }
        });
        let groups: Vec<_> = groups
            .into_iter()
            .filter(|group| !group.venues.is_empty())
            .collect();
        if groups.is_empty() {
            return Err("the registry has no venue".into());
        }
        Ok(Self { groups, count })
    }

    /// One of them.
    pub(crate) fn pick(&self, dice: &Dice) -> &Place {
        let shares: u64 = self.groups.iter().map(|group| group.share).sum();
        let mut left = dice.below(shares);
        let group = self.groups.iter().find(|group| {
            let here = left < group.share;
            left = left.saturating_sub(group.share);
            here
        });
        let group = group.unwrap_or(&self.groups[0]);
        &group.venues[uneven(dice, group.venues.len())]
    }
}

/// One of the agents of a venue: some five each, more at the larger ones.
pub(crate) fn agent(venue: &Place, dice: &Dice) -> Uuid {
    person(venue, dice.below(if venue.depth() < 3 { 200 } else { 5 }))
}

/// One of the clerks of a venue.
pub(crate) fn clerk(venue: &Place, dice: &Dice) -> Uuid {
    person(venue, AGENTS + dice.below(2))
}

fn person(venue: &Place, number: u64) -> Uuid {
    let venue = venue.id().uuid().as_u64_pair().1;
    Uuid::from_u64_pair(
        0x0190_0000_0000_7000,
        mix(venue ^ mix(number)) >> 2 | 1 << 63,
    )
}
