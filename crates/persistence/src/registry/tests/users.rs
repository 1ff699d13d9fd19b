//! Accounts and roles.

use bangban_domain::case::IdentityKey;
use bangban_domain::organization::OrganizationKind;
use bangban_domain::policy::{Post, Role};

use super::{
    BUREAU, CITY, LANSHAN, NOBODY, NOWHERE, TOWN, VILLAGE, YISHUI, at, id, kept, numbers, on_each,
    place, reader, user, walk, with_small_tree, with_users,
};
use crate::error::StoreError;
use crate::registry::users::{self, Lockout, NewUser, RoleAt, UserFilter};
use crate::store::Store;

const CLERK: u128 = 21;
const OFFICER: u128 = 22;
const WANG: u128 = 23;
const GONE: u128 = 24;

async fn with_people(store: &Store) {
    with_small_tree(store).await;
    let people = [
        user(
            CLERK,
            "Village.Agent",
            &[(Role::Clerk, VILLAGE), (Role::Agent, VILLAGE)],
        ),
        user(
            OFFICER,
            "lanshan.officer",
            &[(Role::ApprovalOfficer, BUREAU)],
        ),
        NewUser {
            name: "王芳".to_owned(),
            identity_key: Some(IdentityKey("ab01".to_owned())),
            password_hash: None,
            ..user(WANG, "wang", &[(Role::Applicant, CITY)])
        },
        NewUser {
            active: false,
            ..user(GONE, "gone", &[(Role::Clerk, YISHUI)])
        },
    ];
    with_users(store, &people).await;
}

#[tokio::test]
async fn an_actor_has_the_posts_of_the_roles() {
    on_each(async |store| {
        with_people(store).await;
        let reader = reader(store).await;
        let (actor, profile) = users::actor(&reader, id(CLERK)).await.unwrap().unwrap();
        let village = place(
            &[CITY, LANSHAN, TOWN, VILLAGE],
            OrganizationKind::VillageStation,
        );
        let post = |role| Post {
            role,
            place: village.clone(),
        };
        assert_eq!(actor.posts, [post(Role::Agent), post(Role::Clerk)]);
        assert_eq!((actor.user_id, actor.identity), (id(CLERK), None));
        assert_eq!(
            (profile.id, profile.username.as_str()),
            (id(CLERK), "village.agent")
        );
        assert_eq!(profile.organization_id, id(VILLAGE));
        assert_eq!(profile.password_changed_at, Some(at(0)));

        let (actor, profile) = users::actor(&reader, id(WANG)).await.unwrap().unwrap();
        assert_eq!(actor.identity, Some(IdentityKey("ab01".to_owned())));
        assert_eq!(
            actor.posts[0].place,
            place(&[CITY], OrganizationKind::CityHall)
        );
        assert_eq!(
            (profile.name.as_str(), profile.password_changed_at),
            ("王芳", None)
        );

        assert_eq!(users::actor(&reader, id(GONE)).await, Ok(None));
        assert_eq!(users::actor(&reader, NOBODY).await, Ok(None));
    })
    .await;
}

#[tokio::test]
async fn names_are_unique_whatever_their_case() {
    on_each(async |store| {
        with_people(store).await;
        let transaction = store.begin().await.unwrap();
        let twice = users::insert_many(&transaction, &[user(30, "WANG", &[])]).await;
        assert_eq!(
            twice,
            Err(StoreError::Duplicate("users_username".to_owned()))
        );
        transaction.rollback().await.unwrap();
        let reader = reader(store).await;
        let found = users::by_username(&reader, "VILLAGE.agent")
            .await
            .unwrap()
            .unwrap();
        assert_eq!((found.id, found.active), (id(CLERK), true));
        assert_eq!(found.password_hash.as_deref(), Some("$argon2id$made-up"));
        assert!(
            users::by_username(&reader, "nobody")
                .await
                .unwrap()
                .is_none()
        );
    })
    .await;
}

