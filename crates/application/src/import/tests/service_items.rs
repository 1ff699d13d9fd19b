//! Service items.

use bangban_domain::deadline::Limit;
use bangban_domain::service_item::{DecidingLevel, Necessity, Subject};
use bangban_domain::time::legal_date;
use bangban_persistence::registry::service_items::{by_code, current, withdraw};
use chrono::NaiveDate;

use super::super::service_items::{read, store};
use super::{SERVICE_ITEMS, at, kept, on_sqlite, places};
use crate::import::Counts;

fn today() -> NaiveDate {
    legal_date(at())
}

#[test]
fn the_words_of_the_lists_become_values() {
    let items = read(SERVICE_ITEMS.as_bytes()).unwrap();
    assert_eq!(items.len(), 30);
    let item = &items[0];
    assert_eq!(
        (item.name.as_str(), item.level),
        ("最低生活保障对象认定", DecidingLevel::Town)
    );
    assert_eq!(item.subjects, [Subject::NaturalPerson]);
    assert_eq!(item.promised_limit, Some(Limit::working(22)));
    assert!(!item.on_the_spot && item.simplified && item.is_livelihood());
    assert_eq!(item.materials.len(), 6);
    assert_eq!(item.materials[5].necessity, Necessity::Optional);
    assert_eq!(items[2].legal_limit, None);
    assert_eq!(items.iter().filter(|item| item.on_the_spot).count(), 7);
    assert_eq!(
        items.iter().filter(|item| item.subjects.len() == 2).count(),
        6
    );
}

#[test]
fn ids_follow_from_the_names() {
    let items = read(SERVICE_ITEMS.as_bytes()).unwrap();
    let ids = |items: &[bangban_domain::service_item::ServiceItem]| {
        let materials = items.iter().flat_map(|item| &item.materials);
        let mut ids: Vec<_> = materials.map(|material| material.id.uuid()).collect();
        ids.extend(items.iter().map(|item| item.id.uuid()));
        ids
    };
    let mut all = ids(&items);
    assert_eq!(all, ids(&read(SERVICE_ITEMS.as_bytes()).unwrap()));
    assert!(all.iter().all(|id| id.get_version_num() == 7));
    assert_eq!(
        items[0].id.to_string(),
        "016a21ba-0400-7088-afc6-57c44902d334"
    );
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), 30 + 137);
}

#[test]
fn every_fault_is_told_with_its_line() {
    let document = r#"{"items": [
  {
    "name": "甲", "category": "低保办理", "level": "省级",
    "subject_type": "自然人/机器", "item_type": "行政给付",
    "handling_type": "承诺件",
    "legal_days": -1, "legal_unit": "工作日",
    "promised_days": 5, "promised_unit": "月",
    "fee": "", "simplified_allowed": "yes",
    "materials": [
      {"name": "申请书", "form": "原件", "copies": 1, "required": "必要", "source": "申请人自备"},
      {"name": "申请书", "form": "原件", "copies": 1.5, "required": "必须", "source": null}
    ],
    "intermediary": null, "not_counted_in_limit": [1], "confidence": "x"
  },
  7
]}"#;
    let faults = read(document.as_bytes()).unwrap_err();
    assert_eq!(
        places(&faults),
        [
            (2, "items[0]", "missing"),
            (3, "items[0].level", "not_one_of"),
            (4, "items[0].subject_type", "not_one_of"),
            (6, "items[0].legal_days", "number"),
            (7, "items[0].promised_unit", "not_one_of"),
            (8, "items[0].fee", "blank"),
            (8, "items[0].simplified_allowed", "wrong_type"),
            (11, "items[0].materials[1].name", "duplicate"),
            (11, "items[0].materials[1].required", "not_one_of"),
            (11, "items[0].materials[1].copies", "number"),
            (11, "items[0].materials[1].source", "wrong_type"),
            (13, "items[0].not_counted_in_limit[0]", "wrong_type"),
            (15, "items[1]", "wrong_type"),
        ]
    );
}

#[test]
fn a_promise_is_not_longer_than_the_law_and_a_name_stands_once() {
    let document = SERVICE_ITEMS.replacen("\"promised_days\": 22", "\"promised_days\": 31", 1);
    let faults = read(document.as_bytes()).unwrap_err();
    assert_eq!(
        places(&faults),
        [(17, "items[0].promised_days", "promised_too_long")]
    );
    let document = SERVICE_ITEMS.replacen("特困人员认定", "最低生活保障对象认定", 1);
    let faults = read(document.as_bytes()).unwrap_err();
    assert_eq!(
        faults.iter().map(|it| it.code).collect::<Vec<_>>(),
        ["duplicate"]
    );
    assert!(faults[0].message_zh.contains("第 7 行"));
}

#[tokio::test]
async fn an_item_that_differs_gets_a_further_version() {
    on_sqlite(async |storage| {
        let run = async |document: &str| {
            let items = read(document.as_bytes()).unwrap();
            kept(storage, async |tx| store(tx, items, at()).await.unwrap()).await
        };
        assert_eq!(
            run(SERVICE_ITEMS).await,
            Counts {
                added: 30,
                ..Counts::default()
            }
        );
        assert_eq!(
            run(SERVICE_ITEMS).await,
            Counts {
                unchanged: 30,
                ..Counts::default()
            }
        );
        let longer = SERVICE_ITEMS.replacen("\"promised_days\": 22", "\"promised_days\": 20", 1);
        assert_eq!(
            run(&longer).await,
            Counts {
                added: 0,
                changed: 1,
                unchanged: 29
            }
        );
        let reader = storage.reader().await.unwrap();
        let head = by_code(&reader, "最低生活保障对象认定")
            .await
            .unwrap()
            .unwrap();
        assert_eq!((head.current_version, head.latest_version), (Some(2), 2));
        let item = current(&reader, head.id, today()).await.unwrap().unwrap();
        assert_eq!(
            (item.version, item.promised_limit),
            (2, Some(Limit::working(20)))
        );

        // One that was taken off the list stays off it.
        kept(storage, async |tx| withdraw(tx, head.id).await.unwrap()).await;
        assert_eq!(
            run(&longer).await,
            Counts {
                unchanged: 30,
                ..Counts::default()
            }
        );
        let reader = storage.reader().await.unwrap();
        assert_eq!(current(&reader, head.id, today()).await, Ok(None));
    })
    .await;
}
