//! Agents.

use bangban_domain::agent::{AgentKind, Candidate};
use bangban_domain::case::IdentityKey;
use bangban_domain::organization::Node;
use bangban_domain::policy::Role;
use chrono::NaiveDate;

use super::{
    CITY, LANSHAN, NOBODY, VILLAGE, YISHUI, at, id, kept, numbers, on_each, reader, user, walk,
    with_small_tree, with_users,
};
use crate::registry::agents::{self, Agent, AgentFilter, Profile};
use crate::registry::users::{self, NewUser};
use crate::store::Store;

const FIRST: u128 = 41;
const SECOND: u128 = 42;
const THIRD: u128 = 43;

fn agent(number: u128, place: u128, name: &str) -> Agent {
    Agent {
        id: id(number),
        organization_id: id(place),
        name: name.to_owned(),
        kind: AgentKind::FullTime,
        active: true,
        undertaking_signed_on: NaiveDate::from_ymd_opt(2026, 3, 2),
        duty_phone: Some("05398123456".to_owned()),
        created_at: at(0),
        version: 1,
        profile: Profile::default(),
    }
}

fn all() -> [Agent; 3] {
    [
        agent(FIRST, LANSHAN, "李四"),
        Agent {
            kind: AgentKind::Volunteer,
            undertaking_signed_on: None,
            duty_phone: None,
            ..agent(SECOND, VILLAGE, "王五")
        },
        Agent {
            active: false,
            ..agent(THIRD, YISHUI, "李六")
        },
    ]
}

async fn with_agents(store: &Store) {
    with_small_tree(store).await;
    let people = [
        user(FIRST, "first", &[(Role::Agent, LANSHAN)]),
        NewUser {
            identity_key: Some(IdentityKey("ab01".to_owned())),
            ..user(SECOND, "second", &[(Role::Agent, VILLAGE)])
        },
        user(THIRD, "third", &[(Role::Agent, YISHUI)]),
    ];
    with_users(store, &people).await;
    kept(store, async |tx| agents::insert_many(tx, &all()).await)
        .await
        .unwrap();
}

#[tokio::test]
async fn come_back_as_they_were_entered() {
    on_each(async |store| {
        with_agents(store).await;
        let reader = reader(store).await;
        for agent in all() {
            assert_eq!(agents::get(&reader, agent.id).await, Ok(Some(agent)));
        }
        assert_eq!(agents::get(&reader, NOBODY).await, Ok(None));
        let transaction = store.begin().await.unwrap();
        let without_account = agents::insert_many(&transaction, &[agent(99, LANSHAN, "某")]).await;
        assert!(without_account.is_err());
    })
    .await;
}

#[tokio::test]
async fn a_candidate_tells_what_a_case_asks() {
    on_each(async |store| {
        with_agents(store).await;
        let wang = IdentityKey("ab01".to_owned());
        let ask = async |number| {
            let reader = reader(store).await;
            agents::candidate(&reader, id(number), &wang).await.unwrap()
        };
        let first = Candidate {
            id: id(FIRST),
            organization_id: id(LANSHAN),
            kind: AgentKind::FullTime,
            active: true,
            undertaking_signed: true,
            is_applicant: false,
        };
        assert_eq!(ask(FIRST).await, Some(first));
        let second = ask(SECOND).await.unwrap();
        assert_eq!(
            (second.undertaking_signed, second.is_applicant),
            (false, true)
        );
        assert!(!ask(THIRD).await.unwrap().active);
        assert_eq!(ask(99).await, None);
        kept(store, async |tx| {
            users::set_active(tx, id(FIRST), false, 1).await
        })
        .await
        .unwrap();
        assert!(!ask(FIRST).await.unwrap().active);
    })
    .await;
}

#[tokio::test]
async fn filters() {
    on_each(async |store| {
        with_agents(store).await;
        let reader = reader(store).await;
        let list = async |filter: AgentFilter| {
            let agents = walk(async |page| agents::list(&reader, &filter, &page).await.unwrap());
            numbers(agents.await.into_iter().map(|agent| agent.id))
        };
        let any = AgentFilter::default;
        assert_eq!(list(any()).await, [FIRST, SECOND, THIRD]);
        let there = AgentFilter {
            organization_id: Some(id(LANSHAN)),
            ..any()
        };
        assert_eq!(list(there).await, [FIRST]);
        let below = |number, depth| AgentFilter {
            within: Some(Node {
                id: id(number),
                depth,
            }),
            ..any()
        };
        assert_eq!(list(below(LANSHAN, 2)).await, [FIRST, SECOND]);
        assert_eq!(list(below(CITY, 1)).await, [FIRST, SECOND, THIRD]);
        let serving = AgentFilter {
            active: Some(true),
            ..any()
        };
        assert_eq!(list(serving).await, [FIRST, SECOND]);
        let named = AgentFilter {
            name_contains: Some("李".to_owned()),
            ..any()
        };
        assert_eq!(list(named).await, [FIRST, THIRD]);
    })
    .await;
}