#[tokio::test]
async fn failures_are_counted_and_lock() {
    on_each(async |store| {
        with_people(store).await;
        let fail = async |seconds| {
            let lockout = Lockout {
                at_failure: 3,
                until: at(seconds),
            };
            kept(store, async |tx| {
                users::record_failure(tx, id(CLERK), lockout).await
            })
            .await
            .unwrap();
            let reader = reader(store).await;
            let account = users::by_username(&reader, "village.agent")
                .await
                .unwrap()
                .unwrap();
            (account.failed_sign_ins, account.locked_until)
        };
        assert_eq!(fail(100).await, (1, None));
        assert_eq!(fail(101).await, (2, None));
        assert_eq!(fail(102).await, (3, Some(at(102))));
        assert_eq!(fail(200).await, (4, Some(at(200))));
        kept(store, async |tx| users::reset_failures(tx, id(CLERK)).await)
            .await
            .unwrap();
        let reader = reader(store).await;
        let user = users::get(&reader, id(CLERK)).await.unwrap().unwrap();
        assert_eq!(
            (user.failed_sign_ins, user.locked_until, user.version),
            (0, None, 1)
        );
        assert_eq!(fail(300).await, (1, None));
    })
    .await;
}

#[tokio::test]
async fn changes_compare_the_version() {
    on_each(async |store| {
        with_people(store).await;
        let set = async |active, version| {
            kept(store, async |tx| {
                users::set_active(tx, id(CLERK), active, version).await
            })
            .await
        };
        assert_eq!(set(false, 1).await, Ok(2));
        assert_eq!(set(true, 1).await, Err(StoreError::Stale));
        let give = async |roles: &[RoleAt], version| {
            kept(store, async |tx| {
                users::set_roles(tx, id(CLERK), roles, version).await
            })
            .await
        };
        let supervisor = RoleAt {
            role: Role::Supervisor,
            organization_id: id(LANSHAN),
        };
        assert_eq!(give(&[supervisor], 1).await, Err(StoreError::Stale));
        assert_eq!(give(&[supervisor, supervisor], 2).await, Ok(3));
        let reader = reader(store).await;
        let user = users::get(&reader, id(CLERK)).await.unwrap().unwrap();
        assert_eq!((user.active, user.version), (false, 3));
        assert_eq!(user.roles, [supervisor]);
        assert_eq!(give(&[], 3).await, Ok(4));
        let user = users::get(&reader, id(CLERK)).await.unwrap().unwrap();
        assert_eq!(user.roles, []);
        let set = kept(store, async |tx| {
            users::set_active(tx, NOBODY, true, 1).await
        });
        assert_eq!(set.await, Err(StoreError::Stale));
    })
    .await;
}

#[tokio::test]
async fn a_password_is_set() {
    on_each(async |store| {
        with_people(store).await;
        let set = async |user| {
            kept(store, async |tx| {
                users::set_password(tx, user, "$argon2id$other", at(9)).await
            })
            .await
        };
        assert_eq!(set(id(WANG)).await, Ok(true));
        assert_eq!(set(NOBODY).await, Ok(false));
        let reader = reader(store).await;
        let account = users::by_username(&reader, "wang").await.unwrap().unwrap();
        assert_eq!(account.password_hash.as_deref(), Some("$argon2id$other"));
        let user = users::get(&reader, id(WANG)).await.unwrap().unwrap();
        assert_eq!((user.password_changed_at, user.version), (Some(at(9)), 2));
        assert!(user.identity_confirmed);
    })
    .await;
}

