//! The databases: a template of each kind, made once, and a copy of it for each test.
//!
//! SQLite is copied as a file, PostgreSQL by `CREATE DATABASE … TEMPLATE`. Files lie in memory
//! where there is a place for it: a suite has nothing to lose in a power cut.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use bangban_application::auth::passwords::{Params, Passwords};
use bangban_application::auth::tokens::Tokens;
use bangban_application::{Clock, Platform};
use bangban_persistence::registry::data_keys;
use bangban_persistence::sealing::{
    Algorithm, DataKey, DataKeyId, Keyring, MasterKey, WrappedKey, derive_key,
};
use bangban_persistence::{Random, Sealing, Store, StoreOptions};
use sea_orm::{
    ConnectionTrait, Database as Connection, DatabaseConnection, DbBackend, Statement, Value,
};
use tempfile::TempDir;
use tokio::sync::OnceCell;

use crate::clock::{BEGIN, TestClock};
use crate::postgres;
use crate::registry::{self, Ids};

/// Which database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Database {
    /// SQLite, in a file.
    Sqlite,
    /// PostgreSQL.
    Postgres,
}

impl Database {
    /// Both.
    pub const BOTH: [Self; 2] = [Self::Sqlite, Self::Postgres];

    async fn template(self) -> &'static Template {
        static SQLITE: OnceCell<Template> = OnceCell::const_new();
        static POSTGRES: OnceCell<Template> = OnceCell::const_new();
        match self {
            Self::Sqlite => {
                SQLITE
                    .get_or_init(async || Template::make(self).await)
                    .await
            }
            Self::Postgres => {
                POSTGRES
                    .get_or_init(async || Template::make(self).await)
                    .await
            }
        }
    }
}

/// A filled database that nobody is connected to.
struct Template {
    place: Place,
    ids: Ids,
    clock: TestClock,
}

impl Template {
    async fn make(database: Database) -> Self {
        let place = Place::fresh(database, "template");
        place.create(None).await;
        let clock = TestClock::at(BEGIN);
        let platform = platform(&place.url, &clock, 0).await;
        keep_keys(&platform).await;
        let ids = registry::fill(&platform).await;
        platform.store.close().await;
        Self { place, ids, clock }
    }
}

/// A test's own database, which goes away with it.
pub(crate) struct Copy {
    place: Place,
    pub(crate) ids: Ids,
    /// A clock that goes on where the registry was made.
    pub(crate) clock: TestClock,
}

impl Copy {
    pub(crate) async fn new(database: Database) -> Self {
        let template = database.template().await;
        let place = Place::fresh(database, "test");
        place.create(Some(&template.place)).await;
        Self {
            place,
            ids: template.ids.clone(),
            clock: template.clock.copy(),
        }
    }

    pub(crate) fn url(&self) -> &str {
        &self.place.url
    }

    /// Another way to the same database, behind the program's back.
    pub(crate) async fn connect(&self) -> DatabaseConnection {
        Connection::connect(&self.place.url).await.unwrap()
    }

    pub(crate) async fn remove(self) {
        self.place.remove().await;
    }
}

struct Place {
    url: String,
    name: String,
    path: Option<PathBuf>,
    _folder: Option<TempDir>,
}

impl Place {
    fn fresh(database: Database, purpose: &str) -> Self {
        static NUMBER: AtomicU64 = AtomicU64::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("bangban_{purpose}_{}_{number}", std::process::id());
        match database {
            Database::Sqlite => {
                let folder = folder();
                let path = folder.path().join("bangban.sqlite");
                let url = format!("sqlite://{}", path.display());
                Self {
                    url,
                    name,
                    path: Some(path),
                    _folder: Some(folder),
                }
            }
            Database::Postgres => {
                let (server, _) = postgres::url().rsplit_once('/').unwrap();
                Self {
                    url: format!("{server}/{name}"),
                    name,
                    path: None,
                    _folder: None,
                }
            }
        }
    }

    async fn create(&self, template: Option<&Self>) {
        match (&self.path, template) {
            (None, None) => admin(&format!("CREATE DATABASE {}", self.name)).await,
            (None, Some(template)) => {
                admin(&format!(
                    "CREATE DATABASE {} TEMPLATE {}",
                    self.name, template.name
                ))
                .await
            }
            (Some(_), None) => {}
            (Some(to), Some(template)) => copy_sqlite(template.path.as_ref().unwrap(), to),
        }
    }

    async fn remove(&self) {
        if self.path.is_none() {
            admin(&format!("DROP DATABASE {} WITH (FORCE)", self.name)).await;
        }
    }
}

