//! Organisations from divisions: halls, zones, centres, stations and approval-service departments.
//!
//! Owns which organisation each division gets (N1), its natural key and its place in the managing
//! tree. What is there already is left as it is: people and cases hang on it, and moving it is an
//! act of administration, not of an import. Does not own reading of files.
//!
//! | division | organisation | natural key |
//! |---|---|---|
//! | city | X政务服务中心 | `venue:<code>` |
//! | county | X政务服务中心, unless the code is a zone's | `venue:<code>` |
//! | — | the zone | `zone:<name>` |
//! | town | X便民服务中心, managed by its zone or its county | `venue:<code>` |
//! | village | X便民服务站, managed by its town | `venue:<code>` |
//! | city, county, zone | X行政审批服务局 | `department:<code or name>` |

use std::collections::HashMap;

use bangban_domain::division_code::{DivisionCode, DivisionLevel};
use bangban_domain::id::{OrganizationId, uuid_v7};
use bangban_domain::organization::{OrganizationKind, Place};
use bangban_persistence::page::Page;
use bangban_persistence::registry::organizations::{
    self, NewOrganization, Organization, OrganizationFilter,
};
use bangban_persistence::{Random, Source, StoreError, Transaction};
use chrono::{DateTime, Utc};

use super::divisions::Divisions;
use super::zones::Zone;
use crate::Platform;

/// What an import did to the organisations.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Venues {
    /// Venues and zones that were not there before.
    pub added: usize,
    /// Departments that were not there before.
    pub departments_added: usize,
    /// Organisations that were there already.
    pub unchanged: usize,
    /// Those of them that the file would put elsewhere in the tree. They stay where they are.
    pub placed_otherwise: usize,
}

/// Makes ids for many organisations of one instant, in the order in which they are made: lists go
/// by id.
pub struct FreshIds<'a> {
    at: DateTime<Utc>,
    random: &'a dyn Random,
    count: u32,
}

impl<'a> FreshIds<'a> {
    /// Ids of this instant.
    #[must_use]
    pub fn new(platform: &'a Platform) -> Self {
        Self::at(platform.now(), &*platform.random)
    }

    /// Ids of an instant.
    #[must_use]
    pub fn at(at: DateTime<Utc>, random: &'a dyn Random) -> Self {
        Self {
            at,
            random,
            count: 0,
        }
    }

    /// The next id: the count stands in the leading bits after the time that a version 7 UUID
    /// leaves free (RFC 9562 §6.2, method 1), 4 + 8 + 6 + 8 bits, and random bits follow.
    fn next(&mut self) -> OrganizationId {
        let mut bytes = [0; 10];
        self.random.fill(&mut bytes);
        let [_, high, middle, low] = self.count.to_be_bytes();
        // 26 bits of count, with the 2 bits of the variant between bit 14 and the rest.
        bytes[0] = 0;
        bytes[1] = high;
        bytes[2] = middle >> 2;
        bytes[3] = (middle << 6) | (low >> 2);
        bytes[4] = (low << 6) | (bytes[4] & 0x3f);
        self.count += 1;
        uuid_v7(self.at, bytes).into()
    }
}

/// Makes the organisations that are not there yet.
///
/// # Errors
/// Those of storage.
pub(super) async fn store(
    transaction: &Transaction,
    divisions: &Divisions,
    zones: &[Zone],
    ids: FreshIds<'_>,
) -> Result<Venues, StoreError> {
    let existing = load_all(transaction).await?;
    let plan = plan(divisions, zones, existing, ids);
    organizations::insert_many(transaction, &plan.new).await?;
    Ok(plan.counts)
}

async fn load_all(source: &impl Source) -> Result<Vec<Organization>, StoreError> {
    let mut all = Vec::new();
    let mut cursor = None;
    loop {
        let page = Page::new(Page::MOST, cursor);
        let page = organizations::list(source, &OrganizationFilter::default(), &page).await?;
        all.extend(page.items);
        cursor = page.next_cursor;
        if cursor.is_none() {
            return Ok(all);
        }
    }
}

