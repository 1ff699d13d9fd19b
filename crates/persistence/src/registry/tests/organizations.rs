//! Organisations.

use std::time::{Duration, Instant};

use bangban_domain::division_code::DivisionCode;
use bangban_domain::organization::{Node, OrganizationKind};

use super::{
    BUREAU, CITY, LANSHAN, NOWHERE, TOWN, VILLAGE, YISHUI, id, kept, numbers, on_each,
    organization, place, reader, small_tree, walk, with_small_tree,
};
use crate::error::StoreError;
use crate::page::Page;
use crate::registry::organizations::{self, NewOrganization, OrganizationFilter};
use crate::store::Store;

async fn listed(store: &Store, filter: OrganizationFilter) -> Vec<u128> {
    let reader = reader(store).await;
    let found = walk(async |page| organizations::list(&reader, &filter, &page).await.unwrap());
    numbers(found.await.into_iter().map(|organization| organization.id))
}

#[tokio::test]
async fn comes_back_as_it_was_entered() {
    on_each(async |store| {
        with_small_tree(store).await;
        let new = NewOrganization {
            division_code: Some(DivisionCode::parse("371302001000").unwrap()),
            territorial_parent_id: Some(id(YISHUI)),
            address: Some("临沂市兰山区某路 1 号".to_owned()),
            phone: Some("05398123456".to_owned()),
            active: false,
            ..organization(
                place(&[CITY, LANSHAN, 7], OrganizationKind::TownCenter),
                "某街道",
            )
        };
        kept(store, async |tx| {
            organizations::insert_many(tx, std::slice::from_ref(&new)).await
        })
        .await
        .unwrap();
        let reader = reader(store).await;
        let back = organizations::get(&reader, id(7)).await.unwrap().unwrap();
        assert_eq!((back.version, back.parent_id()), (1, Some(id(LANSHAN))));
        let serial = back.serial.clone();
        let again = NewOrganization {
            place: back.place,
            name: back.name,
            division_code: back.division_code,
            territorial_parent_id: back.territorial_parent_id,
            serial: back.serial,
            address: back.address,
            phone: back.phone,
            active: back.active,
            created_at: back.created_at,
        };
        assert_eq!(again, new);
        let found = organizations::find_by_serial(&reader, &serial)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(found.id, id(7));
        assert_eq!(
            organizations::find_by_serial(&reader, "venue:x").await,
            Ok(None)
        );
        assert_eq!(organizations::get(&reader, NOWHERE).await, Ok(None));
    })
    .await;
}

#[tokio::test]
async fn places_and_chains() {
    on_each(async |store| {
        with_small_tree(store).await;
        let reader = reader(store).await;
        for new in small_tree() {
            let found = organizations::place(&reader, new.place.id()).await;
            assert_eq!(found, Ok(Some(new.place)));
        }
        assert_eq!(organizations::place(&reader, NOWHERE).await, Ok(None));
        let chain = organizations::chain(&reader, id(VILLAGE)).await.unwrap();
        let chain = numbers(chain.into_iter().map(|organization| organization.id));
        assert_eq!(chain, [CITY, LANSHAN, TOWN, VILLAGE]);
        let root = organizations::chain(&reader, id(CITY)).await.unwrap();
        assert_eq!((root.len(), root[0].parent_id()), (1, None));
        assert!(
            organizations::chain(&reader, NOWHERE)
                .await
                .unwrap()
                .is_empty()
        );
    })
    .await;
}

