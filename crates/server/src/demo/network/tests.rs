//! The whole city is staffed, with the same gaps each time.

use std::sync::Arc;

use bangban_application::auth::passwords::{Params, Passwords};
use bangban_application::import::{calendar, divisions};
use bangban_domain::network::{FilingState, Level};
use bangban_persistence::network::coverage::{self, ByLevel, ChildOrder};
use bangban_persistence::network::filings::{self, FilingFilter, FilingScope};
use bangban_persistence::sealing::MasterKey;
use bangban_persistence::{Store, StoreOptions};

use super::*;
use crate::data;
use crate::demo::{SettableClock, accounts};
use crate::platform::assemble;
use crate::system::{SystemClock, SystemRandom};

async fn loaded(seed: u64) -> (Platform, Loaded, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", folder.path().join("demo.sqlite").display());
    let options = StoreOptions {
        url,
        max_connections: 4,
        statement_timeout: None,
    };
    let store = Store::connect(&options).await.unwrap();
    store.migrate().await.unwrap();
    let clock = Arc::new(SettableClock::new(SystemClock));
    let master = MasterKey::generate([7; 32]);
    let random = Arc::new(SystemRandom);
    let mut platform = assemble(store, &master, clock, random).await.unwrap();
    platform.passwords = Passwords::new(Params::new(8, 1, 1, None).unwrap(), 1);
    divisions::import(&platform, data::DIVISIONS, Some(data::ZONES))
        .await
        .unwrap();
    calendar::import(&platform, data::CALENDAR).await.unwrap();
    let people = accounts::load(&platform).await.unwrap();
    let began = std::time::Instant::now();
    let loaded = load(&platform, &people, seed).await.unwrap();
    println!("{loaded:?} in {:?}", began.elapsed());
    (platform, loaded, folder)
}

async fn city(platform: &Platform) -> ByLevel {
    let source = platform.store.reader().await.unwrap();
    let all = coverage::unscoped_all(&source).await.unwrap();
    all.into_iter()
        .find(|it| it.coverage.parent_id.is_none())
        .unwrap()
}

#[tokio::test]
async fn three_counties_are_worse_off_than_the_others() {
    let (platform, loaded, _folder) = loaded(SEED).await;
    assert!(loaded.agents > 4_000 && loaded.windows > 20, "{loaded:?}");
    let city = city(&platform).await;
    let levels: Vec<Level> = city.levels.iter().map(|(level, _)| *level).collect();
    assert_eq!(levels, Level::ALL);
    let source = platform.store.reader().await.unwrap();
    let root = organizations::get(&source, city.coverage.organization_id)
        .await
        .unwrap()
        .unwrap();
    let page = Page::new(Page::MOST, None);
    let within = [root.place.reach()];
    let below = coverage::children(&source, root.id, &within, ChildOrder::WorstFirst, &page);
    let below = below.await.unwrap().items;
    let ids = below.iter().map(|it| it.organization_id);
    let names = organizations::many(&source, ids).await.unwrap();
    let worst: Vec<_> = below[..3]
        .iter()
        .map(|it| {
            let code = names[&it.organization_id].division_code.clone().unwrap();
            (code.as_str()[..6].to_owned(), it.all.share())
        })
        .collect();
    for county in WEAK {
        assert!(worst.iter().any(|(code, _)| code == county), "{worst:?}");
    }
    assert!(
        worst[2].1 + 1_000 < below[3].all.share(),
        "{worst:?} and {:?}",
        below[3]
    );
}

#[tokio::test]
async fn there_are_filings_in_every_state_and_the_gaps_are_the_same_each_time() {
    let (platform, first, _folder) = loaded(SEED).await;
    let source = platform.store.reader().await.unwrap();
    let officer = organizations::find_by_serial(&source, "department:371302000000");
    let scope = FilingScope {
        subtrees: Vec::new(),
        departments: vec![officer.await.unwrap().unwrap().id],
    };
    for state in FilingState::ALL {
        let filter = FilingFilter {
            state: Some(state),
            ..FilingFilter::default()
        };
        let found = filings::list(&source, &scope, &filter, &Page::first()).await;
        assert!(!found.unwrap().items.is_empty(), "{state:?}");
    }
    let figures = city(&platform).await.levels;
    drop(source);
    let (again, second, _other) = loaded(SEED).await;
    assert_eq!(first, second);
    assert_eq!(figures, city(&again).await.levels);
}