#[tokio::test]
async fn lists_with_roles() {
    on_each(async |store| {
        with_people(store).await;
        let reader = reader(store).await;
        let list = async |filter: UserFilter| {
            let users = walk(async |page| users::list(&reader, &filter, &page).await.unwrap());
            numbers(users.await.into_iter().map(|user| user.id))
        };
        let all = UserFilter::default;
        assert_eq!(list(all()).await, [CLERK, OFFICER, WANG, GONE]);
        let clerks = UserFilter {
            role: Some(Role::Clerk),
            ..all()
        };
        assert_eq!(list(clerks).await, [CLERK, GONE]);
        let disabled = UserFilter {
            active: Some(false),
            ..all()
        };
        assert_eq!(list(disabled).await, [GONE]);
        let there = UserFilter {
            organization_id: Some(id(BUREAU)),
            ..all()
        };
        assert_eq!(list(there).await, [OFFICER]);
        for (text, found) in [("LANSHAN", OFFICER), ("王", WANG)] {
            let named = UserFilter {
                name_contains: Some(text.to_owned()),
                ..all()
            };
            assert_eq!(list(named).await, [found]);
        }
        let page = users::list(&reader, &all(), &crate::page::Page::first())
            .await
            .unwrap();
        let one = users::get(&reader, id(CLERK)).await.unwrap().unwrap();
        assert_eq!(one.roles.len(), 2);
        assert_eq!(page.items[0], one);
    })
    .await;
}

#[tokio::test]
async fn holders_are_those_of_the_post_and_not_of_the_primary_organisation() {
    on_each(async |store| {
        with_people(store).await;
        let elsewhere = |number, roles: &[(Role, u128)]| NewUser {
            organization_id: id(YISHUI),
            ..user(number, &format!("user{number}"), roles)
        };
        let mut people = vec![
            // Belongs elsewhere, and holds two roles there and here.
            elsewhere(30, &[(Role::Supervisor, LANSHAN), (Role::Clerk, YISHUI)]),
            // Belongs here, and supervises elsewhere.
            user(
                31,
                "user31",
                &[(Role::Clerk, LANSHAN), (Role::Supervisor, YISHUI)],
            ),
            user(
                32,
                "user32",
                &[(Role::Supervisor, CITY), (Role::Supervisor, LANSHAN)],
            ),
            user(33, "user33", &[(Role::Supervisor, BUREAU)]),
            NewUser {
                active: false,
                ..user(34, "user34", &[(Role::Supervisor, LANSHAN)])
            },
        ];
        // More than a page of a list holds.
        people.extend((1000..1150).map(|number| elsewhere(number, &[(Role::Archivist, TOWN)])));
        with_users(store, &people).await;
        let reader = reader(store).await;
        let at = async |role, places: &[u128]| {
            let places: Vec<_> = places.iter().map(|number| id(*number)).collect();
            numbers(users::holders_at(&reader, role, &places).await.unwrap())
        };
        let with_departments = async |places: &[u128]| {
            let places: Vec<_> = places.iter().map(|number| id(*number)).collect();
            let holders = users::holders_at_with_departments(&reader, Role::Supervisor, &places);
            numbers(holders.await.unwrap())
        };
        assert_eq!(at(Role::Supervisor, &[LANSHAN]).await, [30, 32]);
        assert_eq!(at(Role::Supervisor, &[CITY, LANSHAN, TOWN]).await, [30, 32]);
        assert_eq!(at(Role::Supervisor, &[YISHUI]).await, [31]);
        assert_eq!(at(Role::Supervisor, &[VILLAGE]).await, []);
        assert_eq!(at(Role::Clerk, &[YISHUI]).await, [30], "one was dismissed");
        assert_eq!(at(Role::Clerk, &[]).await, []);
        assert_eq!(
            users::holders_at(&reader, Role::Clerk, &[NOWHERE]).await,
            Ok(vec![])
        );
        assert_eq!(at(Role::Archivist, &[TOWN]).await.len(), 150);
        assert_eq!(with_departments(&[CITY, LANSHAN, TOWN]).await, [30, 32, 33]);
        assert_eq!(with_departments(&[CITY, YISHUI]).await, [31, 32]);
        assert_eq!(with_departments(&[TOWN]).await, []);
    })
    .await;
}
