//! A platform with a few organisations and a clock that stands still until it is moved.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use bangban_application::auth::passwords::{Params, Passwords};
use bangban_application::auth::sessions::SessionCache;
use bangban_application::auth::tokens::Tokens;
use bangban_application::reference::ReferenceCache;
use bangban_application::{Clock, Platform, Random, relay};
use bangban_domain::case::{Action, Case, Decision, Event};
use bangban_domain::id::{CaseId, UserId};
use bangban_domain::policy::Scope;
use bangban_persistence::sealing::{Algorithm, DataKey, DataKeyId, Keyring, MasterKey};
use bangban_persistence::{Sealing, Store, StoreError, StoreOptions, cases};
use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use crate::made_up;

pub(crate) struct Stage {
    pub(crate) platform: Platform,
    clock: Arc<Standing>,
    _folder: tempfile::TempDir,
}

struct Standing(Mutex<DateTime<Utc>>);

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

/// The keys of an installation; another number is another key for personal data.
pub(crate) fn sealing(number: u8) -> Sealing {
    let id = DataKeyId(number.into());
    let key = DataKey::generate(Algorithm::Sm4Gcm, [number; 32]);
    let keyring = Keyring::new(id, HashMap::from([(id, key)])).unwrap();
    Sealing::new(&MasterKey::generate([7; 32]), keyring)
}

impl Stage {
    /// 2026-11-18 in China.
    pub(crate) async fn set() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let options = StoreOptions {
            url: format!("sqlite://{}", folder.path().join("test.sqlite").display()),
            max_connections: 4,
            statement_timeout: None,
        };
        let store = Store::connect(&options).await.unwrap();
        store.migrate().await.unwrap();
        let start = DateTime::from_timestamp(1_795_000_000, 0).unwrap();
        let clock = Arc::new(Standing(Mutex::new(start)));
        let random: Arc<dyn Random> = Arc::new(Counting(AtomicU64::new(1)));
        let sealing = sealing(1);
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
            items: Default::default(),
        };
        made_up::registry(&platform.store, start).await;
        Self {
            platform,
            clock,
            _folder: folder,
        }
    }

    pub(crate) fn pass(&self, time: TimeDelta) {
        *self.clock.0.lock().unwrap() += time;
    }

    /// Saves a new case as it is, with what is said to have happened, as the act of `actor`.
    pub(crate) async fn insert(&self, case: Case, event: Event, actor: Option<UserId>) -> CaseId {
        self.insert_sealed(case, event, actor, &self.platform.sealing)
            .await
    }

    /// As [`Self::insert`], under other keys: the platform then can't open the applicant.
    pub(crate) async fn insert_sealed(
        &self,
        case: Case,
        event: Event,
        actor: Option<UserId>,
        sealing: &Sealing,
    ) -> CaseId {
        let decision = Decision {
            case,
            events: vec![event],
        };
        let act = cases::Act {
            actor,
            action: Action::Change,
            at: self.platform.now(),
            trace_id: "trace",
            random: &*self.platform.random,
        };
        let tx = self.platform.store.begin().await.unwrap();
        let case = cases::insert(&tx, &decision, &act, sealing).await.unwrap();
        tx.commit().await.unwrap();
        case.id
    }

    pub(crate) async fn find(&self, id: CaseId) -> Result<Option<Case>, StoreError> {
        let reader = self.platform.store.reader().await.unwrap();
        cases::find(&reader, id, &Scope::All, &self.platform.sealing.keyring).await
    }

    pub(crate) async fn relay(&self) -> usize {
        relay::run_once(&self.platform, Uuid::nil()).await.unwrap()
    }
}
