//! The organisations that divisions and zones make.

use std::collections::{BTreeMap, HashSet};

use bangban_domain::organization::OrganizationKind as Kind;
use bangban_persistence::Store;
use bangban_persistence::registry::organizations::{NewOrganization, find_by_serial};

use super::super::divisions::{self, Divisions};
use super::super::venues::{FreshIds, Venues, plan, store, village_name};
use super::super::zones::{self, Zone};
use super::{Always, LINYI, ZONES, at, kept, on_sqlite, places};

fn linyi() -> Divisions {
    let list = divisions::read(LINYI.as_bytes(), &Divisions::new()).unwrap();
    list.into_iter()
        .map(|division| (division.code.clone(), division))
        .collect()
}

fn linyi_zones() -> Vec<Zone> {
    zones::read(ZONES.as_bytes(), &linyi()).unwrap()
}

fn planned(zones: &[Zone]) -> Vec<NewOrganization> {
    let random = Always(0);
    plan(&linyi(), zones, Vec::new(), FreshIds::at(at(), &random)).new
}

fn counts(organizations: &[NewOrganization]) -> BTreeMap<&'static str, usize> {
    organizations
        .iter()
        .fold(BTreeMap::new(), |mut counts, it| {
            *counts.entry(it.place.kind.as_str()).or_default() += 1;
            counts
        })
}

fn find<'a>(organizations: &'a [NewOrganization], serial: &str) -> &'a NewOrganization {
    organizations.iter().find(|it| it.serial == serial).unwrap()
}

#[test]
fn there_are_4361_venues_and_19_departments() {
    let all = planned(&linyi_zones());
    assert_eq!(
        counts(&all),
        BTreeMap::from([
            ("city_hall", 1),
            ("county_hall", 12),
            ("zone", 6),
            ("town_center", 156),
            ("village_station", 4_186),
            ("approval_department", 19),
        ])
    );
    assert_eq!(
        all.iter().filter(|it| it.place.kind.is_venue()).count(),
        4_361
    );
    let serials: HashSet<_> = all.iter().map(|it| &it.serial).collect();
    assert_eq!(serials.len(), all.len());
    let ids: Vec<_> = all.iter().map(|it| it.place.id()).collect();
    assert!(ids.is_sorted() && ids.windows(2).all(|pair| pair[0] != pair[1]));
}

#[test]
fn each_stands_below_the_one_that_manages_it() {
    let all = planned(&linyi_zones());
    let city = find(&all, "venue:371300000000");
    let hall = find(&all, "venue:371302000000");
    let town = find(&all, "venue:371302002000");
    let village = all
        .iter()
        .find(|it| it.serial.starts_with("venue:371302002") && it.place.depth() == 4);
    assert_eq!(city.name, "临沂市政务服务中心");
    assert_eq!(hall.name, "兰山区政务服务中心");
    assert_eq!(town.name, "银雀山街道便民服务中心");
    assert_eq!(
        town.place.path(),
        [city, hall, town].map(|it| it.place.id())
    );
    assert_eq!(village.unwrap().place.path()[..3], *town.place.path());
    assert_eq!(
        (town.territorial_parent_id, hall.territorial_parent_id),
        (None, None)
    );

    let bureau = find(&all, "department:371302000000");
    assert_eq!(bureau.name, "兰山区行政审批服务局");
    assert_eq!(
        bureau.place.path(),
        [city, hall, bureau].map(|it| it.place.id())
    );
    assert_eq!(bureau.place.reach(), hall.place.reach());
    let bureau = find(&all, "department:371300000000");
    assert_eq!(bureau.name, "临沂市行政审批服务局");
    assert_eq!(bureau.place.depth(), 2);
}