#[tokio::test]
async fn filters() {
    on_each(async |store| {
        with_small_tree(store).await;
        let all = OrganizationFilter::default;
        assert_eq!(
            listed(store, all()).await,
            [CITY, LANSHAN, YISHUI, BUREAU, TOWN, VILLAGE]
        );
        let below = OrganizationFilter {
            parent_id: Some(id(LANSHAN)),
            ..all()
        };
        assert_eq!(listed(store, below).await, [BUREAU, TOWN]);
        let halls = OrganizationFilter {
            kind: Some(OrganizationKind::CountyHall),
            ..all()
        };
        assert_eq!(listed(store, halls).await, [LANSHAN, YISHUI]);
        let named = OrganizationFilter {
            name_contains: Some("兰山".to_owned()),
            ..all()
        };
        assert_eq!(listed(store, named).await, [LANSHAN, BUREAU]);
        let idle = OrganizationFilter {
            active: Some(false),
            ..all()
        };
        assert!(listed(store, idle).await.is_empty());
        let code = DivisionCode::parse("371302001000").unwrap();
        let divided = OrganizationFilter {
            division_code: Some(code),
            ..all()
        };
        assert!(listed(store, divided).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn subtrees_are_those_of_the_domain() {
    on_each(async |store| {
        with_small_tree(store).await;
        let places: Vec<_> = small_tree().into_iter().map(|new| new.place).collect();
        for top in &places {
            for depth in 1..=6 {
                let node = Node {
                    id: top.id(),
                    depth,
                };
                let filter = OrganizationFilter {
                    within: Some(node),
                    ..Default::default()
                };
                let inside = places.iter().filter(|place| place.is_within(node));
                let mut expected = numbers(inside.map(|place| place.id()));
                expected.sort_unstable();
                assert_eq!(listed(store, filter).await, expected, "{node:?}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_serial_and_a_parent_are_held_to() {
    on_each(async |store| {
        with_small_tree(store).await;
        let other = place(&[CITY, 8], OrganizationKind::Zone);
        let mut twice = organization(other, "某开发区");
        twice.serial = small_tree()[0].serial.clone();
        let transaction = store.begin().await.unwrap();
        let refused = organizations::insert_many(&transaction, &[twice]).await;
        assert_eq!(
            refused,
            Err(StoreError::Duplicate("organizations_serial".to_owned()))
        );
        transaction.rollback().await.unwrap();

        let orphan = organization(place(&[CITY, 99, 9], OrganizationKind::TownCenter), "某镇");
        let transaction = store.begin().await.unwrap();
        assert!(
            organizations::insert_many(&transaction, &[orphan])
                .await
                .is_err()
        );
        transaction.rollback().await.unwrap();

        let deep = place(
            &[CITY, LANSHAN, TOWN, VILLAGE, 10, 11],
            OrganizationKind::Zone,
        );
        let transaction = store.begin().await.unwrap();
        let refused = organizations::insert_many(&transaction, &[organization(deep, "某")]).await;
        assert!(matches!(refused, Err(StoreError::Corrupt(_))));
        transaction.rollback().await.unwrap();
        assert_eq!(listed(store, OrganizationFilter::default()).await.len(), 6);
    })
    .await;
}

#[tokio::test]
async fn a_cursor_of_another_list_is_refused() {
    on_each(async |store| {
        let reader = reader(store).await;
        let page = Page::new(2, Some("bm9wZQ".to_owned()));
        let refused = organizations::list(&reader, &OrganizationFilter::default(), &page).await;
        assert_eq!(refused, Err(StoreError::InvalidCursor));
    })
    .await;
}

/// 1 city, 18 counties and zones, 156 towns, 4,186 villages, 19 departments.
fn the_whole_city() -> Vec<NewOrganization> {
    let mut all = vec![organization(
        place(&[CITY], OrganizationKind::CityHall),
        "市",
    )];
    let counties: Vec<u128> = (100..118).collect();
    for county in &counties {
        let hall = place(&[CITY, *county], OrganizationKind::CountyHall);
        all.push(organization(hall, "县"));
        let bureau = place(
            &[CITY, *county, county + 100],
            OrganizationKind::ApprovalDepartment,
        );
        all.push(organization(bureau, "局"));
    }
    let bureau = place(&[CITY, 300], OrganizationKind::ApprovalDepartment);
    all.push(organization(bureau, "局"));
    for village in 0..4_186 {
        let (town, village) = (1_000 + village % 156, 10_000 + village);
        let county = counties[town as usize % counties.len()];
        if village - 10_000 < 156 {
            all.push(organization(
                place(&[CITY, county, town], OrganizationKind::TownCenter),
                "镇",
            ));
        }
        let path = [CITY, county, town, village];
        all.push(organization(
            place(&path, OrganizationKind::VillageStation),
            "村",
        ));
    }
    all
}

#[tokio::test]
async fn the_whole_city_is_entered_quickly() {
    on_each(async |store| {
        let all = the_whole_city();
        assert_eq!(all.len(), 4_380);
        let begun = Instant::now();
        kept(store, async |tx| organizations::insert_many(tx, &all).await)
            .await
            .unwrap();
        let took = begun.elapsed();
        assert!(took < Duration::from_secs(2), "{took:?}");
        let reader = reader(store).await;
        let serials = all
            .iter()
            .map(|new| new.serial.as_str())
            .chain(["venue:none"]);
        let ids = organizations::ids_by_serial(&reader, serials)
            .await
            .unwrap();
        assert_eq!(ids.len(), all.len());
        assert!(all.iter().all(|new| ids[&new.serial] == new.place.id()));
    })
    .await;
}
