//! Service items.

use bangban_domain::deadline::Limit;
use bangban_domain::organization::OrganizationKind;
use bangban_domain::service_item::{
    DecidingLevel, MaterialRequirement, Necessity, ServiceItem, Subject,
};
use bangban_domain::time::legal_date;
use chrono::{Days, NaiveDate};

use super::{at, id, kept, numbers, on_each, reader, walk};
use crate::error::StoreError;
use crate::registry::service_items::{
    self, Listed, Scheduled, SeenDraft, ServiceItemFilter, VersionState,
};
use crate::store::Store;

const ALLOWANCE: u128 = 51;
const LICENCE: u128 = 52;
const CERTIFICATE: u128 = 53;

fn today() -> NaiveDate {
    legal_date(at(9))
}

fn item(number: u128, version: i32, name: &str, category: &str) -> ServiceItem {
    ServiceItem {
        id: id(number),
        version,
        name: name.to_owned(),
        category: category.to_owned(),
        level: DecidingLevel::Town,
        subjects: vec![Subject::NaturalPerson],
        item_type: "行政给付".to_owned(),
        on_the_spot: false,
        legal_limit: Some(Limit::working(30)),
        promised_limit: None,
        fee: "不收费".to_owned(),
        simplified: true,
        materials: vec![MaterialRequirement {
            id: id(900),
            name: "申请书".to_owned(),
            necessity: Necessity::Required,
            form: "原件".to_owned(),
            copies: 1,
            source: "申请人自备".to_owned(),
        }],
        intermediary: None,
        not_counted_in_limit: vec!["公示7日".to_owned()],
        basis: "某办法".to_owned(),
        confidence: "illustrative".to_owned(),
    }
}

fn three() -> [ServiceItem; 3] {
    [
        item(ALLOWANCE, 1, "最低生活保障对象认定", "低保办理"),
        ServiceItem {
            level: DecidingLevel::City,
            subjects: vec![Subject::LegalPerson],
            ..item(LICENCE, 1, "建筑工程施工许可", "投资项目")
        },
        ServiceItem {
            on_the_spot: true,
            subjects: vec![Subject::LegalPerson, Subject::NaturalPerson],
            ..item(CERTIFICATE, 1, "就业登记", "劳动就业")
        },
    ]
}

async fn with_items(store: &Store) {
    kept(store, async |tx| {
        for item in three() {
            let code = format!("item:{}", item.name);
            service_items::insert(tx, &code, &item, at(0))
                .await
                .unwrap();
            assert_eq!(
                service_items::publish(tx, item.id, 1, at(1)).await,
                Ok(true)
            );
        }
    })
    .await;
}

async fn listed(store: &Store, filter: ServiceItemFilter) -> Vec<u128> {
    let reader = reader(store).await;
    let found = walk(async |page| service_items::list(&reader, &filter, &page).await.unwrap());
    numbers(found.await.into_iter().map(|item| item.id))
}

#[tokio::test]
async fn versions_follow_each_other() {
    on_each(async |store| {
        with_items(store).await;
        let [first, ..] = three();
        let second = ServiceItem {
            on_the_spot: true,
            ..item(ALLOWANCE, 2, "低保认定", "低保办理")
        };
        kept(store, async |tx| {
            service_items::insert_version(tx, &second, at(2)).await
        })
        .await
        .unwrap();
        let reader = reader(store).await;
        let current = async || {
            service_items::current(&reader, first.id, today())
                .await
                .unwrap()
        };
        assert_eq!(current().await, Some(first.clone()));
        let publish = async |version| {
            kept(store, async |tx| {
                service_items::publish(tx, first.id, version, at(3)).await
            })
            .await
            .unwrap()
        };
        assert!(!publish(3).await);
        assert!(publish(2).await);
        assert_eq!(current().await, Some(second.clone()));
        let spot = ServiceItemFilter {
            on_the_spot: Some(true),
            ..Default::default()
        };
        assert_eq!(listed(store, spot).await, [ALLOWANCE, CERTIFICATE]);

        let old = service_items::version(&reader, first.id, 1)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(
            (old.item, old.state),
            (first.clone(), VersionState::Withdrawn)
        );
        assert_eq!((old.created_at, old.published_at), (at(0), Some(at(1))));
        let new = service_items::version(&reader, first.id, 2)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(
            (new.state, new.published_at),
            (VersionState::Published, Some(at(3)))
        );
        assert_eq!(service_items::version(&reader, first.id, 3).await, Ok(None));
        let versions = service_items::versions(&reader, first.id, 9).await.unwrap();
        assert_eq!(
            versions
                .iter()
                .map(|it| it.item.version)
                .collect::<Vec<_>>(),
            [2, 1]
        );

        let head = service_items::by_code(&reader, "item:最低生活保障对象认定").await;
        let head = head.unwrap().unwrap();
        assert_eq!(
            (head.id, head.current_version, head.latest_version),
            (first.id, Some(2), 2)
        );
        assert_eq!(service_items::by_code(&reader, "item:none").await, Ok(None));
    })
    .await;
}

