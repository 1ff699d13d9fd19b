//! Coverage: whatever happens, the figures that are kept are those that would be worked out anew.

use bangban_domain::agent::AgentKind;
use bangban_domain::id::{OrganizationId, WindowId};
use bangban_domain::network::{Level, Measure, Norm};
use bangban_domain::organization::{Node, OrganizationKind};
use bangban_domain::policy::Role;
use chrono::NaiveDate;

use super::{
    CITY, LANSHAN, TOWN, VILLAGE, YISHUI, at, id, kept, on_each, reader, user, walk,
    with_small_tree, with_users,
};
use crate::network::coverage::{self, ByLevel, ChildOrder, Figures, GapFilter};
use crate::network::norms::{self, StoredNorm};
use crate::network::windows::{self, Window};
use crate::page::Page;
use crate::registry::agents::{self, Agent, Profile};
use crate::registry::organizations::{self, Told};
use crate::store::Store;
use crate::testing::Dice;
use crate::transaction::Transaction;

const VENUES: [u128; 5] = [CITY, LANSHAN, YISHUI, TOWN, VILLAGE];
const WINDOWS: [(u128, u128); 3] = [(71, CITY), (72, LANSHAN), (73, LANSHAN)];
const AGENTS: std::ops::Range<u128> = 100..124;
const ROOT: Node = Node {
    id: OrganizationId::new(uuid::Uuid::from_u128(CITY)),
    depth: 1,
};

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 2).unwrap()
}

fn agent(number: u128) -> Agent {
    Agent {
        id: id(number),
        organization_id: id(VILLAGE),
        name: "李四".to_owned(),
        kind: AgentKind::PartTime,
        active: false,
        undertaking_signed_on: None,
        duty_phone: None,
        created_at: at(0),
        version: 1,
        profile: Profile::default(),
    }
}

fn window(number: u128, venue: u128) -> Window {
    Window {
        id: id(number),
        organization_id: id(venue),
        number: format!("A{number}"),
        name: "综合业务窗口".to_owned(),
        comprehensive: false,
        assistance: false,
        phone: None,
        active: true,
        created_at: at(0),
        version: 1,
    }
}

async fn given(store: &Store) {
    with_small_tree(store).await;
    let people: Vec<_> = AGENTS
        .map(|number| user(number, &format!("agent{number}"), &[(Role::Agent, VILLAGE)]))
        .collect();
    with_users(store, &people).await;
    let all: Vec<Agent> = AGENTS.map(agent).collect();
    let windows = WINDOWS.map(|(number, venue)| window(number, venue));
    kept(store, async |tx| {
        agents::insert_many(tx, &all).await.unwrap();
        windows::insert_many(tx, &windows).await.unwrap();
        coverage::begin(tx).await.unwrap();
        coverage::rebuild(tx, today()).await.unwrap();
    })
    .await;
}

/// An agent comes, goes or moves.
async fn move_somebody(tx: &Transaction, dice: &Dice) {
    let number = AGENTS.start + dice.below(24) as u128;
    let before = agents::get(tx, id(number)).await.unwrap().unwrap();
    let venue = dice.pick(&VENUES);
    let window = WINDOWS.iter().find(|(_, at)| *at == venue);
    let after = Agent {
        organization_id: id(venue),
        kind: dice.pick(&AgentKind::ALL),
        active: dice.below(4) > 0,
        profile: Profile {
            window_id: window.map(|(number, _)| WindowId::new(uuid::Uuid::from_u128(*number))),
            ..Profile::default()
        },
        ..before.clone()
    };
    agents::change(tx, &after).await.unwrap();
    for venue in [before.organization_id, after.organization_id] {
        coverage::refresh(tx, venue, today()).await.unwrap();
    }
}

async fn change_a_window(tx: &Transaction, dice: &Dice) {
    let (number, venue) = dice.pick(&WINDOWS);
    let before = windows::get(tx, id(number)).await.unwrap().unwrap();
    let after = Window {
        comprehensive: dice.below(3) > 0,
        active: dice.below(3) > 0,
        ..before
    };
    windows::change(tx, &after).await.unwrap();
    coverage::refresh(tx, id(venue), today()).await.unwrap();
}

async fn open_or_close(tx: &Transaction, dice: &Dice) {
    let venue: OrganizationId = id(dice.pick(&VENUES));
    let before = organizations::get(tx, venue).await.unwrap().unwrap();
    let told = Told {
        name: before.name,
        address: None,
        phone: None,
        active: dice.below(3) > 0,
    };
    organizations::change(tx, venue, told, before.version)
        .await
        .unwrap();
    coverage::refresh(tx, venue, today()).await.unwrap();
}

