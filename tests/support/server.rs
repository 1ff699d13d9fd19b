//! The whole server in this process: on a port of its own, over a database of its own.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::net::{SocketAddr, TcpListener};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use actix_web::dev::ServerHandle;
use actix_web::{HttpResponse, HttpServer, web};
use bangban_application::{Platform, relay, sweeps};
use bangban_http::app::{Foundations, Settings, app};
use bangban_http::health::ReadyCheck;
use bangban_http::middleware::rate_limit::Limits;
use bangban_http::routes;
use bangban_persistence::registry::signing_keys;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use sea_orm::{ConnectionTrait, DatabaseConnection, QueryResult, Statement, Value};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::client::Session;
use crate::clock::TestClock;
use crate::database::{self, Copy, Database};
use crate::registry::Ids;

/// How a server is set up.
#[derive(Debug, Clone)]
pub struct Options {
    /// Rate limits; none by default.
    pub limits: Limits,
    /// Threads that serve; one by default.
    pub workers: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            limits: Limits::default(),
            workers: 1,
        }
    }
}

/// A running server.
pub struct TestServer {
    /// What it runs on.
    pub database: Database,
    /// Its clock.
    pub clock: TestClock,
    /// The ids of what the registry holds.
    pub ids: Ids,
    /// What its use cases share.
    pub platform: Arc<Platform>,
    address: SocketAddr,
    base: String,
    http: reqwest::Client,
    sessions: tokio::sync::Mutex<HashMap<String, Session>>,
    performed: Mutex<BTreeSet<String>>,
    /// Behind the program's back, to count rows.
    direct: DatabaseConnection,
    copy: Copy,
    handle: ServerHandle,
}

/// The tables whose rows are counted before and after a refusal.
const TABLES: [&str; 11] = [
    "cases",
    "case_events",
    "document_contents",
    "approval_requests",
    "outbox",
    "alerts",
    "notifications",
    "audit_events",
    "one_time_codes",
    "registrations",
    "text_messages",
];

impl TestServer {
    /// Starts a server without rate limits.
    pub async fn start(database: Database) -> Self {
        Self::start_with(database, &Options::default()).await
    }

    /// Starts a server.
    pub async fn start_with(database: Database, options: &Options) -> Self {
        static SEED: AtomicU64 = AtomicU64::new(1);
        let copy = Copy::new(database).await;
        let clock = copy.clock.clone();
        let seed = SEED.fetch_add(1, Ordering::Relaxed);
        let platform = Arc::new(database::platform(copy.url(), &clock, seed).await);
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let handle = serve(listener, &platform, options);
        Self {
            database,
            clock,
            ids: copy.ids.clone(),
            platform,
            address,
            base: format!("http://{address}"),
            http: http_client(),
            sessions: tokio::sync::Mutex::default(),
            performed: Mutex::default(),
            direct: copy.connect().await,
            copy,
            handle,
        }
    }

    /// Stops it, and removes its database.
    pub async fn stop(self) {
        self.stop_serving().await;
        self.close().await;
    }

    /// Stops answering; the database stays.
    pub async fn stop_serving(&self) {
        self.handle.stop(false).await;
    }

    /// Removes the database.
    async fn close(self) {
        self.direct.close().await.unwrap();
        self.platform.store.clone().close().await;
        self.copy.remove().await;
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    pub(crate) fn base(&self) -> &str {
        &self.base
    }

    pub(crate) fn http(&self) -> &reqwest::Client {
        &self.http
    }

    pub(crate) fn sessions(&self) -> &tokio::sync::Mutex<HashMap<String, Session>> {
        &self.sessions
    }

    /// The organisation of this name.
    pub fn organization(&self, name: &str) -> Uuid {
        self.ids.organization(name)
    }

    /// The service item of this name.
    pub fn item(&self, name: &str) -> Uuid {
        self.ids.item(name)
    }

    /// The account of this name.
    pub fn user(&self, username: &str) -> Uuid {
        self.ids.user(username)
    }

    /// What the use cases of another process on the same database share.
    pub async fn another_process(&self) -> Platform {
        let shared = &self.platform;
        database::platform_over(
            shared.store.clone(),
            shared.clock.clone(),
            shared.random.clone(),
        )
        .await
    }

    /// Runs every sweep once.
    pub async fn sweep(&self) -> sweeps::SweepReport {
        sweeps::run_once(&self.platform).await.unwrap()
    }

    /// Tells whoever has to be told; says how many events were told.
    pub async fn relay(&self) -> usize {
        relay::run_once(&self.platform, self.platform.fresh_id())
            .await
            .unwrap()
    }

    /// A number that a statement selects under the name `n`.
    pub async fn number(&self, sql: &str, values: Vec<Value>) -> i64 {
        database::number(&self.direct, sql, values).await
    }

    /// The rows that a statement selects, past the program.
    pub async fn query(&self, sql: &str) -> Vec<QueryResult> {
        let backend = self.direct.get_database_backend();
        let statement = Statement::from_string(backend, sql);
        let rows = self.direct.query_all_raw(statement).await;
        rows.unwrap_or_else(|error| panic!("{sql}: {error}"))
    }

    /// How many rows each table has.
    pub async fn rows(&self) -> BTreeMap<&'static str, i64> {
        let mut rows = BTreeMap::new();
        for table in TABLES {
            rows.insert(
                table,
                self.number(&format!("SELECT count(*) AS n FROM {table}"), vec![])
                    .await,
            );
        }
        rows
    }