#[tokio::test]
async fn a_draft_and_a_withdrawn_item_are_not_offered() {
    on_each(async |store| {
        with_items(store).await;
        let draft = item(60, 1, "某事项", "低保办理");
        kept(store, async |tx| {
            service_items::insert(tx, "draft", &draft, at(0)).await
        })
        .await
        .unwrap();
        kept(store, async |tx| {
            service_items::withdraw(tx, id(LICENCE)).await
        })
        .await
        .unwrap();
        let reader = reader(store).await;
        assert_eq!(
            service_items::current(&reader, draft.id, today()).await,
            Ok(None)
        );
        assert_eq!(
            service_items::current(&reader, id(LICENCE), today()).await,
            Ok(None)
        );
        assert_eq!(
            listed(store, ServiceItemFilter::default()).await,
            [ALLOWANCE, CERTIFICATE]
        );
        let publish = kept(store, async |tx| {
            service_items::publish(tx, id(LICENCE), 1, at(9)).await
        });
        assert_eq!(publish.await, Ok(true));
        assert!(
            service_items::current(&reader, id(LICENCE), today())
                .await
                .unwrap()
                .is_some()
        );
        let transaction = store.begin().await.unwrap();
        let other = item(61, 1, "某", "某");
        let twice = service_items::insert(&transaction, "draft", &other, at(0)).await;
        assert_eq!(
            twice,
            Err(StoreError::Duplicate("service_items_code".to_owned()))
        );
    })
    .await;
}

#[tokio::test]
async fn filters() {
    on_each(async |store| {
        with_items(store).await;
        let any = ServiceItemFilter::default;
        assert_eq!(
            listed(store, any()).await,
            [ALLOWANCE, LICENCE, CERTIFICATE]
        );
        let category = ServiceItemFilter {
            category: Some("劳动就业".to_owned()),
            ..any()
        };
        assert_eq!(listed(store, category).await, [CERTIFICATE]);
        let level = ServiceItemFilter {
            level: Some(DecidingLevel::Town),
            ..any()
        };
        assert_eq!(listed(store, level).await, [ALLOWANCE, CERTIFICATE]);
        let people = ServiceItemFilter {
            subject: Some(Subject::NaturalPerson),
            ..any()
        };
        assert_eq!(listed(store, people).await, [ALLOWANCE, CERTIFICATE]);
        let firms = ServiceItemFilter {
            subject: Some(Subject::LegalPerson),
            ..any()
        };
        assert_eq!(listed(store, firms).await, [LICENCE, CERTIFICATE]);
        let named = ServiceItemFilter {
            name_contains: Some("许可".to_owned()),
            ..any()
        };
        assert_eq!(listed(store, named).await, [LICENCE]);
    })
    .await;
}

#[tokio::test]
async fn what_a_venue_offers_is_what_the_domain_says() {
    on_each(async |store| {
        with_items(store).await;
        for kind in OrganizationKind::ALL {
            let filter = ServiceItemFilter {
                offered_by: Some(kind),
                ..Default::default()
            };
            let offered = three().into_iter().filter(|item| item.is_offered_by(kind));
            let expected = numbers(offered.map(|item| item.id));
            assert_eq!(listed(store, filter).await, expected, "{kind:?}");
        }
    })
    .await;
}

/// The draft of this item with that number, as it is.
async fn seen(store: &Store, number: u128, version: i32) -> SeenDraft {
    let reader = reader(store).await;
    let stored = service_items::version(&reader, id(number), version).await;
    SeenDraft {
        id: id(number),
        version,
        row_version: stored.unwrap().unwrap().row_version,
    }
}

