//! The agents: made-up people, each with an account that nobody can sign in with.

use bangban_application::Platform;
use bangban_domain::agent::AgentKind;
use bangban_domain::id::UserId;
use bangban_domain::network::{AgentSource, Criteria};
use bangban_domain::organization::OrganizationKind;
use bangban_domain::policy::Role;
use bangban_persistence::Transaction;
use bangban_persistence::registry::agents::{self, Agent, Profile};
use bangban_persistence::registry::organizations::Organization;
use bangban_persistence::registry::users::{self, NewUser, RoleAt};
use chrono::{DateTime, Days, NaiveDate, Utc};

use super::Place;
use crate::demo::cases::dice::Dice;
use crate::demo::cases::people::{GIVEN, SURNAMES};
use crate::failure::Failure;

/// Who was an agent and is not any more.
const FORMER: usize = 12;

/// The agents, as they are made.
pub(super) struct Staff<'a> {
    platform: &'a Platform,
    now: DateTime<Utc>,
    today: NaiveDate,
    accounts: Vec<NewUser>,
    pub(super) agents: Vec<Agent>,
}

impl<'a> Staff<'a> {
    pub(super) fn new(platform: &'a Platform) -> Self {
        Self {
            platform,
            now: platform.now(),
            today: platform.today(),
            accounts: Vec::new(),
            agents: Vec::new(),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.agents.len()
    }

    /// Somebody new at a venue.
    pub(super) fn add(&mut self, dice: &mut Dice, venue: &Organization, place: Place) {
        let name = format!("{}{}", dice.pick(&SURNAMES), dice.pick(&GIVEN));
        let id: UserId = self.platform.fresh_id().into();
        let number = self.accounts.len() + 1;
        self.accounts.push(NewUser {
            id,
            username: format!("agent.{number:05}"),
            name: name.clone(),
            password_hash: None,
            organization_id: venue.id,
            identity_key: None,
            roles: vec![RoleAt {
                role: Role::Agent,
                organization_id: venue.id,
            }],
            active: true,
            created_at: self.now,
        });
        let signed = !dice.percent(4);
        self.agents.push(Agent {
            id,
            organization_id: venue.id,
            name,
            kind: place.kind,
            active: true,
            undertaking_signed_on: signed.then(|| self.before(dice.between(40, 400))),
            duty_phone: Some(format!("0539-82{:05}", dice.below(100_000))),
            created_at: self.now,
            version: 1,
            profile: self.profile(dice, venue, place),
        });
    }

    fn profile(&self, dice: &mut Dice, venue: &Organization, place: Place) -> Profile {
        let source = source(dice, venue, place.kind);
        let dispatched = match source {
            AgentSource::FirstSecretary => Some("派出单位党组织（示例）"),
            AgentSource::VillageWorkTeam => Some("驻村工作队（示例）"),
            AgentSource::GraduateVillageOfficial => Some("县委组织部（示例）"),
            _ => None,
        };
        // A term of three years, some of which end within the month.
        let left = dice.between(5, 900);
        let until = self.today.checked_add_days(Days::new(left.into()));
        Profile {
            source,
            dispatched_by: dispatched.map(str::to_owned),
            term_from: dispatched.map(|_| self.before(1_095 - left)),
            term_until: until.filter(|_| dispatched.is_some()),
            window_id: place.window,
            criteria: Criteria {
                service_awareness: true,
                professional_skill: !dice.percent(10),
                work_style: true,
            },
            honours: dice
                .percent(3)
                .then(|| "年度优秀帮办代办员（示例）".to_owned()),
        }
    }

    fn before(&self, days: u32) -> NaiveDate {
        let day = self.today.checked_sub_days(Days::new(days.into()));
        day.unwrap_or(self.today)
    }

    /// Makes some who are not in service any more; gives their places among the agents.
    pub(super) fn former(&mut self, dice: &mut Dice, venues: &[Organization]) -> Vec<usize> {
        let towns: Vec<&Organization> = venues
            .iter()
            .filter(|it| it.place.kind == OrganizationKind::TownCenter)
            .collect();
        let mut gone = Vec::with_capacity(FORMER);
        for town in towns.iter().step_by(towns.len() / FORMER + 1) {
            let place = Place {
                kind: AgentKind::PartTime,
                window: None,
            };
            self.add(dice, town, place);
            gone.push(self.agents.len() - 1);
            if let (Some(account), Some(agent)) = (self.accounts.last_mut(), self.agents.last_mut())
            {
                account.roles.clear();
                agent.active = false;
            }
        }
        gone
    }

    /// Enters them.
    pub(super) async fn enter(&self, tx: &Transaction) -> Result<(), Failure> {
        users::insert_many(tx, &self.accounts).await?;
        agents::insert_many(tx, &self.agents).await?;
        Ok(())
    }
}

fn source(dice: &mut Dice, venue: &Organization, kind: AgentKind) -> AgentSource {
    match (kind, venue.place.kind) {
        (AgentKind::Volunteer, _) => AgentSource::Volunteer,
        (AgentKind::PartTime, OrganizationKind::VillageStation) => dice.pick(&[
            AgentSource::FirstSecretary,
            AgentSource::GraduateVillageOfficial,
            AgentSource::VillageWorkTeam,
            AgentSource::Staff,
            AgentSource::Staff,
            AgentSource::Other,
        ]),
        _ => AgentSource::Staff,
    }
}
