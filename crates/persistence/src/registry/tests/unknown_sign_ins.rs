//! Failed sign-ins under names that nobody has.

use super::{at, kept, on_each, reader};
use crate::registry::unknown_sign_ins::{self, UnknownSignIn};
use crate::registry::users::Lockout;
use crate::store::Store;

async fn fail(store: &Store, name: Option<&str>, seconds: i64) {
    let lockout = Lockout {
        at_failure: 3,
        until: at(seconds + 900),
    };
    kept(store, async |tx| {
        unknown_sign_ins::record_failure(tx, name, at(seconds), lockout).await
    })
    .await
    .unwrap();
}

async fn known_of(store: &Store, name: &str) -> UnknownSignIn {
    unknown_sign_ins::get(&reader(store).await, name)
        .await
        .unwrap()
}

#[tokio::test]
async fn names_that_nobody_has_are_locked_as_accounts_are() {
    on_each(async |store| {
        for (failures, locked_until) in [(1, None), (2, None), (3, Some(903)), (4, Some(904))] {
            fail(store, Some("a"), failures).await;
            let expected = UnknownSignIn {
                failures: i32::try_from(failures).unwrap(),
                locked_until: locked_until.map(at),
            };
            assert_eq!(known_of(store, "a").await, expected);
        }
        fail(store, None, 5).await;
        for other in ["b", ""] {
            assert_eq!(known_of(store, other).await, UnknownSignIn::default());
        }
    })
    .await;
}

#[tokio::test]
async fn names_that_nobody_tries_any_more_are_forgotten() {
    on_each(async |store| {
        for (name, seconds) in [("a", 1), ("b", 2), ("c", 3), ("a", 4)] {
            fail(store, Some(name), seconds).await;
        }
        let purge = async |before| {
            kept(store, async |tx| {
                unknown_sign_ins::purge(tx, at(before), 1).await
            })
            .await
            .unwrap()
        };
        assert_eq!(purge(2).await, 0);
        assert_eq!([purge(4).await, purge(4).await, purge(4).await], [1, 1, 0]);
        for (name, failures) in [("a", 2), ("b", 0), ("c", 0)] {
            assert_eq!(known_of(store, name).await.failures, failures, "{name}");
        }
    })
    .await;
}