    /// Changes the database behind the program's back.
    pub async fn execute(&self, sql: &str) {
        self.direct.execute_unprepared(sql).await.unwrap();
    }

    /// The key that signs access tokens, and its public half: for forgeries that are wrong in one
    /// thing alone.
    pub async fn signing_key(&self) -> (jsonwebtoken::EncodingKey, Vec<u8>) {
        // RFC 8410: an Ed25519 private key in PKCS #8 is this head and the seed.
        const HEAD: [u8; 16] = *b"\x30\x2e\x02\x01\x00\x30\x05\x06\x03\x2b\x65\x70\x04\x22\x04\x20";
        let source = self.platform.store.reader().await.unwrap();
        let stored = signing_keys::load_all(&source)
            .await
            .unwrap()
            .pop()
            .unwrap();
        let aad = format!("signing-key:{}", stored.id);
        let keyring = &self.platform.sealing.keyring;
        let seed = keyring
            .open(&stored.sealed_private, aad.as_bytes())
            .unwrap();
        let key = jsonwebtoken::EncodingKey::from_ed_der(&[&HEAD[..], &seed].concat());
        (key, stored.public)
    }

    /// Notes that this operation of the description was carried out.
    pub(crate) fn note(&self, operation: String) {
        self.performed.lock().unwrap().insert(operation);
    }

    /// The operations that were carried out on cases, such as `POST /api/v1/cases/{id}/acceptance`.
    pub fn performed(&self) -> BTreeSet<String> {
        self.performed.lock().unwrap().clone()
    }
}

fn serve(listener: TcpListener, platform: &Arc<Platform>, options: &Options) -> ServerHandle {
    let settings = Settings {
        limits: options.limits.clone(),
        ..Settings::default()
    };
    let ids = Arc::clone(platform);
    let request_ids = move || ids.fresh_id().simple().to_string();
    let ready = Arc::new(Ready(Arc::clone(platform)));
    let foundations = web::Data::new(Foundations::new(
        settings,
        Arc::new(request_ids),
        ready,
        routes::configure,
    ));
    let platform = web::Data::from(Arc::clone(platform));
    let make = move || app(foundations.clone(), with_test_routes).app_data(platform.clone());
    let server = HttpServer::new(make)
        .workers(options.workers)
        .disable_signals()
        .listen(listener)
        .unwrap()
        .run();
    let handle = server.handle();
    tokio::spawn(server);
    handle
}

/// What goes wrong on purpose; not described, since it is no operation of the API.
fn with_test_routes(config: &mut ServiceConfig) {
    config
        .configure(routes::configure)
        .route("/api/v1/test/panic", web::get().to(panicking))
        .route(
            "/api/v1/test/text-error",
            web::get().to(|| async {
                HttpResponse::InternalServerError().body("SELECT * FROM users; 王芳")
            }),
        );
}

async fn panicking() -> HttpResponse {
    panic!("王芳 371302199001010011")
}

struct Ready(Arc<Platform>);

impl ReadyCheck for Ready {
    fn is_ready(&self) -> BoxFuture<'_, bool> {
        async { self.0.store.is_migrated().await.unwrap_or(false) }.boxed()
    }
}

fn http_client() -> reqwest::Client {
    reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        .build()
        .unwrap()
}