fn copy_sqlite(from: &Path, to: &Path) {
    std::fs::copy(from, to).unwrap();
    let log = |path: &Path| PathBuf::from(format!("{}-wal", path.display()));
    if log(from).exists() {
        std::fs::copy(log(from), log(to)).unwrap();
    }
}

async fn admin(sql: &str) {
    let connection = Connection::connect(postgres::url()).await;
    let connection =
        connection.unwrap_or_else(|error| panic!("PostgreSQL at {}: {error}", postgres::url()));
    connection
        .execute_unprepared(sql)
        .await
        .unwrap_or_else(|error| panic!("{sql}: {error}"));
    connection.close().await.unwrap();
}

/// A folder that goes away, in memory where possible.
pub(crate) fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    tempfile::tempdir_in(memory)
        .or_else(|_| tempfile::tempdir())
        .unwrap()
}

/// What the use cases share, over a database that is migrated first.
pub(crate) async fn platform(url: &str, clock: &TestClock, seed: u64) -> Platform {
    let options = StoreOptions {
        url: url.to_owned(),
        // One for each runtime: work that needs two at the same time would never end.
        max_connections: 1,
        statement_timeout: Some(Duration::from_secs(20)),
    };
    let store = Store::connect(&options).await.unwrap();
    store.migrate().await.unwrap();
    let clock = Arc::new(clock.clone());
    platform_over(store, clock, Arc::new(Dice::new(seed))).await
}

/// The same over a database that is open.
pub(crate) async fn platform_over(
    store: Store,
    clock: Arc<dyn Clock>,
    random: Arc<dyn Random>,
) -> Platform {
    let sealing = sealing();
    let tokens = Tokens::load_or_create(&store, &sealing, &*random, clock.now())
        .await
        .unwrap();
    Platform {
        store,
        sealing: Arc::new(sealing),
        clock,
        random,
        tokens,
        // The cheapest that Argon2 knows: what is tested is not how long it takes.
        passwords: Passwords::new(Params::new(8, 1, 1, None).unwrap(), 2),
        sessions: Default::default(),
        reference: Default::default(),
        items: Default::default(),
    }
}

/// The keys of every test database.
pub fn sealing() -> Sealing {
    let keyring = Keyring::new(DataKeyId(1), [(DataKeyId(1), data_key())].into()).unwrap();
    Sealing::new(&master_key(), keyring)
}

fn master_key() -> MasterKey {
    MasterKey::generate([9; 32])
}

fn data_key() -> DataKey {
    DataKey::generate(Algorithm::Sm4Gcm, [3; 32])
}

/// Keeps the keys as the program does, so that it can open a copy of the database.
pub(crate) async fn keep_keys(platform: &Platform) {
    let check = derive_key(&master_key(), "key-check");
    let wrapped = WrappedKey::wrap(&master_key(), DataKeyId(1), &data_key(), [1; 12]);
    let tx = platform.store.begin().await.unwrap();
    data_keys::insert_key_check(&tx, &check).await.unwrap();
    data_keys::insert(&tx, &wrapped, platform.now())
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

/// Writes the master key of every test database to a new file.
pub(crate) fn write_master_key(file: &Path) {
    master_key().write_new(file).unwrap();
}

/// Numbers that look random: other ones for each seed, the same ones for the same.
pub(crate) struct Dice(AtomicU64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(AtomicU64::new(seed.wrapping_mul(0x2545_f491_4f6c_dd1d)))
    }

    fn next(&self) -> u64 {
        // SplitMix64.
        let mut value = self.0.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::Relaxed);
        value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        value ^ (value >> 31)
    }
}

impl Random for Dice {
    fn fill(&self, bytes: &mut [u8]) {
        for part in bytes.chunks_mut(8) {
            part.copy_from_slice(&self.next().to_le_bytes()[..part.len()]);
        }
    }
}

/// A number that a statement selects under the name `n`.
pub(crate) async fn number(connection: &DatabaseConnection, sql: &str, values: Vec<Value>) -> i64 {
    let backend = connection.get_database_backend();
    // SQLite keeps a UUID as a blob, which is what the driver sends for one.
    debug_assert!(matches!(backend, DbBackend::Sqlite | DbBackend::Postgres));
    let statement = Statement::from_sql_and_values(backend, sql, values);
    let row = connection
        .query_one_raw(statement)
        .await
        .unwrap_or_else(|error| panic!("{sql}: {error}"));
    row.unwrap_or_else(|| panic!("{sql}: no row"))
        .try_get("", "n")
        .unwrap()
}