/// The organisations to be made, from the top downwards.
pub(super) fn plan(
    divisions: &Divisions,
    zones: &[Zone],
    existing: Vec<Organization>,
    ids: FreshIds<'_>,
) -> Plan {
    let mut planner = Planner::new(existing, ids);
    let of_level = |level| {
        divisions
            .values()
            .filter(move |division| division.level == level)
    };
    for city in of_level(DivisionLevel::City) {
        planner.hall(&city.code, &city.name, None);
    }
    // Zones may lie in the territory of a county, and a county's code may be a zone's.
    planner.own_codes(zones);
    let (of_zones, of_counties): (Vec<_>, Vec<_>) =
        of_level(DivisionLevel::County).partition(|division| planner.is_zone(&division.code));
    for county in of_counties {
        let city = planner.above(&county.code);
        planner.hall(&county.code, &county.name, city.as_ref());
    }
    for zone in zones {
        planner.zone(zone);
    }
    for division in of_zones {
        planner.unlisted_zone(&division.code, &division.name);
    }
    for town in of_level(DivisionLevel::Town) {
        planner.town(&town.code, &town.name, zones);
    }
    for village in of_level(DivisionLevel::Village) {
        planner.village(&village.code, &village.name);
    }
    planner.finish()
}

/// What [`plan`] has found out.
pub(super) struct Plan {
    /// To be entered.
    pub(super) new: Vec<NewOrganization>,
    /// How many there are of each.
    pub(super) counts: Venues,
}

struct Planner<'a> {
    ids: FreshIds<'a>,
    /// Places by natural key, of what was there and of what is new.
    places: HashMap<String, Place>,
    /// Natural keys of the zones that have a code in the statistics.
    zones: HashMap<DivisionCode, String>,
    plan: Plan,
}

/// An organisation that has to be there.
struct Wanted<'a> {
    serial: String,
    name: String,
    kind: OrganizationKind,
    managed_by: Option<&'a Place>,
    division_code: Option<DivisionCode>,
    territory_of: Option<OrganizationId>,
}

impl<'a> Planner<'a> {
    fn new(existing: Vec<Organization>, ids: FreshIds<'a>) -> Self {
        let is_zone = |it: &&Organization| it.place.kind == OrganizationKind::Zone;
        let zones = existing.iter().filter(is_zone);
        let zones = zones.filter_map(|it| Some((it.division_code.clone()?, it.serial.clone())));
        Self {
            ids,
            zones: zones.collect(),
            places: existing
                .into_iter()
                .map(|it| (it.serial, it.place))
                .collect(),
            plan: Plan {
                new: Vec::new(),
                counts: Venues::default(),
            },
        }
    }

    fn own_codes(&mut self, zones: &[Zone]) {
        let own = zones
            .iter()
            .filter_map(|zone| Some((zone.own_code.clone()?, zone_serial(&zone.name))));
        self.zones.extend(own);
    }

    /// Whether a county-level division is a zone: a known one, or one of the codes that the
    /// statistics make up for zones (fifth digit 7, none of GB/T 2260's counties in this province).
    fn is_zone(&self, code: &DivisionCode) -> bool {
        self.zones.contains_key(code) || code.as_str().as_bytes().get(4) == Some(&b'7')
    }

    /// Sees to it that an organisation is there, and says where it stands.
    fn ensure(&mut self, wanted: Wanted<'_>) -> Place {
        let managing = wanted.managed_by.map(Place::id);
        if let Some(place) = self.places.get(&wanted.serial) {
            self.plan.counts.unchanged += 1;
            let above = place.path().iter().rev().nth(1).copied();
            self.plan.counts.placed_otherwise += usize::from(above != managing);
            return place.clone();
        }
        let ancestors = wanted
            .managed_by
            .map_or(Vec::new(), |place| place.path().to_vec());
        let place = Place::new(ancestors, self.ids.next(), wanted.kind);
        if wanted.kind.is_venue() {
            self.plan.counts.added += 1;
        } else {
            self.plan.counts.departments_added += 1;
        }
        self.plan.new.push(NewOrganization {
            place: place.clone(),
            name: wanted.name,
            division_code: wanted.division_code,
            territorial_parent_id: wanted.territory_of.filter(|id| Some(*id) != managing),
            serial: wanted.serial.clone(),
            address: None,
            phone: None,
            active: true,
            created_at: self.ids.at,
        });
        self.places.insert(wanted.serial, place.clone());
        place
    }