#[test]
fn a_zone_manages_towns_in_the_territory_of_a_county() {
    let all = planned(&linyi_zones());
    let city = find(&all, "venue:371300000000");
    let hedong = find(&all, "venue:371312000000");
    let zone = find(&all, "zone:临沂经济技术开发区");
    let town = find(&all, "venue:371312010000");
    assert_eq!(zone.place.path(), [city, zone].map(|it| it.place.id()));
    assert_eq!(zone.territorial_parent_id, Some(hedong.place.id()));
    assert_eq!(town.name, "梅家埠街道便民服务中心");
    assert_eq!(
        town.place.path(),
        [city, zone, town].map(|it| it.place.id())
    );
    assert_eq!(town.territorial_parent_id, Some(hedong.place.id()));
    let villages: Vec<_> = all
        .iter()
        .filter(|it| {
            it.serial.starts_with("venue:371312010") && it.place.kind == Kind::VillageStation
        })
        .collect();
    assert!(!villages.is_empty());
    assert!(
        villages
            .iter()
            .all(|it| it.place.path().get(1) == Some(&zone.place.id()))
    );
    let bureau = find(&all, "department:临沂经济技术开发区");
    assert_eq!(
        bureau.place.path(),
        [city, zone, bureau].map(|it| it.place.id())
    );
    // No territory, no towns, and still a body of its own.
    assert_eq!(find(&all, "zone:临沂商城").division_code, None);
}

#[test]
fn the_code_of_the_high_tech_zone_is_no_county() {
    for zones in [linyi_zones(), Vec::new()] {
        let all = planned(&zones);
        assert!(!all.iter().any(|it| it.serial == "venue:371371000000"));
        let zone = find(&all, "zone:临沂高新技术产业开发区");
        let town = find(&all, "venue:371371001000");
        assert_eq!(zone.place.kind, Kind::Zone);
        assert_eq!(
            zone.division_code.as_ref().unwrap().as_str(),
            "371371000000"
        );
        assert_eq!(zone.territorial_parent_id, None);
        assert_eq!(town.place.path()[1], zone.place.id());
        assert_eq!(town.territorial_parent_id, None);
        assert_eq!(counts(&all)["county_hall"], 12);
    }
}

#[tokio::test]
async fn a_second_import_makes_nothing_and_moves_nothing() {
    on_sqlite(async |storage| {
        let run = async |drawn, zones: &[Zone]| {
            let random = Always(drawn);
            kept(storage, async |tx| {
                store(tx, &linyi(), zones, FreshIds::at(at(), &random))
                    .await
                    .unwrap()
            })
            .await
        };
        let first = run(1, &[]).await;
        assert_eq!((first.added, first.departments_added), (4_356, 14));
        let id = |serial| id_of(storage, serial);
        let before = id("venue:371312010000").await;
        let second = run(2, &linyi_zones()).await;
        assert_eq!((second.added, second.departments_added), (5, 5));
        assert_eq!((second.unchanged, second.placed_otherwise), (4_370, 8));
        assert_eq!(id("venue:371312010000").await, before);
        // Zones that the file does not name stay those that are known.
        let third = run(3, &[]).await;
        assert_eq!(
            third,
            Venues {
                unchanged: 4_368,
                ..Venues::default()
            }
        );
    })
    .await;
}

async fn id_of(storage: &Store, serial: &str) -> bangban_domain::id::OrganizationId {
    let reader = storage.reader().await.unwrap();
    find_by_serial(&reader, serial).await.unwrap().unwrap().id
}

#[test]
fn faults_of_zones_are_told_with_their_line() {
    let table = "zone,host_county_code,stat_code,towns_hosted,confidence\n\
        甲区,371312,,371312009000 芝麻墩街道;371312010000 别的街道,\n\
        甲区,37131,,371312009000 芝麻墩街道;371302002001 某社区,\n\
        ,,371302002000,,\n";
    let faults = zones::read(table.as_bytes(), &linyi()).unwrap_err();
    assert_eq!(
        places(&faults),
        [
            (2, "towns_hosted", "name_mismatch"),
            (3, "zone", "duplicate"),
            (3, "host_county_code", "division_code_length"),
            (3, "towns_hosted", "division_absent"),
            (3, "towns_hosted", "duplicate"),
            (4, "zone", "blank"),
            (4, "host_county_code", "blank"),
            (4, "stat_code", "division_absent"),
        ]
    );
}

#[test]
fn a_village_goes_without_its_committee() {
    for (name, short) in [
        ("后十社区居民委员会", "后十社区"),
        ("马厂湖村村民委员会", "马厂湖村"),
        ("张庄村民委员会", "张庄村"),
        ("李家庄村村委会", "李家庄村"),
        ("王庄村委会", "王庄村"),
        ("东关社区居委会", "东关社区"),
        ("某某农场", "某某农场"),
    ] {
        assert_eq!(village_name(name), short);
    }
}
