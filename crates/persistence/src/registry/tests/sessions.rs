//! Sign-ins and refresh tokens.

use bangban_domain::policy::Role;

use super::{CITY, at, id, kept, on_each, reader, user, with_small_tree, with_users};
use crate::registry::sessions::{self, FamilyId, NewFamily, NewToken, TokenUse};
use crate::store::Store;

const WANG: u128 = 31;

fn family(number: u128) -> FamilyId {
    id(number)
}

async fn with_sign_in(store: &Store, number: u128, ends: i64) {
    let new = NewFamily {
        id: family(number),
        user_id: id(WANG),
        created_at: at(0),
        expires_at: at(ends),
    };
    kept(store, async |tx| sessions::insert_family(tx, &new).await)
        .await
        .unwrap();
}

async fn with_token(store: &Store, digest: &str, number: u128, ends: i64) {
    let new = NewToken {
        digest: digest.to_owned(),
        family_id: family(number),
        created_at: at(0),
        expires_at: at(ends),
    };
    kept(store, async |tx| sessions::insert_token(tx, &new).await)
        .await
        .unwrap();
}

async fn with_wang(store: &Store) {
    with_small_tree(store).await;
    with_users(store, &[user(WANG, "wang", &[(Role::Applicant, CITY)])]).await;
    with_sign_in(store, 1, 1_000).await;
    with_token(store, "first", 1, 100).await;
}

async fn using(store: &Store, digest: &str, now: i64) -> TokenUse {
    kept(store, async |tx| {
        sessions::use_token(tx, digest, at(now)).await
    })
    .await
    .unwrap()
}

#[tokio::test]
async fn a_token_is_good_once() {
    on_each(async |store| {
        with_wang(store).await;
        let used = TokenUse::Used {
            family_id: family(1),
            user_id: id(WANG),
            family_expires_at: at(1_000),
        };
        let reused = TokenUse::Reused {
            family_id: family(1),
            user_id: id(WANG),
        };
        assert_eq!(using(store, "first", 10).await, used);
        assert_eq!(using(store, "first", 11).await, reused);
        // Theft is told even after the end of the token.
        assert_eq!(using(store, "first", 5_000).await, reused);
        assert_eq!(using(store, "other", 10).await, TokenUse::Unknown);
    })
    .await;
}

#[tokio::test]
async fn of_two_uses_at_once_one_succeeds() {
    on_each(async |store| {
        with_wang(store).await;
        let (one, other) = tokio::join!(using(store, "first", 10), using(store, "first", 10));
        let is_used = |outcome| matches!(outcome, TokenUse::Used { .. });
        assert!(is_used(one) != is_used(other), "{one:?} {other:?}");
    })
    .await;
}

#[tokio::test]
async fn a_token_ends_with_its_time_and_with_its_family() {
    on_each(async |store| {
        with_wang(store).await;
        assert_eq!(using(store, "first", 100).await, TokenUse::Expired);
        with_token(store, "late", 1, 2_000).await;
        assert_eq!(using(store, "late", 1_000).await, TokenUse::Expired);
        kept(store, async |tx| {
            sessions::revoke_family(tx, family(1), at(5)).await
        })
        .await
        .unwrap();
        assert_eq!(using(store, "first", 10).await, TokenUse::Unknown);
    })
    .await;
}

#[tokio::test]
async fn signing_out_is_seen_at_once() {
    on_each(async |store| {
        with_wang(store).await;
        with_sign_in(store, 2, 1_000).await;
        with_sign_in(store, 3, 1_000).await;
        let active = async |number, now| {
            let reader = reader(store).await;
            let owner = sessions::owner_of_active_family(&reader, family(number), at(now));
            let owner = owner.await.unwrap();
            assert!(owner.is_none_or(|owner| owner == id(WANG)));
            owner.is_some()
        };
        assert!(active(1, 999).await);
        assert!(!active(1, 1_000).await);
        assert!(!active(9, 1).await);
        kept(store, async |tx| {
            sessions::revoke_family(tx, family(1), at(5)).await
        })
        .await
        .unwrap();
        assert_eq!((active(1, 6).await, active(2, 6).await), (false, true));
        kept(store, async |tx| {
            sessions::revoke_all_of(tx, id(WANG), at(7)).await
        })
        .await
        .unwrap();
        assert_eq!((active(2, 8).await, active(3, 8).await), (false, false));
    })
    .await;
}

#[tokio::test]
async fn the_ended_ones_are_purged() {
    on_each(async |store| {
        with_wang(store).await;
        with_sign_in(store, 2, 50).await;
        with_token(store, "second", 2, 50).await;
        with_sign_in(store, 3, 60).await;
        let purge = async |before| {
            kept(store, async |tx| {
                sessions::purge_expired(tx, at(before), 1).await
            })
            .await
            .unwrap()
        };
        assert_eq!(purge(50).await, 0);
        assert_eq!(purge(100).await, 1);
        assert_eq!(purge(100).await, 1);
        assert_eq!(purge(100).await, 0);
        assert_eq!(using(store, "second", 10).await, TokenUse::Unknown);
        assert!(matches!(
            using(store, "first", 10).await,
            TokenUse::Used { .. }
        ));
    })
    .await;
}