    /// A city's hall (at the root), or a county's, with its department.
    fn hall(&mut self, code: &DivisionCode, name: &str, city: Option<&Place>) {
        let kind = if city.is_some() {
            OrganizationKind::CountyHall
        } else {
            OrganizationKind::CityHall
        };
        let hall = self.ensure(Wanted {
            serial: venue_serial(code),
            name: format!("{name}政务服务中心"),
            kind,
            managed_by: city,
            division_code: Some(code.clone()),
            territory_of: None,
        });
        self.department(&hall, code.as_str(), name, Some(code));
    }

    fn zone(&mut self, zone: &Zone) {
        let city = self.places.get(&venue_serial(&zone.city)).cloned();
        let host = zone
            .host
            .as_ref()
            .and_then(|host| self.places.get(&venue_serial(host)));
        let territory_of = host.map(Place::id);
        let place = self.ensure(Wanted {
            serial: zone_serial(&zone.name),
            name: zone.name.clone(),
            kind: OrganizationKind::Zone,
            managed_by: city.as_ref(),
            division_code: zone.own_code.clone(),
            territory_of,
        });
        self.department(&place, &zone.name, &zone.name, zone.own_code.as_ref());
    }

    /// A zone that the statistics know and the table of zones does not.
    fn unlisted_zone(&mut self, code: &DivisionCode, name: &str) {
        if self.zones.contains_key(code) {
            return;
        }
        self.zones.insert(code.clone(), zone_serial(name));
        let Some(city) = code.at_level(DivisionLevel::City) else {
            return;
        };
        self.zone(&Zone {
            name: name.to_owned(),
            city,
            host: None,
            own_code: Some(code.clone()),
            towns: Vec::new(),
        });
    }

    fn department(
        &mut self,
        hall: &Place,
        key: &str,
        name: &str,
        division_code: Option<&DivisionCode>,
    ) {
        self.ensure(Wanted {
            serial: format!("department:{key}"),
            name: format!("{name}行政审批服务局"),
            kind: OrganizationKind::ApprovalDepartment,
            managed_by: Some(hall),
            division_code: division_code.cloned(),
            territory_of: None,
        });
    }

    fn town(&mut self, code: &DivisionCode, name: &str, zones: &[Zone]) {
        let zone = zones.iter().find(|zone| zone.towns.contains(code));
        let zone = zone.and_then(|zone| self.places.get(&zone_serial(&zone.name)).cloned());
        let territory = self.above(code);
        let managing = zone.or_else(|| territory.clone());
        self.ensure(Wanted {
            serial: venue_serial(code),
            name: format!("{name}便民服务中心"),
            kind: OrganizationKind::TownCenter,
            managed_by: managing.as_ref(),
            division_code: Some(code.clone()),
            territory_of: territory.map(|place| place.id()),
        });
    }

    fn village(&mut self, code: &DivisionCode, name: &str) {
        let town = self.above(code);
        self.ensure(Wanted {
            serial: venue_serial(code),
            name: format!("{}便民服务站", village_name(name)),
            kind: OrganizationKind::VillageStation,
            managed_by: town.as_ref(),
            division_code: Some(code.clone()),
            territory_of: None,
        });
    }

    /// The organisation of the division directly above.
    fn above(&self, code: &DivisionCode) -> Option<Place> {
        let parent = code.parent()?;
        let zone = self
            .zones
            .get(&parent)
            .and_then(|serial| self.places.get(serial));
        zone.or_else(|| self.places.get(&venue_serial(&parent)))
            .cloned()
    }

    fn finish(self) -> Plan {
        self.plan
    }
}

/// The natural key of a division's venue.
#[must_use]
pub fn venue_serial(code: &DivisionCode) -> String {
    format!("venue:{code}")
}

/// The natural key of a zone.
#[must_use]
pub fn zone_serial(name: &str) -> String {
    format!("zone:{name}")
}

/// The village's name without the name of its committee, which the statistics list:
/// 后十社区居民委员会, 马厂湖村村民委员会, 张庄村委会.
pub(super) fn village_name(name: &str) -> &str {
    let endings = [
        ("村村民委员会", "村民委员会"),
        ("村民委员会", "民委员会"),
        ("居民委员会", "居民委员会"),
        ("村村委会", "村委会"),
        ("村委会", "委会"),
        ("居委会", "居委会"),
    ];
    let ending = endings.iter().find(|(ending, _)| name.ends_with(ending));
    let short = ending.and_then(|(_, committee)| name.strip_suffix(committee));
    short.filter(|short| !short.is_empty()).unwrap_or(name)
}
