//! Tests of the registry's storage, each on SQLite and on PostgreSQL: the server that
//! `BANGBAN_TEST_POSTGRES_URL` names, with an account that may make databases.
//!
//! Owns the databases of the tests and a few made-up things to put into them.

mod agents;
mod coverage;
mod divisions;
mod keys_and_settings;
mod migration;
mod organizations;
mod service_items;
mod sessions;
mod unknown_sign_ins;
mod users;

use std::sync::atomic::{AtomicU32, Ordering};

use bangban_domain::id::{Id, OrganizationId, UserId};
use bangban_domain::organization::{OrganizationKind, Place};
use bangban_domain::policy::Role;
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{ConnectionTrait, Database};
use uuid::Uuid;

use super::organizations::NewOrganization;
use super::users::{NewUser, RoleAt};
use crate::page::{Page, PageOf};
use crate::source::Reader;
use crate::store::{Store, StoreOptions};
use crate::transaction::Transaction;

/// Runs a test on a fresh, migrated database of each kind.
async fn on_each(test: impl AsyncFn(&Store)) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("test.sqlite");
    run(format!("sqlite://{}", path.display()), &test).await;
    let Some(server) = crate::testing::postgres_url() else {
        return;
    };
    let name = fresh_name();
    let maintenance = Database::connect(&server).await.unwrap();
    let create = format!("CREATE DATABASE {name}");
    maintenance.execute_unprepared(&create).await.unwrap();
    run(with_database(&server, &name), &test).await;
    let drop = format!("DROP DATABASE {name} WITH (FORCE)");
    maintenance.execute_unprepared(&drop).await.unwrap();
}

async fn run(url: String, test: &impl AsyncFn(&Store)) {
    let options = StoreOptions {
        url,
        max_connections: 4,
        statement_timeout: None,
    };
    let store = Store::connect(&options).await.unwrap();
    store.migrate().await.unwrap();
    test(&store).await;
    store.close().await;
}

fn fresh_name() -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    format!("registry_{}_{count}", std::process::id())
}

fn with_database(url: &str, name: &str) -> String {
    let (head, query) = url.split_once('?').unwrap_or((url, ""));
    let (server, _) = head.rsplit_once('/').unwrap();
    format!("{server}/{name}?{query}")
}

/// Does something in a transaction of its own and keeps it.
async fn kept<T>(store: &Store, act: impl AsyncFnOnce(&Transaction) -> T) -> T {
    let transaction = store.begin().await.unwrap();
    let done = act(&transaction).await;
    transaction.commit().await.unwrap();
    done
}

async fn reader(store: &Store) -> Reader {
    store.reader().await.unwrap()
}

/// Walks a list two entries at a time, and gives all of them.
async fn walk<T>(next: impl AsyncFn(Page) -> PageOf<T>) -> Vec<T> {
    let mut all = Vec::new();
    let mut cursor = None;
    loop {
        let page = next(Page::new(2, cursor)).await;
        assert!(page.items.len() <= 2);
        all.extend(page.items);
        cursor = page.next_cursor;
        if cursor.is_none() {
            return all;
        }
    }
}

fn id<K>(number: u128) -> Id<K> {
    Id::new(Uuid::from_u128(number))
}

/// So many seconds into a morning.
fn at(seconds: i64) -> DateTime<Utc> {
    let morning = DateTime::from_timestamp(1_785_312_000, 123_456_000).unwrap();
    morning + TimeDelta::seconds(seconds)
}

const CITY: u128 = 1;
const LANSHAN: u128 = 2;
const YISHUI: u128 = 3;
const BUREAU: u128 = 4;
const TOWN: u128 = 5;
const VILLAGE: u128 = 6;

fn place(path: &[u128], kind: OrganizationKind) -> Place {
    let (last, ancestors) = path.split_last().unwrap();
    Place::new(
        ancestors.iter().map(|number| id(*number)).collect(),
        id(*last),
        kind,
    )
}

fn organization(place: Place, name: &str) -> NewOrganization {
    NewOrganization {
        serial: format!("venue:{}", place.id()),
        place,
        name: name.to_owned(),
        division_code: None,
        territorial_parent_id: None,
        address: None,
        phone: None,
        active: true,
        created_at: at(0),
    }
}

/// A city hall, two county halls, the bureau of one of them, and a town and a village below it.
fn small_tree() -> Vec<NewOrganization> {
    use OrganizationKind as Kind;
    vec![
        organization(
            place(&[CITY, LANSHAN, TOWN, VILLAGE], Kind::VillageStation),
            "村便民服务站",
        ),
        organization(
            place(&[CITY, LANSHAN, TOWN], Kind::TownCenter),
            "街道便民服务中心",
        ),
        organization(
            place(&[CITY, LANSHAN, BUREAU], Kind::ApprovalDepartment),
            "兰山区行政审批服务局",
        ),
        organization(
            place(&[CITY, YISHUI], Kind::CountyHall),
            "沂水县政务服务中心",
        ),
        organization(
            place(&[CITY, LANSHAN], Kind::CountyHall),
            "兰山区政务服务中心",
        ),
        organization(place(&[CITY], Kind::CityHall), "临沂市政务服务中心"),
    ]
}

async fn with_small_tree(store: &Store) {
    kept(store, async |tx| {
        super::organizations::insert_many(tx, &small_tree()).await
    })
    .await
    .unwrap();
}

fn user(number: u128, username: &str, roles: &[(Role, u128)]) -> NewUser {
    let role_at = |(role, place): &(Role, u128)| RoleAt {
        role: *role,
        organization_id: id(*place),
    };
    NewUser {
        id: id(number),
        username: username.to_owned(),
        name: "张三".to_owned(),
        password_hash: Some("$argon2id$made-up".to_owned()),
        organization_id: roles.first().map_or(id(CITY), |(_, place)| id(*place)),
        identity_key: None,
        roles: roles.iter().map(role_at).collect(),
        active: true,
        created_at: at(0),
    }
}

async fn with_users(store: &Store, users: &[NewUser]) {
    kept(store, async |tx| super::users::insert_many(tx, users).await)
        .await
        .unwrap();
}

fn numbers<K>(ids: impl IntoIterator<Item = Id<K>>) -> Vec<u128> {
    ids.into_iter().map(|id| id.uuid().as_u128()).collect()
}

const NOBODY: UserId = Id::new(Uuid::nil());
const NOWHERE: OrganizationId = Id::new(Uuid::nil());
