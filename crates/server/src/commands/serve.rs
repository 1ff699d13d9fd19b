//! `bangban serve`: the server, from its start to its end.
//!
//! Owns what runs in the process and the order in which it begins and ends. Does not own routes
//! (`bangban_http`) nor loops (`bangban_worker`).

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use actix_web::dev::{Server, ServerHandle};
use actix_web::{HttpServer, web};
use bangban_application::texts::TextSender;
use bangban_application::{Clock, Platform, Random};
use bangban_domain::id::uuid_v7;
use bangban_http::app::{Foundations, app};
use bangban_http::health::ReadyCheck;
use bangban_http::metrics::serve_metrics;
use bangban_http::routes;
use bangban_http::routes::CookieSettings;
use bangban_persistence::Store;
use bangban_persistence::registry::settings;
use bangban_worker::{Intervals, Worker};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use tokio::task::JoinHandle;

use crate::config::{Common, Serve, Switch, seconds};
use crate::failure::Failure;
use crate::lifecycle::{End, Shutdown, Signals, wait_for_the_end};
use crate::platform::{Absent, assemble, master_key, must_be_migrated, must_be_whole, open};
use crate::system::{SystemClock, SystemRandom};
use crate::{output, telemetry, texts};

/// Serves until a signal comes.
///
/// # Errors
/// Where the server can't start, and where its end had to be forced.
pub(super) async fn run(common: &Common, options: &Serve) -> Result<(), Failure> {
    // Before anything is made: a wrong option leaves nothing behind.
    let texts = texts::sender(common, options)?;
    let platform = prepare(common, options).await?;
    telemetry::start(common.log.as_deref().unwrap_or(telemetry::DEFAULT))?;
    let mut signals = Signals::take()?;
    let mut running = start(options, platform, texts).await?;
    if options.sms_url().is_none() {
        tracing::warn!("text messages are written to a file: BANGBAN_SMS_URL has them sent");
    }
    output::say(format!("bangban serves on http://{}", running.address));

    let end = tokio::select! {
        () = signals.next() => {
            tracing::info!("ending: a signal came");
            running.stop(&mut signals, options).await
        }
        fault = running.ended() => return Err(fault),
    };
    match end {
        End::Soft => Ok(()),
        End::Hard => Err(Failure::new(
            "the end was forced: some requests were cut off",
        )),
    }
}

/// Opens everything; brings the tables up to date where that is not forbidden.
async fn prepare(common: &Common, options: &Serve) -> Result<Arc<Platform>, Failure> {
    // First of all, so that a missing key leaves no empty database behind.
    let master = master_key(common)?;
    let store = open(
        common,
        Some(seconds(options.statement_timeout)),
        Absent::Make,
    )
    .await?;
    if !options.no_migrate && must_be_migrated(&store).await.is_err() {
        migrate(common).await?;
    }
    must_be_migrated(&store).await?;
    must_be_whole(common, &store).await?;
    let platform = assemble(
        store,
        &master,
        Arc::new(SystemClock),
        Arc::new(SystemRandom),
    )
    .await?;
    Ok(Arc::new(platform))
}

/// Migrates on a connection of its own: a migration may take longer than any statement of a request.
/// Of several servers that start at the same time one alone can do it; the others see it done.
async fn migrate(common: &Common) -> Result<(), Failure> {
    let store = open(common, None, Absent::Make).await?;
    let migrated = store.migrate().await;
    if migrated.is_err() {
        tokio::time::sleep(Duration::from_secs(2)).await;
        must_be_migrated(&store).await?;
    }
    store.close().await;
    Ok(())
}

/// A server that runs.
pub struct Running {
    /// Where it listens.
    pub address: SocketAddr,
    platform: Arc<Platform>,
    server: JoinHandle<io::Result<()>>,
    handles: Vec<ServerHandle>,
    metrics: Option<JoinHandle<io::Result<()>>>,
    worker: Option<JoinHandle<()>>,
    shutdown: Shutdown,
}

impl std::fmt::Debug for Running {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Running")
            .field("address", &self.address)
            .finish_non_exhaustive()
    }
}

