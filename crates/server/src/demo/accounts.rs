//! The demonstration accounts (`docs/api.md`) and their agents.
//!
//! Owns who there is. All people are made up; their numbers have valid check digits and belong to
//! nobody known.

use std::collections::HashMap;

use bangban_application::Platform;
use bangban_domain::agent::AgentKind;
use bangban_domain::case::IdentityKey;
use bangban_domain::case::applicant::{IdType, identity_of, identity_of_body};
use bangban_domain::division_code::DivisionLevel;
use bangban_domain::id::{OrganizationId, UserId};
use bangban_domain::policy::Role;
use bangban_persistence::Source;
use bangban_persistence::keys::identity_key;
use bangban_persistence::page::Page;
use bangban_persistence::registry::agents::{self, Agent, Profile as AgentProfile};
use bangban_persistence::registry::divisions::{self, DivisionFilter};
use bangban_persistence::registry::organizations;
use bangban_persistence::registry::users::{self, NewUser, RoleAt};
use chrono::Days;

use crate::failure::Failure;

/// The password of every demonstration account. It is printed in the documentation: without the mark
/// of demonstration data these accounts don't exist.
pub const PASSWORD: &str = "Bangban-demo-2026";

const CITY: &str = "venue:371300000000";
const CITY_BUREAU: &str = "department:371300000000";
const LANSHAN: &str = "venue:371302000000";
const LANSHAN_BUREAU: &str = "department:371302000000";
const YINQUESHAN: &str = "venue:371302002000";
const YISHUI: &str = "venue:371323000000";
const YISHUI_BUREAU: &str = "department:371323000000";
/// Stands for the station of 银雀山街道's first village.
const FIRST_VILLAGE: &str = "first village";

/// The street whose first village is meant.
const YINQUESHAN_CODE: &str = "371302002000";

/// Somebody who can sign in, or an agent who can't.
struct Person {
    username: &'static str,
    name: &'static str,
    roles: &'static [Role],
    at: &'static str,
    agent: Option<Profile>,
    identity: Option<Identity>,
    signs_in: bool,
}

/// What makes somebody an agent.
#[derive(Clone, Copy)]
struct Profile {
    kind: AgentKind,
    active: bool,
    undertaking: bool,
    duty_phone: &'static str,
}

