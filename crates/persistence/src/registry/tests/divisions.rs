//! Divisions.

use bangban_domain::division_code::{DivisionCode, DivisionLevel};

use super::{kept, on_each, reader, walk};
use crate::registry::divisions::{self, Division, DivisionFilter};
use crate::store::Store;

fn division(code: &str, name: &str, parent: Option<&str>) -> Division {
    let code = DivisionCode::parse(code).unwrap();
    Division {
        level: code.level(),
        code,
        name: name.to_owned(),
        parent_code: parent.map(|code| DivisionCode::parse(code).unwrap()),
    }
}

fn some() -> Vec<Division> {
    vec![
        division("371302002000", "银雀山街道", Some("371302000000")),
        division("371302001000", "兰山街道", Some("371302000000")),
        division("371302000000", "兰山区", Some("371300000000")),
        division("371323000000", "沂水县", Some("371300000000")),
        division("371300000000", "临沂市", Some("370000000000")),
        division("370000000000", "山东省", None),
    ]
}

async fn codes(store: &Store, filter: &DivisionFilter) -> Vec<String> {
    let reader = reader(store).await;
    let found = walk(async |page| divisions::list(&reader, filter, &page).await.unwrap()).await;
    found
        .into_iter()
        .map(|it| it.code.as_str()[..6].to_owned() + &it.name)
        .collect()
}

#[tokio::test]
async fn imports_twice_and_lists_by_code() {
    on_each(async |store| {
        let mut all = some();
        kept(store, async |tx| divisions::upsert_many(tx, &all).await)
            .await
            .unwrap();
        let renamed = Division {
            name: "兰山新街道".to_owned(),
            ..all[1].clone()
        };
        let both = [all.clone(), vec![renamed.clone()]].concat();
        kept(store, async |tx| divisions::upsert_many(tx, &both).await)
            .await
            .unwrap();
        all[1] = renamed;
        let reader = reader(store).await;
        assert_eq!(
            divisions::get(&reader, &all[1].code).await,
            Ok(Some(all[1].clone()))
        );
        let missing = DivisionCode::parse("110000000000").unwrap();
        assert_eq!(divisions::get(&reader, &missing).await, Ok(None));
        let found = walk(async |page| {
            divisions::list(&reader, &DivisionFilter::default(), &page)
                .await
                .unwrap()
        });
        all.sort_by(|one, other| one.code.cmp(&other.code));
        assert_eq!(found.await, all);
    })
    .await;
}

#[tokio::test]
async fn filters() {
    on_each(async |store| {
        kept(store, async |tx| divisions::upsert_many(tx, &some()).await)
            .await
            .unwrap();
        let filter = DivisionFilter {
            parent_code: Some(DivisionCode::parse("371302000000").unwrap()),
            ..DivisionFilter::default()
        };
        assert_eq!(
            codes(store, &filter).await,
            ["371302兰山街道", "371302银雀山街道"]
        );
        let filter = DivisionFilter {
            level: Some(DivisionLevel::County),
            ..DivisionFilter::default()
        };
        assert_eq!(
            codes(store, &filter).await,
            ["371302兰山区", "371323沂水县"]
        );
        let named = |text: &str| DivisionFilter {
            name_contains: Some(text.to_owned()),
            ..DivisionFilter::default()
        };
        assert_eq!(
            codes(store, &named("兰山")).await,
            ["371302兰山区", "371302兰山街道"]
        );
        for wildcard in ["%", "_", "!", "\\", "'", "兰%区"] {
            assert!(
                codes(store, &named(wildcard)).await.is_empty(),
                "{wildcard}"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn a_name_may_hold_what_patterns_mean() {
    on_each(async |store| {
        let odd = division("371302001001", "甲%乙_丙!丁\\Ab", None);
        kept(store, async |tx| divisions::upsert_many(tx, &[odd]).await)
            .await
            .unwrap();
        for text in ["%", "_", "!", "\\", "甲%乙", "!丁\\aB"] {
            let filter = DivisionFilter {
                name_contains: Some(text.to_owned()),
                ..DivisionFilter::default()
            };
            assert_eq!(codes(store, &filter).await.len(), 1, "{text}");
        }
    })
    .await;
}
