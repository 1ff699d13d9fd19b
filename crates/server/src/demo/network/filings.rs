//! Filings in all states: for the county of the accounts, and for the halls, whose superior is the city.

use bangban_application::Platform;
use bangban_domain::id::{OrganizationId, UserId, uuid_v7};
use bangban_domain::network::filing::number;
use bangban_domain::network::{DismissalReason, FilingKind, FilingState};
use bangban_persistence::Transaction;
use bangban_persistence::network::filings::{self, Filing, NewFiling};
use bangban_persistence::registry::agents::Agent;
use bangban_persistence::registry::organizations::{self, Organization};
use chrono::{DateTime, Datelike, Days, Utc};

use super::by_id;
use super::people::Staff;
use crate::demo::accounts::People;
use crate::demo::cases::dice::Dice;
use crate::failure::Failure;

/// Who acts and who receives below a hall.
struct Desk {
    hall: OrganizationId,
    superior: OrganizationId,
    acts: UserId,
    receives: UserId,
}

/// How many of the agents of a desk have a filing on record.
const EACH: usize = 24;

/// What is to be entered, the oldest first.
pub(super) async fn plan(
    platform: &Platform,
    accounts: &People,
    venues: &[Organization],
    staff: &Staff<'_>,
    gone: &[usize],
    dice: &mut Dice,
) -> Result<Vec<NewFiling>, Failure> {
    let known = by_id(venues);
    let mut planned = Vec::new();
    for desk in desks(platform, accounts, venues).await? {
        let below = |agent: &&Agent| {
            let place = known.get(&agent.organization_id).map(|it| it.place.path());
            place.is_some_and(|path| path.get(1) == Some(&desk.hall) && path.len() > 2)
        };
        let agents: Vec<&Agent> = staff.agents.iter().filter(below).collect();
        let former: Vec<&Agent> = gone
            .iter()
            .filter_map(|place| staff.agents.get(*place))
            .filter(below)
            .collect();
        let step = agents.len() / EACH + 1;
        for agent in agents.into_iter().step_by(step).chain(former) {
            let Some(venue) = known.get(&agent.organization_id) else {
                continue;
            };
            planned.push(filing(platform, &desk, venue, agent, dice));
        }
    }
    planned.sort_by_key(|new| new.filing.acted_at);
    for new in &mut planned {
        let random = platform.random_bytes();
        new.filing.id = uuid_v7(new.filing.acted_at, random).into();
    }
    Ok(planned)
}

async fn desks(
    platform: &Platform,
    accounts: &People,
    venues: &[Organization],
) -> Result<Vec<Desk>, Failure> {
    let reader = platform.store.reader().await?;
    let mut desks = Vec::new();
    for (serial, acts, receives) in [
        (
            "venue:371302000000",
            "lanshan.supervisor",
            "lanshan.officer",
        ),
        ("venue:371323000000", "yishui.supervisor", "yishui.officer"),
    ] {
        let hall = venues.iter().find(|it| it.serial == serial);
        let hall = hall.ok_or_else(|| Failure::new(format!("there is no {serial}")))?;
        let superior = organizations::department_of(&reader, hall.id).await?;
        let superior = superior.ok_or_else(|| Failure::new("a hall has no department"))?;
        desks.push(Desk {
            hall: hall.id,
            superior,
            acts: accounts.id(acts)?,
            receives: accounts.id(receives)?,
        });
    }
    Ok(desks)
}

fn filing(
    platform: &Platform,
    desk: &Desk,
    venue: &Organization,
    agent: &Agent,
    dice: &mut Dice,
) -> NewFiling {
    let days = dice.between(2, 60);
    let (now, today) = (platform.now(), platform.today());
    let at = |days: u32| now.checked_sub_days(Days::new(days.into())).unwrap_or(now);
    let day = |days: u32| {
        today
            .checked_sub_days(Days::new(days.into()))
            .unwrap_or(today)
    };
    let kind = if agent.active {
        FilingKind::Appointment
    } else {
        FilingKind::Dismissal
    };
    // What is old was dealt with, but for a few that were forgotten.
    let state = match dice.below(10) {
        0 => FilingState::Unfiled,
        1 if days < 14 => FilingState::Unfiled,
        2 if days < 20 => FilingState::Filed,
        3 => FilingState::Returned,
        4 => FilingState::Filed,
        _ => FilingState::Received,
    };
    let filed = state != FilingState::Unfiled;
    let decided = matches!(state, FilingState::Received | FilingState::Returned);
    let filed_at: Option<DateTime<Utc>> = filed.then(|| at(days - 1));
    let filing = Filing {
        id: uuid_v7(now, [0; 10]).into(),
        kind,
        state,
        agent_id: agent.id,
        agent_name: agent.name.clone(),
        agent_kind: agent.kind,
        window_id: None,
        organization_id: venue.id,
        from_organization_id: None,
        superior_id: desk.superior,
        effective_on: day(days),
        applied: true,
        reason_code: (!agent.active).then(|| DismissalReason::PostedAway.as_str().to_owned()),
        reason: None,
        despite_norm: None,
        acted_by: desk.acts,
        acted_at: at(days),
        // Ten working days are two weeks here.
        due_on: day(days).checked_add_days(Days::new(14)),
        filed_by: filed.then_some(desk.acts),
        filed_at,
        decided_by: decided.then_some(desk.receives),
        decided_at: filed_at.filter(|_| decided),
        filing_number: None,
        return_reason: (state == FilingState::Returned)
            .then(|| "任期起止日期与派出单位来函不一致，请核对".to_owned()),
        version: 1,
    };
    NewFiling {
        filing,
        place: venue.place.clone(),
    }
}

/// Enters them, those that were received with their numbers; says how many.
pub(super) async fn enter(tx: &Transaction, mut planned: Vec<NewFiling>) -> Result<usize, Failure> {
    for new in &mut planned {
        let filing = &mut new.filing;
        if filing.state == FilingState::Received {
            let year = filing.acted_at.year();
            let serial = filings::next_serial(tx, filing.superior_id, year).await?;
            filing.filing_number = Some(number(year, serial));
        }
    }
    filings::insert_many(tx, &planned).await?;
    Ok(planned.len())
}