/// Starts server and loops over a platform, on a multi-threaded runtime.
///
/// # Errors
/// Where an address can't be listened on.
pub async fn start(
    options: &Serve,
    platform: Arc<Platform>,
    texts: Arc<dyn TextSender>,
) -> Result<Running, Failure> {
    let foundations = web::Data::new(Foundations::new(
        options.http_settings(),
        Arc::new(request_id),
        Arc::new(Ready::new(platform.store.clone())),
        routes::configure,
    ));
    let cookies = CookieSettings {
        secure: secure_cookies(options, &platform).await?,
    };
    let (server, address) = bind(options, &foundations, &platform, cookies)?;
    let mut handles = vec![server.handle()];
    let metrics = match options
        .admin_listen
        .as_deref()
        .filter(|address| !address.is_empty())
    {
        None => None,
        Some(address) => {
            let metrics = Arc::clone(&foundations.metrics);
            let server =
                serve_metrics(address, metrics).map_err(|error| cant_listen(address, &error))?;
            handles.push(server.handle());
            Some(tokio::spawn(server))
        }
    };
    let shutdown = Shutdown::default();
    let worker = options.worker.is_on().then(|| {
        let worker = Worker::new(Arc::clone(&platform), texts, Intervals::default());
        let ended = shutdown.subscribe();
        // On a thread of its own: a sweep over many cases does not take turns with requests.
        let runtime = tokio::runtime::Handle::current();
        tokio::task::spawn_blocking(move || runtime.block_on(worker.run(ended)))
    });
    Ok(Running {
        address,
        platform,
        server: tokio::spawn(server),
        handles,
        metrics,
        worker,
        shutdown,
    })
}

fn bind(
    options: &Serve,
    foundations: &web::Data<Foundations>,
    platform: &Arc<Platform>,
    cookies: CookieSettings,
) -> Result<(Server, SocketAddr), Failure> {
    let (foundations, platform) = (foundations.clone(), web::Data::from(Arc::clone(platform)));
    let mut server = HttpServer::new(move || {
        app(foundations.clone(), routes::configure)
            .app_data(platform.clone())
            .app_data(cookies)
    })
    .disable_signals()
    .max_connections(options.max_connections.get() as usize)
    .shutdown_timeout(u64::from(options.shutdown_timeout.get()));
    if let Some(workers) = options.http_workers {
        server = server.workers(workers.get() as usize);
    }
    let listen = options.listen.as_str();
    let server = server
        .bind(listen)
        .map_err(|error| cant_listen(listen, &error))?;
    let address = server.addrs().first().copied();
    let address = address.ok_or_else(|| Failure::new(format!("'{listen}' is no address")))?;
    Ok((server.run(), address))
}

fn cant_listen(address: &str, error: &io::Error) -> Failure {
    Failure::new(format!("the server can't listen on '{address}': {error}"))
}

/// Demonstrations are looked at without TLS.
async fn secure_cookies(options: &Serve, platform: &Platform) -> Result<bool, Failure> {
    match options.secure_cookies {
        Some(switch) => Ok(switch == Switch::On),
        None => Ok(!settings::is_demo(&platform.store.reader().await?).await?),
    }
}

fn request_id() -> String {
    let mut bytes = [0; 10];
    SystemRandom.fill(&mut bytes);
    uuid_v7(SystemClock.now(), bytes).to_string()
}

impl Running {
    /// Waits for an end that nobody asked for.
    async fn ended(&mut self) -> Failure {
        match (&mut self.server).await {
            Ok(Err(error)) => Failure::new(format!("the server has ended: {error}")),
            _ => Failure::new("the server has ended"),
        }
    }

    /// Ends softly: no new connections, requests get their answers, runs of the loops are ended. A
    /// further signal, or too long a time, ends hard.
    async fn stop(self, signals: &mut Signals, options: &Serve) -> End {
        self.shutdown.begin();
        let Self {
            server,
            handles,
            metrics,
            worker,
            platform,
            ..
        } = self;
        let soft = async {
            for handle in &handles {
                handle.stop(true).await;
            }
            // Whether a task ended well no longer matters: it has ended.
            let _ = server.await;
            if let Some(metrics) = metrics {
                let _ = metrics.await;
            }
            if let Some(worker) = worker {
                let _ = worker.await;
            }
            platform.store.clone().close().await;
        };
        // The server keeps its own time; the loops and the database get a little more.
        let patience = seconds(options.shutdown_timeout) + Duration::from_secs(5);
        let end = wait_for_the_end(soft, signals, patience).await;
        if end == End::Hard {
            tracing::warn!("ending at once");
        }
        end
    }

    /// Ends softly, for whoever started the server inside a process of its own, such as a test.
    pub async fn end(self) {
        self.shutdown.begin();
        for handle in &self.handles {
            handle.stop(true).await;
        }
        let _ = self.server.await;
        if let Some(worker) = self.worker {
            let _ = worker.await;
        }
        self.platform.store.clone().close().await;
    }
}

/// The database answers, and its tables are up to date.
struct Ready {
    store: Store,
    /// Once they are, they stay so.
    migrated: AtomicBool,
}

impl Ready {
    const fn new(store: Store) -> Self {
        Self {
            store,
            migrated: AtomicBool::new(false),
        }
    }
}

impl ReadyCheck for Ready {
    fn is_ready(&self) -> BoxFuture<'_, bool> {
        async {
            if self.migrated.load(Ordering::Relaxed) {
                return self.store.ping().await.is_ok();
            }
            let migrated = self.store.is_migrated().await.unwrap_or(false);
            self.migrated.store(migrated, Ordering::Relaxed);
            migrated
        }
        .boxed()
    }
}
