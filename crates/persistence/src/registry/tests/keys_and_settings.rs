//! The calendar, settings and keys.

use bangban_domain::calendar::CalendarYear;
use bangban_domain::settings::Settings;

use super::{at, kept, on_each, reader};
use crate::error::StoreError;
use crate::registry::signing_keys::SigningKey;
use crate::registry::{calendar, data_keys, settings, signing_keys};
use crate::sealing::{Algorithm, DataKey, DataKeyId, MasterKey, WrappedKey};

fn year(year: i32, holidays: &[&str], make_up_days: &[&str]) -> CalendarYear {
    CalendarYear {
        year,
        holidays: holidays.iter().map(|date| date.parse().unwrap()).collect(),
        make_up_days: make_up_days
            .iter()
            .map(|date| date.parse().unwrap())
            .collect(),
    }
}

#[tokio::test]
async fn a_year_of_the_calendar_is_replaced_as_a_whole() {
    on_each(async |store| {
        let replace = async |year: &CalendarYear| {
            kept(store, async |tx| {
                calendar::replace_year(tx, year, at(0)).await
            })
            .await
            .unwrap();
        };
        let reader = reader(store).await;
        assert_eq!(calendar::load_all(&reader).await, Ok(Vec::new()));
        // A notice may name days of its neighbour, and one date in both ways.
        let later = year(2027, &["2026-12-31", "2027-01-01"], &["2026-12-27"]);
        let first = year(
            2026,
            &["2026-12-31", "2026-05-01"],
            &["2026-05-01", "2026-05-09"],
        );
        replace(&later).await;
        replace(&first).await;
        assert_eq!(
            calendar::load_all(&reader).await,
            Ok(vec![first, later.clone()])
        );
        let second = year(2026, &[], &["2026-05-10"]);
        replace(&second).await;
        replace(&second).await;
        assert_eq!(calendar::load_all(&reader).await, Ok(vec![second, later]));
    })
    .await;
}

#[tokio::test]
async fn settings_have_defaults_and_are_replaced() {
    on_each(async |store| {
        let reader = reader(store).await;
        assert_eq!(settings::load(&reader).await, Ok(Settings::default()));
        for answer_days in [3, 4] {
            let changed = Settings {
                answer_days,
                ..Settings::default()
            };
            kept(store, async |tx| settings::save(tx, &changed).await)
                .await
                .unwrap();
            assert_eq!(settings::load(&reader).await, Ok(changed));
        }
        assert_eq!(settings::get(&reader, "other").await, Ok(None));
        kept(store, async |tx| settings::put(tx, "settings", "{").await)
            .await
            .unwrap();
        let broken = settings::load(&reader).await;
        assert_eq!(broken, Err(StoreError::Corrupt("settings.value")));
    })
    .await;
}

#[tokio::test]
async fn the_mark_of_a_demonstration_stays() {
    on_each(async |store| {
        let reader = reader(store).await;
        assert_eq!(settings::is_demo(&reader).await, Ok(false));
        for _ in 0..2 {
            kept(store, async |tx| settings::mark_demo(tx).await)
                .await
                .unwrap();
            assert_eq!(settings::is_demo(&reader).await, Ok(true));
        }
    })
    .await;
}

#[tokio::test]
async fn data_keys_open_again() {
    on_each(async |store| {
        let master = MasterKey::generate([7; 32]);
        let key = |id, algorithm| {
            let key = DataKey::generate(algorithm, [9; 32]);
            WrappedKey::wrap(&master, DataKeyId(id), &key, [1; 12])
        };
        let keys = [key(1, Algorithm::Aes256Gcm), key(2, Algorithm::Sm4Gcm)];
        kept(store, async |tx| {
            data_keys::insert(tx, &keys[1], at(1)).await.unwrap();
            data_keys::insert(tx, &keys[0], at(0)).await.unwrap();
            data_keys::retire(tx, DataKeyId(1), at(2)).await.unwrap();
            data_keys::retire(tx, DataKeyId(1), at(3)).await.unwrap();
        })
        .await;
        let reader = reader(store).await;
        let stored = data_keys::load_all(&reader).await.unwrap();
        assert_eq!((&stored[0].key, &stored[1].key), (&keys[0], &keys[1]));
        assert_eq!(
            (stored[0].created_at, stored[0].retired_at),
            (at(0), Some(at(2)))
        );
        assert_eq!(stored[1].retired_at, None);
        assert!(
            stored
                .iter()
                .all(|stored| stored.key.unwrap(&master).is_ok())
        );
    })
    .await;
}

#[tokio::test]
async fn the_check_of_the_master_key_is_written_once() {
    on_each(async |store| {
        let reader = reader(store).await;
        assert_eq!(data_keys::key_check(&reader).await, Ok(None));
        kept(store, async |tx| {
            data_keys::insert_key_check(tx, &[1, 2, 3]).await
        })
        .await
        .unwrap();
        assert_eq!(data_keys::key_check(&reader).await, Ok(Some(vec![1, 2, 3])));
        let transaction = store.begin().await.unwrap();
        let second = data_keys::insert_key_check(&transaction, &[4]).await;
        assert!(matches!(second, Err(StoreError::Duplicate(_))));
    })
    .await;
}

#[tokio::test]
async fn signing_keys_are_kept_and_retired() {
    on_each(async |store| {
        let key = |id: &str, seconds| SigningKey {
            id: id.to_owned(),
            sealed_private: vec![1, 2],
            public: vec![3],
            created_at: at(seconds),
            retired_at: None,
        };
        let (old, new) = (key("b", 0), key("a", 1));
        kept(store, async |tx| {
            signing_keys::insert(tx, &new).await.unwrap();
            signing_keys::insert(tx, &old).await.unwrap();
            signing_keys::retire(tx, "b", at(2)).await.unwrap();
        })
        .await;
        let reader = reader(store).await;
        let keys = signing_keys::load_all(&reader).await.unwrap();
        assert!(
            keys[0]
                == SigningKey {
                    retired_at: Some(at(2)),
                    ..old
                }
        );
        assert!(keys[1] == new);
    })
    .await;
}