#[tokio::test]
async fn what_is_kept_is_what_would_be_worked_out() {
    on_each(async |store| {
        given(store).await;
        let dice = Dice::new(33);
        let mut covered = 0;
        for _ in 0..60 {
            kept(store, async |tx| {
                coverage::begin(tx).await.unwrap();
                match dice.below(6) {
                    0 => change_a_window(tx, &dice).await,
                    1 => open_or_close(tx, &dice).await,
                    _ => move_somebody(tx, &dice).await,
                }
            })
            .await;
            let tx = store.begin().await.unwrap();
            let found = coverage::unscoped_all(&tx).await.unwrap();
            coverage::rebuild(&tx, today()).await.unwrap();
            assert_eq!(found, coverage::unscoped_all(&tx).await.unwrap());
            tx.rollback().await.unwrap();
            covered += found
                .iter()
                .filter(|it| it.coverage.own.covered > 0)
                .count();
        }
        assert!(covered > 0, "something was covered at some time");
    })
    .await;
}

#[tokio::test]
async fn another_norm_holds_from_its_day() {
    on_each(async |store| {
        given(store).await;
        let later = today().succ_opt().unwrap();
        let norm = StoredNorm {
            id: uuid::Uuid::from_u128(9),
            norm: Norm {
                kind: OrganizationKind::VillageStation,
                measure: Measure::Any,
                required: 4,
                effective_on: later,
            },
            basis: "示例".to_owned(),
            set_by: None,
            created_at: at(0),
        };
        kept(store, async |tx| norms::insert(tx, &norm).await.unwrap()).await;
        let again = store.begin().await.unwrap();
        assert!(norms::insert(&again, &norm).await.is_err(), "one a day");
        again.rollback().await.unwrap();
        let village = async |store: &Store| {
            let found = coverage::get(&reader(store).await, id(VILLAGE), &[ROOT]).await;
            found.unwrap().unwrap().coverage.own.required
        };
        let on = async |store: &Store, day| {
            kept(store, async |tx| coverage::rebuild(tx, day).await.unwrap()).await;
        };
        on(store, today()).await;
        assert_eq!(village(store).await, 1);
        on(store, later).await;
        assert_eq!(village(store).await, 4);
        let day = coverage::day(&reader(store).await).await.unwrap();
        assert_eq!(day, Some(later));
    })
    .await;
}

#[tokio::test]
async fn is_read_within_what_somebody_sees() {
    on_each(async |store| {
        given(store).await;
        let source = reader(store).await;
        let lanshan = Node {
            id: id(LANSHAN),
            depth: 2,
        };
        let get =
            async |of: u128, within: Node| coverage::get(&source, id(of), &[within]).await.unwrap();
        let ByLevel {
            coverage: hall,
            levels,
        } = get(LANSHAN, lanshan).await.unwrap();
        assert_eq!(
            hall.all,
            Figures {
                asked: 3,
                covered: 0,
                required: 8,
                present: 0,
                missing: 8
            }
        );
        assert_eq!(hall.own.missing, 3);
        let names: Vec<_> = levels
            .iter()
            .map(|(level, it)| (*level, it.missing))
            .collect();
        assert_eq!(
            names,
            [(Level::County, 3), (Level::Town, 4), (Level::Village, 1)]
        );
        assert!(get(VILLAGE, lanshan).await.is_some());
        assert_eq!(get(CITY, lanshan).await, None);
        assert_eq!(get(YISHUI, lanshan).await, None);

        let below = async |order, within: Node| {
            let found = walk(async |page: Page| {
                coverage::children(&source, id(CITY), &[within], order, &page)
                    .await
                    .unwrap()
            });
            let found = found.await;
            found
                .iter()
                .map(|it| it.organization_id.uuid().as_u128())
                .collect::<Vec<_>>()
        };
        assert_eq!(below(ChildOrder::WorstFirst, ROOT).await, [LANSHAN, YISHUI]);
        assert_eq!(below(ChildOrder::Code, lanshan).await, [LANSHAN]);
        let gaps = async |within: Node, filter: GapFilter| {
            let found = walk(async |page: Page| {
                coverage::gaps(&source, &[within], filter, &page)
                    .await
                    .unwrap()
            });
            let found = found.await;
            found
                .iter()
                .map(|it| it.organization_id.uuid().as_u128())
                .collect::<Vec<_>>()
        };
        let all = GapFilter::default();
        assert_eq!(
            gaps(ROOT, all).await,
            [TOWN, CITY, LANSHAN, YISHUI, VILLAGE]
        );
        assert_eq!(gaps(lanshan, all).await, [TOWN, LANSHAN, VILLAGE]);
        let villages = GapFilter {
            within: Some(lanshan),
            kind: Some(OrganizationKind::VillageStation),
        };
        assert_eq!(gaps(ROOT, villages).await, [VILLAGE]);
    })
    .await;
}
