//! Housekeeping runs soon after the start, and does not hold up the end.

#![expect(
    clippy::unwrap_used,
    reason = "a helper that fails is a test that fails"
)]

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use bangban_application::auth::passwords::{Params, Passwords};
use bangban_application::auth::sessions::SessionCache;
use bangban_application::auth::tokens::Tokens;
use bangban_application::items::ItemCache;
use bangban_application::reference::ReferenceCache;
use bangban_application::{Clock, Platform, Random};
use bangban_persistence::idempotency::{self, Claim, Request};
use bangban_persistence::sealing::{Algorithm, DataKey, DataKeyId, Keyring, MasterKey};
use bangban_persistence::{Sealing, Store, StoreOptions};
use bangban_worker::{Intervals, Worker};
use chrono::{DateTime, TimeDelta, Utc};
use tokio::sync::watch;

struct Standing;

impl Clock for Standing {
    fn now(&self) -> DateTime<Utc> {
        DateTime::from_timestamp(1_795_000_000, 0).unwrap()
    }
}

struct Sevens;

impl Random for Sevens {
    fn fill(&self, bytes: &mut [u8]) {
        bytes.fill(7);
    }
}

async fn platform(folder: &tempfile::TempDir) -> Arc<Platform> {
    let options = StoreOptions {
        url: format!("sqlite://{}", folder.path().join("test.sqlite").display()),
        max_connections: 4,
        statement_timeout: None,
    };
    let store = Store::connect(&options).await.unwrap();
    store.migrate().await.unwrap();
    let key = DataKey::generate(Algorithm::Sm4Gcm, [1; 32]);
    let keyring = Keyring::new(DataKeyId(1), HashMap::from([(DataKeyId(1), key)])).unwrap();
    let sealing = Sealing::new(&MasterKey::generate([7; 32]), keyring);
    let tokens = Tokens::load_or_create(&store, &sealing, &Sevens, Standing.now())
        .await
        .unwrap();
    Arc::new(Platform {
        store,
        sealing: Arc::new(sealing),
        clock: Arc::new(Standing),
        random: Arc::new(Sevens),
        tokens,
        passwords: Passwords::new(Params::new(8, 1, 1, None).unwrap(), 2),
        sessions: SessionCache::default(),
        reference: ReferenceCache::default(),
        items: ItemCache::default(),
    })
}

/// Claims a key two days ago: true where nothing is known of it.
async fn is_unknown(platform: &Platform) -> bool {
    let request = Request {
        caller: "portal",
        key: "key",
        fingerprint: "one",
    };
    let (then, keyring) = (
        platform.now() - TimeDelta::days(2),
        &platform.sealing.keyring,
    );
    let claim = idempotency::claim(&platform.store, &request, then, keyring).await;
    matches!(claim.unwrap(), Claim::Fresh(_))
}

/// Runs the loops until this has ended.
async fn run_during(platform: &Arc<Platform>, intervals: Intervals, during: impl Future) {
    let (shutdown, ended) = watch::channel(false);
    let worker = Worker::new(Arc::clone(platform), intervals);
    let both = async {
        tokio::join!(worker.run(ended), async {
            during.await;
            shutdown.send(true).unwrap();
        });
    };
    tokio::time::timeout(Duration::from_secs(20), both)
        .await
        .unwrap();
}

#[tokio::test]
async fn it_runs_soon_after_the_start() {
    let folder = tempfile::tempdir().unwrap();
    let platform = platform(&folder).await;
    assert!(is_unknown(&platform).await);
    assert!(!is_unknown(&platform).await);
    let intervals = Intervals {
        before_housekeeping: Duration::from_millis(10),
        ..Intervals::default()
    };
    let purged = async {
        while !is_unknown(&platform).await {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    run_during(&platform, intervals, purged).await;
}

#[tokio::test]
async fn the_wait_for_its_first_run_does_not_hold_up_the_end() {
    let folder = tempfile::tempdir().unwrap();
    let platform = platform(&folder).await;
    let moment = tokio::time::sleep(Duration::from_millis(50));
    run_during(&platform, Intervals::default(), moment).await;
    assert!(is_unknown(&platform).await);
}
