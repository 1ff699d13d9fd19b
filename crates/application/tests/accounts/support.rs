//! A platform with a city hall, three accounts and a clock that stands still until it is moved.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use bangban_application::auth::passwords::{Params, Passwords};
use bangban_application::auth::sessions::SessionCache;
use bangban_application::auth::tokens::Tokens;
use bangban_application::auth::{self, Credentials, SignedIn};
use bangban_application::reference::ReferenceCache;
use bangban_application::{Caller, Clock, Error, Platform, Random};
use bangban_domain::id::{OrganizationId, UserId};
use bangban_domain::organization::{OrganizationKind, Place};
use bangban_domain::policy::Role;
use bangban_persistence::audit::{self, AuditFilter, AuditRecord};
use bangban_persistence::registry::organizations::{self, NewOrganization};
use bangban_persistence::registry::users::{self, NewUser, RoleAt};
use bangban_persistence::sealing::{Algorithm, DataKey, DataKeyId, Keyring, MasterKey};
use bangban_persistence::{Page, Sealing, Store, StoreOptions};
use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

pub(crate) const PASSWORD: &str = "Yimeng-2026-hongse";

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

pub(crate) fn hall() -> OrganizationId {
    Uuid::from_u128(1).into()
}

pub(crate) fn user(name: &str) -> UserId {
    let place = ["secadmin", "auditor", "clerk"]
        .iter()
        .position(|known| *known == name);
    Uuid::from_u128(100 + place.unwrap() as u128).into()
}

impl Stage {
    pub(crate) async fn set() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", folder.path().join("test.sqlite").display());
        let options = StoreOptions {
            url,
            max_connections: 4,
            statement_timeout: None,
        };
        let store = Store::connect(&options).await.unwrap();
        store.migrate().await.unwrap();
        let clock = Arc::new(Standing(Mutex::new(
            DateTime::from_timestamp(1_795_000_000, 0).unwrap(),
        )));
        let random: Arc<dyn Random> = Arc::new(Counting(AtomicU64::new(1)));
        let id = DataKeyId(1);
        let keys = HashMap::from([(id, DataKey::generate(Algorithm::Sm4Gcm, [1; 32]))]);
        let sealing = Sealing::new(
            &MasterKey::generate([7; 32]),
            Keyring::new(id, keys).unwrap(),
        );
        let tokens = Tokens::load_or_create(&store, &sealing, &*random, clock.now())
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
        people(&platform).await;
        Self {
            platform,
            clock,
            _folder: folder,
        }
    }

    pub(crate) fn pass(&self, time: TimeDelta) {
        *self.clock.0.lock().unwrap() += time;
    }

    pub(crate) async fn log_in(&self, username: &str, password: &str) -> Result<SignedIn, Error> {
        let credentials = Credentials {
            username: username.to_owned(),
            password: password.to_owned(),
            otp: None,
        };
        auth::login(&self.platform, credentials, "trace").await
    }

    pub(crate) async fn caller_of(&self, access_token: &str) -> Result<Caller, Error> {
        auth::authenticate(&self.platform, access_token, "trace".to_owned()).await
    }

    pub(crate) async fn signed_in(&self, username: &str) -> (Caller, SignedIn) {
        let tokens = self.log_in(username, PASSWORD).await.ok().unwrap();
        (self.caller_of(&tokens.access_token).await.unwrap(), tokens)
    }

    /// The trail, the newest first.
    pub(crate) async fn trail(&self) -> Vec<AuditRecord> {
        let source = self.platform.store.reader().await.unwrap();
        audit::list(&source, &AuditFilter::default(), &Page::new(100, None))
            .await
            .unwrap()
            .items
    }
}

async fn people(platform: &Platform) {
    let hash = platform
        .passwords
        .hash(PASSWORD.to_owned(), &*platform.random)
        .await
        .unwrap();
    let created_at = platform.now();
    let hall_itself = NewOrganization {
        place: Place::new(Vec::new(), hall(), OrganizationKind::CityHall),
        name: "市政务服务中心".to_owned(),
        division_code: None,
        territorial_parent_id: None,
        serial: "venue:1".to_owned(),
        address: None,
        phone: None,
        active: true,
        created_at,
    };
    let account = |(name, role): (&str, Role)| NewUser {
        id: user(name),
        username: name.to_owned(),
        name: "某人".to_owned(),
        password_hash: Some(hash.clone()),
        organization_id: hall(),
        identity_key: None,
        roles: vec![RoleAt {
            role,
            organization_id: hall(),
        }],
        active: true,
        created_at,
    };
    let accounts: Vec<NewUser> = [
        ("secadmin", Role::SecurityAdmin),
        ("auditor", Role::Auditor),
        ("clerk", Role::Clerk),
    ]
    .map(account)
    .into();
    let tx = platform.store.begin().await.unwrap();
    organizations::insert_many(&tx, &[hall_itself])
        .await
        .unwrap();
    users::insert_many(&tx, &accounts).await.unwrap();
    tx.commit().await.unwrap();
}