#[tokio::test]
async fn a_draft_is_changed_and_published_as_it_was_seen() {
    on_each(async |store| {
        with_items(store).await;
        let draft = item(ALLOWANCE, 2, "低保认定", "低保办理");
        kept(store, async |tx| {
            service_items::insert_version(tx, &draft, at(2)).await
        })
        .await
        .unwrap();
        let first = seen(store, ALLOWANCE, 2).await;
        let other = ServiceItem {
            fee: "另收".to_owned(),
            ..draft.clone()
        };
        let replace = async |seen| {
            kept(store, async |tx| {
                service_items::replace_draft(tx, seen, &other, None).await
            })
            .await
        };
        assert_eq!(replace(first).await, Ok(()));
        assert_eq!(replace(first).await, Err(StoreError::Stale));
        let second = seen(store, ALLOWANCE, 2).await;
        let publish = async |seen, on| {
            kept(store, async |tx| {
                service_items::publish_draft(tx, seen, on, at(3)).await
            })
            .await
        };
        let day = legal_date(at(3)) + Days::new(1);
        assert_eq!(publish(first, day).await, Err(StoreError::Stale));
        assert_eq!(publish(second, day).await, Ok(()));
        let delete = kept(store, async |tx| {
            let seen = seen(store, ALLOWANCE, 2).await;
            service_items::delete_draft(tx, seen).await
        });
        assert_eq!(
            delete.await,
            Err(StoreError::Stale),
            "it is a draft no more"
        );
        let scheduled = ServiceItemFilter {
            listed: Listed::Scheduled,
            ..Default::default()
        };
        assert_eq!(listed(store, scheduled).await, [ALLOWANCE]);

        let due = Scheduled {
            id: id(ALLOWANCE),
            version: 2,
        };
        let before = day - Days::new(1);
        let reader = reader(store).await;
        assert_eq!(
            service_items::unscoped_due(&reader, before, 9).await,
            Ok(vec![])
        );
        assert_eq!(
            service_items::unscoped_due(&reader, day, 9).await,
            Ok(vec![due])
        );
        let current = async |on| {
            let current = service_items::current(&reader, due.id, on).await;
            current.unwrap().unwrap().version
        };
        assert_eq!((current(before).await, current(day).await), (1, 2));
        let take = async |on| {
            kept(store, async |tx| {
                service_items::take_effect(tx, due, on).await.unwrap()
            })
            .await
        };
        assert!(!take(before).await);
        assert!(take(day).await);
        assert!(!take(day).await, "once");
        assert_eq!(current(before).await, 2);
    })
    .await;
}

#[tokio::test]
async fn with_its_only_version_an_item_goes() {
    on_each(async |store| {
        let draft = item(60, 1, "某事项", "低保办理");
        kept(store, async |tx| {
            service_items::insert(tx, "某事项", &draft, at(0)).await
        })
        .await
        .unwrap();
        let drafts = ServiceItemFilter {
            listed: Listed::Drafts,
            ..Default::default()
        };
        assert_eq!(listed(store, drafts.clone()).await, [60]);
        let renamed = item(60, 1, "另一事项", "低保办理");
        let draft = seen(store, 60, 1).await;
        kept(store, async |tx| {
            service_items::replace_draft(tx, draft, &renamed, Some("另一事项")).await
        })
        .await
        .unwrap();
        {
            let reader = reader(store).await;
            let taken = async |name| {
                let taken = service_items::is_name_taken(&reader, name, None).await;
                taken.unwrap()
            };
            assert!(!taken("某事项").await);
            assert!(taken("另一事项").await);
            let own = service_items::is_name_taken(&reader, "另一事项", Some(id(60))).await;
            assert_eq!(own, Ok(false));
        }
        let draft = seen(store, 60, 1).await;
        kept(store, async |tx| {
            service_items::delete_draft(tx, draft).await
        })
        .await
        .unwrap();
        assert_eq!(listed(store, drafts).await, [0; 0]);
        let reader = reader(store).await;
        assert_eq!(service_items::by_id(&reader, id(60)).await, Ok(None));
    })
    .await;
}