/// The confirmed identity of an applicant.
#[derive(Clone, Copy)]
enum Identity {
    Resident(&'static str),
    Body(&'static str),
}

const fn staff(
    username: &'static str,
    name: &'static str,
    roles: &'static [Role],
    at: &'static str,
) -> Person {
    Person {
        username,
        name,
        roles,
        at,
        agent: None,
        identity: None,
        signs_in: true,
    }
}

const fn agent(
    username: &'static str,
    name: &'static str,
    roles: &'static [Role],
    at: &'static str,
    duty_phone: &'static str,
) -> Person {
    let profile = Profile {
        kind: AgentKind::FullTime,
        active: true,
        undertaking: true,
        duty_phone,
    };
    Person {
        username,
        name,
        roles,
        at,
        agent: Some(profile),
        identity: None,
        signs_in: true,
    }
}

/// An agent of 兰山区 whom a case can be refused to, or who serves in another way; none signs in.
const fn extra(username: &'static str, name: &'static str, profile: Profile) -> Person {
    Person {
        username,
        name,
        roles: &[Role::Agent],
        at: LANSHAN,
        agent: Some(profile),
        identity: None,
        signs_in: false,
    }
}

const fn applicant(username: &'static str, name: &'static str, identity: Identity) -> Person {
    Person {
        username,
        name,
        roles: &[Role::Applicant],
        // Applicants hang at the root: they belong to no venue.
        at: CITY,
        agent: None,
        identity: Some(identity),
        signs_in: true,
    }
}

const PEOPLE: [Person; 27] = [
    staff("sysadmin", "孙志远", &[Role::SystemAdmin], CITY),
    staff("secadmin", "赵国栋", &[Role::SecurityAdmin], CITY),
    staff("auditor", "周敏", &[Role::Auditor], CITY),
    staff("city.supervisor", "李建华", &[Role::Supervisor], CITY),
    staff("city.leader", "高振东", &[Role::Leader], CITY),
    staff(
        "city.officer",
        "吴晓燕",
        &[Role::ApprovalOfficer],
        CITY_BUREAU,
    ),
    staff("lanshan.supervisor", "刘海涛", &[Role::Supervisor], LANSHAN),
    staff("lanshan.clerk", "陈丽", &[Role::Clerk], LANSHAN),
    agent(
        "lanshan.agent1",
        "张伟",
        &[Role::Agent],
        LANSHAN,
        "0539-8100001",
    ),
    agent(
        "lanshan.agent2",
        "王秀英",
        &[Role::Agent],
        LANSHAN,
        "0539-8100002",
    ),
    staff("lanshan.archivist", "徐静", &[Role::Archivist], LANSHAN),
    staff(
        "lanshan.officer",
        "马俊",
        &[Role::ApprovalOfficer],
        LANSHAN_BUREAU,
    ),
    staff("yinqueshan.clerk", "朱红梅", &[Role::Clerk], YINQUESHAN),
    agent(
        "yinqueshan.agent",
        "胡勇",
        &[Role::Agent],
        YINQUESHAN,
        "0539-8100003",
    ),
    agent(
        "village.agent",
        "郭桂兰",
        &[Role::Clerk, Role::Agent],
        FIRST_VILLAGE,
        "0539-8100004",
    ),
    staff("yishui.supervisor", "林涛", &[Role::Supervisor], YISHUI),
    staff(
        "yishui.officer",
        "薛明",
        &[Role::ApprovalOfficer],
        YISHUI_BUREAU,
    ),
    staff("yishui.clerk", "何玉兰", &[Role::Clerk], YISHUI),
    agent(
        "yishui.agent",
        "罗斌",
        &[Role::Agent],
        YISHUI,
        "0539-2100001",
    ),
    applicant("wang", "王芳", Identity::Resident("371302199001010011")),
    applicant(
        "corp",
        "临沂蒙河食品有限公司",
        Identity::Body("91371302MA3C000116"),
    ),
    extra("lanshan.agent3", "谢军", out_of_service()),
    extra(
        "lanshan.agent4",
        "韩梅",
        without_undertaking(AgentKind::FullTime),
    ),
    extra("lanshan.agent5", "唐磊", part_time("0539-8100005")),
    extra("lanshan.volunteer1", "冯雪", volunteer("0539-8100006")),
    extra(
        "lanshan.volunteer2",
        "董强",
        without_undertaking(AgentKind::Volunteer),
    ),
    extra("lanshan.agent6", "曹霞", part_time("0539-8100007")),
];

const fn out_of_service() -> Profile {
    Profile {
        kind: AgentKind::FullTime,
        active: false,
        undertaking: true,
        duty_phone: "",
    }
}

const fn without_undertaking(kind: AgentKind) -> Profile {
    Profile {
        kind,
        active: true,
        undertaking: false,
        duty_phone: "",
    }
}

const fn part_time(duty_phone: &'static str) -> Profile {
    Profile {
        kind: AgentKind::PartTime,
        active: true,
        undertaking: true,
        duty_phone,
    }
}

const fn volunteer(duty_phone: &'static str) -> Profile {
    Profile {
        kind: AgentKind::Volunteer,
        active: true,
        undertaking: true,
        duty_phone,
    }
}

/// The ids of the demonstration accounts, by their names.
#[derive(Debug, Clone, Default)]
pub struct People(HashMap<&'static str, UserId>);

impl People {
    /// The account of this name.
    ///
    /// # Errors
    /// Where there is none.
    pub fn id(&self, username: &str) -> Result<UserId, Failure> {
        let id = self.0.get(username).copied();
        id.ok_or_else(|| Failure::new(format!("there is no demonstration account {username}")))
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Makes the accounts and the agents.
///
/// # Errors
/// Where an organisation is missing, and those of storage.
pub async fn load(platform: &Platform) -> Result<People, Failure> {
    let now = platform.now();
    let places = places(platform).await?;
    let signed_on = platform
        .today()
        .checked_sub_days(Days::new(300))
        .unwrap_or_default();
    let (mut accounts, mut profiles) = (Vec::new(), Vec::new());
    for person in &PEOPLE {
        let place = places.get(person.at).copied();
        let organization_id =
            place.ok_or_else(|| Failure::new(format!("there is no organisation {}", person.at)))?;
        let id: UserId = platform.fresh_id().into();
        let password_hash = match person.signs_in {
            true => Some(
                platform
                    .passwords
                    .hash(PASSWORD.to_owned(), &*platform.random)
                    .await?,
            ),
            false => None,
        };
        let at = |role: &Role| RoleAt {
            role: *role,
            organization_id,
        };
        accounts.push(NewUser {
            id,
            username: person.username.to_owned(),
            name: person.name.to_owned(),
            password_hash,
            organization_id,
            identity_key: person.identity.map(|identity| key(platform, identity)),
            roles: person.roles.iter().map(at).collect(),
            active: true,
            created_at: now,
        });
        profiles.extend(person.agent.map(|profile| Agent {
            id,
            organization_id,
            name: person.name.to_owned(),
            kind: profile.kind,
            active: profile.active,
            undertaking_signed_on: profile.undertaking.then_some(signed_on),
            duty_phone: Some(profile.duty_phone.to_owned()).filter(|phone| !phone.is_empty()),
            created_at: now,
            version: 1,
            profile: AgentProfile::default(),
        }));
    }
    let transaction = platform.store.begin().await?;
    users::insert_many(&transaction, &accounts).await?;
    agents::insert_many(&transaction, &profiles).await?;
    transaction.commit().await?;
    let ids = accounts.iter().map(|account| account.id);
    Ok(People(
        PEOPLE
            .iter()
            .map(|person| person.username)
            .zip(ids)
            .collect(),
    ))
}

fn key(platform: &Platform, identity: Identity) -> IdentityKey {
    let identity = match identity {
        Identity::Resident(number) => identity_of(IdType::ResidentId, number),
        Identity::Body(code) => identity_of_body(code),
    };
    identity_key(&platform.sealing.index, &identity)
}

/// The organisations of the people, by what they are called above.
async fn places(platform: &Platform) -> Result<HashMap<String, OrganizationId>, Failure> {
    let reader = platform.store.reader().await?;
    let village = first_village(&reader).await?;
    let named = PEOPLE
        .iter()
        .map(|person| person.at)
        .filter(|at| *at != FIRST_VILLAGE);
    let mut places = organizations::ids_by_serial(&reader, named.chain([village.as_str()])).await?;
    if let Some(id) = places.get(&village).copied() {
        places.insert(FIRST_VILLAGE.to_owned(), id);
    }
    Ok(places)
}

/// The natural key of the station of the street's first village, by code.
async fn first_village(source: &impl Source) -> Result<String, Failure> {
    let filter = DivisionFilter {
        parent_code: bangban_domain::division_code::DivisionCode::parse(YINQUESHAN_CODE).ok(),
        level: Some(DivisionLevel::Village),
        name_contains: None,
    };
    let page = divisions::list(source, &filter, &Page::new(1, None)).await?;
    let village = page.items.first();
    let village = village.ok_or_else(|| Failure::new("银雀山街道 has no village"))?;
    Ok(bangban_application::import::venues::venue_serial(
        &village.code,
    ))
}

#[cfg(test)]
mod tests {
    use bangban_domain::credit_code::CreditCode;
    use bangban_domain::identity_number::IdentityNumber;
    use bangban_domain::policy::role::may_be_held_together;
    use chrono::NaiveDate;

    use super::*;

    #[test]
    fn made_up_numbers_are_valid_and_roles_fit_together() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        for person in &PEOPLE {
            assert!(may_be_held_together(person.roles), "{}", person.username);
            match person.identity {
                Some(Identity::Resident(number)) => {
                    assert!(IdentityNumber::parse(number, today).is_ok())
                }
                Some(Identity::Body(code)) => assert!(CreditCode::parse(code).is_ok()),
                None => {}
            }
        }
        let names: std::collections::HashSet<_> =
            PEOPLE.iter().map(|person| person.username).collect();
        assert_eq!(names.len(), PEOPLE.len());
    }
}
