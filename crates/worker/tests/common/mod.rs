//! A platform over a fresh SQLite database, with a clock that stands until it is moved.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use bangban_application::auth::passwords::{Params, Passwords};
use bangban_application::auth::sessions::SessionCache;
use bangban_application::auth::tokens::Tokens;
use bangban_application::items::ItemCache;
use bangban_application::reference::ReferenceCache;
use bangban_application::{Clock, Platform, Random};
use bangban_persistence::sealing::{Algorithm, DataKey, DataKeyId, Keyring, MasterKey};
use bangban_persistence::{Sealing, Store, StoreOptions};
use chrono::{DateTime, TimeDelta, Utc};

/// The clock.
pub(crate) struct Standing(Mutex<DateTime<Utc>>);

impl Standing {
    #[allow(dead_code, reason = "not every suite lets time pass")]
    pub(crate) fn pass(&self, time: TimeDelta) {
        *self.0.lock().unwrap() += time;
    }
}

impl Clock for Standing {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap()
    }
}

/// Never the same bytes twice, and the same in every run.
struct Counting(AtomicU64);

impl Random for Counting {
    fn fill(&self, bytes: &mut [u8]) {
        let count = self.0.fetch_add(1, Ordering::Relaxed).to_be_bytes();
        bytes.fill(7);
        let length = bytes.len().min(count.len());
        let start = bytes.len() - length;
        bytes[start..].copy_from_slice(&count[count.len() - length..]);
    }
}

pub(crate) async fn platform(folder: &tempfile::TempDir) -> (Arc<Platform>, Arc<Standing>) {
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
    let start = DateTime::from_timestamp(1_795_000_000, 0).unwrap();
    let clock = Arc::new(Standing(Mutex::new(start)));
    let random: Arc<dyn Random> = Arc::new(Counting(AtomicU64::new(1)));
    let tokens = Tokens::load_or_create(&store, &sealing, &*random, start)
        .await
        .unwrap();
    let platform = Platform {
        store,
        sealing: Arc::new(sealing),
        clock: Arc::clone(&clock) as Arc<dyn Clock>,
        random,
        tokens,
        passwords: Passwords::new(Params::new(8, 1, 1, None).unwrap(), 2),
        sessions: SessionCache::default(),
        reference: ReferenceCache::default(),
        items: ItemCache::default(),
    };
    (Arc::new(platform), clock)
}
