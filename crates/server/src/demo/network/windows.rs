//! Windows of the halls.

use std::collections::HashMap;

use bangban_application::Platform;
use bangban_domain::id::OrganizationId;
use bangban_domain::organization::OrganizationKind;
use bangban_persistence::Transaction;
use bangban_persistence::network::windows::{self, Window};
use bangban_persistence::registry::agents;
use bangban_persistence::registry::organizations::Organization;

use crate::demo::accounts::People;
use crate::failure::Failure;

/// A window to be entered, and the accounts that serve there.
pub(super) struct Planned {
    pub(super) window: Window,
    served_by: &'static [&'static str],
}

/// Number, name, whether it is comprehensive, whether agents sit there.
const CITY: [(&str, &str, bool, bool); 5] = [
    ("A01", "投资项目综合窗口", true, false),
    ("A02", "商事登记综合窗口", true, false),
    ("A03", "社会事务综合窗口", true, false),
    ("B01", "帮办代办窗口", false, true),
    ("C01", "不动产登记窗口", false, false),
];
const COUNTY: [(&str, &str, bool, bool); 2] = [
    ("A01", "综合业务窗口", true, false),
    ("B01", "帮办代办窗口", false, true),
];

/// The windows of every hall.
pub(super) fn plan(
    platform: &Platform,
    venues: &[Organization],
) -> HashMap<OrganizationId, Vec<Planned>> {
    let mut planned = HashMap::new();
    for venue in venues {
        let rows: &[_] = match venue.place.kind {
            OrganizationKind::CityHall => &CITY,
            OrganizationKind::CountyHall => &COUNTY,
            _ => continue,
        };
        let of_venue = rows
            .iter()
            .map(|(number, name, comprehensive, assistance)| {
                let served = *comprehensive && venue.serial == "venue:371302000000";
                Planned {
                    window: Window {
                        id: platform.fresh_id().into(),
                        organization_id: venue.id,
                        number: (*number).to_owned(),
                        name: (*name).to_owned(),
                        comprehensive: *comprehensive,
                        assistance: *assistance,
                        phone: None,
                        active: true,
                        created_at: platform.now(),
                        version: 1,
                    },
                    served_by: if served {
                        &["lanshan.agent5", "lanshan.agent6"]
                    } else {
                        &[]
                    },
                }
            });
        planned.insert(venue.id, of_venue.collect());
    }
    planned
}

/// Enters them; says how many.
pub(super) async fn enter(
    tx: &Transaction,
    accounts: &People,
    planned: &HashMap<OrganizationId, Vec<Planned>>,
) -> Result<usize, Failure> {
    let mut all: Vec<&Planned> = planned.values().flatten().collect();
    all.sort_by_key(|it| it.window.id);
    let rows: Vec<Window> = all.iter().map(|it| it.window.clone()).collect();
    windows::insert_many(tx, &rows).await?;
    for (planned, username) in all
        .iter()
        .flat_map(|it| it.served_by.iter().map(move |name| (it, name)))
    {
        let agent = agents::get(tx, accounts.id(username)?).await?;
        let Some(mut agent) = agent else { continue };
        agent.profile.window_id = Some(planned.window.id);
        agents::change(tx, &agent).await?;
    }
    Ok(rows.len())
}
