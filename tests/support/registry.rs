//! A small Linyi: a city, two counties, a zone, two towns, a village, their departments; all service
//! items and the whole calendar; the accounts.
//!
//! Everything goes in through the real importers, but for accounts and agents, which have none.

use std::collections::HashMap;

use bangban_application::Platform;
use bangban_application::import;
use bangban_domain::agent::AgentKind;
use bangban_domain::case::applicant::{IdType, identity_of, identity_of_body};
use bangban_domain::id::{OrganizationId, UserId};
use bangban_domain::organization::OrganizationKind;
use bangban_domain::policy::Role;
use bangban_persistence::keys::identity_key;
use bangban_persistence::network::coverage;
use bangban_persistence::registry::agents::{self, Agent, Profile};
use bangban_persistence::registry::organizations::{self, OrganizationFilter};
use bangban_persistence::registry::service_items::{self, ServiceItemFilter};
use bangban_persistence::registry::users::{self, NewUser, RoleAt};
use bangban_persistence::{Page, Store};
use uuid::Uuid;

use crate::accounts::{Account, PASSWORD, accounts};

const DIVISIONS: &str = "\
code,name,level,parent_code
370000000000,山东省,province,
371300000000,临沂市,city,370000000000
371302000000,兰山区,county,371300000000
371302002000,银雀山街道,town,371302000000
371302002001,新华社区居民委员会,village,371302002000
371323000000,沂水县,county,371300000000
371323001000,沂城街道,town,371323000000
";
const ZONES: &str = "\
zone,host_county_code,stat_code,towns_hosted,confidence
临沂商城,371302,,,
";
const CALENDAR: &[u8] = include_bytes!("../../data/workcalendar.json");
const SERVICE_ITEMS: &[u8] = include_bytes!("../../data/service_items.json");

/// The ids of what the registry holds, by name.
#[derive(Debug, Clone, Default)]
pub struct Ids {
    pub(crate) organizations: HashMap<String, Uuid>,
    pub(crate) items: HashMap<String, Uuid>,
    pub(crate) users: HashMap<String, Uuid>,
}

impl Ids {
    /// The organisation of this name.
    pub fn organization(&self, name: &str) -> Uuid {
        *self
            .organizations
            .get(name)
            .unwrap_or_else(|| panic!("no organisation {name}"))
    }

    /// The service item of this name.
    pub fn item(&self, name: &str) -> Uuid {
        *self
            .items
            .get(name)
            .unwrap_or_else(|| panic!("no item {name}"))
    }

    /// The account of this name.
    pub fn user(&self, username: &str) -> Uuid {
        *self
            .users
            .get(username)
            .unwrap_or_else(|| panic!("no account {username}"))
    }
}

/// Fills an empty, migrated database.
pub(crate) async fn fill(platform: &Platform) -> Ids {
    import::divisions::import(platform, DIVISIONS.as_bytes(), Some(ZONES.as_bytes()))
        .await
        .unwrap();
    import::calendar::import(platform, CALENDAR).await.unwrap();
    import::service_items::import(platform, SERVICE_ITEMS)
        .await
        .unwrap();
    let mut ids = find(&platform.store).await;
    let people = make_people(platform, &ids, accounts()).await;
    ids.users = people;
    ids
}

/// Looks the ids of organisations and items up.
async fn find(store: &Store) -> Ids {
    let source = store.reader().await.unwrap();
    let page = Page::new(Page::MOST, None);
    let organizations = organizations::list(&source, &OrganizationFilter::default(), &page)
        .await
        .unwrap();
    let items = service_items::list(&source, &ServiceItemFilter::default(), &page)
        .await
        .unwrap();
    assert!(organizations.next_cursor.is_none() && items.next_cursor.is_none());
    let kinds = organizations
        .items
        .iter()
        .filter(|it| it.place.kind == OrganizationKind::ApprovalDepartment);
    assert!(
        kinds.count() > 0,
        "approval-service departments come with the divisions"
    );
    Ids {
        organizations: organizations
            .items
            .into_iter()
            .map(|it| (it.name, it.id.uuid()))
            .collect(),
        items: items
            .items
            .into_iter()
            .map(|it| (it.name, it.id.uuid()))
            .collect(),
        users: HashMap::new(),
    }
}

/// Enters accounts, and those of agents as agents too; gives their ids by name.
pub(crate) async fn make_people(
    platform: &Platform,
    ids: &Ids,
    accounts: Vec<Account>,
) -> HashMap<String, Uuid> {
    let hash = platform
        .passwords
        .hash(PASSWORD.to_owned(), &*platform.random)
        .await
        .unwrap();
    let accounts: Vec<(UserId, Account)> = accounts
        .into_iter()
        .map(|account| (UserId::new(platform.fresh_id()), account))
        .collect();
    let new: Vec<NewUser> = accounts
        .iter()
        .map(|(id, account)| new_user(platform, ids, *id, account, &hash))
        .collect();
    let is_agent = |account: &Account| account.roles.iter().any(|(role, _)| *role == Role::Agent);
    let agents: Vec<Agent> = accounts
        .iter()
        .filter(|(_, account)| is_agent(account))
        .map(|(id, account)| new_agent(platform, ids, *id, account))
        .collect();
    let tx = platform.store.begin().await.unwrap();
    users::insert_many(&tx, &new).await.unwrap();
    agents::insert_many(&tx, &agents).await.unwrap();
    coverage::begin(&tx).await.unwrap();
    coverage::rebuild(&tx, platform.today()).await.unwrap();
    tx.commit().await.unwrap();
    accounts
        .into_iter()
        .map(|(id, account)| (account.username.to_owned(), id.uuid()))
        .collect()
}

fn new_user(platform: &Platform, ids: &Ids, id: UserId, account: &Account, hash: &str) -> NewUser {
    let at = |name| OrganizationId::new(ids.organization(name));
    let identity = account.identity.map(|number| {
        let identity = match number.chars().nth(2) {
            Some('3') if number.len() == 18 && number.starts_with("91") => identity_of_body(number),
            _ => identity_of(IdType::ResidentId, number),
        };
        identity_key(&platform.sealing.index, &identity)
    });
    NewUser {
        id,
        username: account.username.to_owned(),
        name: account.name.to_owned(),
        password_hash: Some(hash.to_owned()),
        organization_id: at(account.roles[0].1),
        identity_key: identity,
        roles: account
            .roles
            .iter()
            .map(|(role, name)| RoleAt {
                role: *role,
                organization_id: at(name),
            })
            .collect(),
        active: true,
        created_at: platform.now(),
    }
}

fn new_agent(platform: &Platform, ids: &Ids, id: UserId, account: &Account) -> Agent {
    Agent {
        id,
        organization_id: OrganizationId::new(ids.organization(account.roles[0].1)),
        name: account.name.to_owned(),
        kind: AgentKind::FullTime,
        active: account.in_service,
        undertaking_signed_on: account.undertaking.then(|| platform.today()),
        duty_phone: Some("0539-8123456".to_owned()),
        created_at: platform.now(),
        version: 1,
        profile: Profile::default(),
    }
}
