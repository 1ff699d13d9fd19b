//! Known and unknown accounts take the same time: who listens to the clock learns no names.
//!
//! Owns the measuring. Passwords cost here what they cost in production; the tests' own are so cheap that
//! a missing hash would not be seen.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use bangban_application::Platform;
use bangban_application::auth::passwords::Passwords;
use bangban_application::auth::{Credentials, login};
use bangban_domain::id::UserId;
use bangban_persistence::registry::users;
use bangban_tests::{PASSWORD, TestServer, full_form, on_both};

/// How far the medians may lie apart.
const MOST: f64 = 1.5;
/// Tries of one name: one more would lock it, and a locked name is refused at once.
const OF_A_NAME: usize = 4;
/// Measured so often before it counts: what else the machine does may meet one side alone. A hash that
/// is missing shows each time: it is most of what there is to measure.
const MEASUREMENTS: usize = 3;

/// One at a time: two that measure would measure each other.
static ALONE: Mutex<()> = Mutex::new(());

const KNOWN: [&str; 8] = [
    "city.supervisor",
    "city.leader",
    "lanshan.supervisor",
    "lanshan.clerk",
    "lanshan.agent1",
    "yinqueshan.clerk",
    "yishui.clerk",
    "yishui.agent",
];
const DISABLED: [&str; 6] = [
    "city.officer",
    "lanshan.agent2",
    "lanshan.archivist",
    "lanshan.officer",
    "yinqueshan.agent",
    "village.agent",
];

fn alone() -> MutexGuard<'static, ()> {
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

#[test]
fn known_and_unknown_accounts_take_the_same_time() {
    let _alone = alone();
    on_both(async |server| {
        let platform = expensive(server).await;
        let names = if full_form() {
            KNOWN.as_slice()
        } else {
            &KNOWN[..6]
        };
        let unknown = look_alike(server, &platform, names).await;

        // The control: what is refused without a hash is told apart by the very same measure.
        for _ in 0..OF_A_NAME {
            refused_in(&platform, names[0]).await;
        }
        let mut locked = Vec::new();
        for _ in 0..8 {
            locked.push(refused_in(&platform, names[0]).await);
        }
        let locked = median(locked);
        assert!(
            !alike(locked, unknown),
            "locked {locked:?}, unknown {unknown:?}"
        );
    });
}

#[test]
fn disabled_accounts_take_the_same_time_too() {
    let _alone = alone();
    on_both(async |server| {
        let platform = expensive(server).await;
        for name in DISABLED {
            let sql = format!("UPDATE users SET active = FALSE WHERE username = '{name}'");
            server.execute(&sql).await;
        }
        look_alike(server, &platform, &DISABLED).await;
    });
}

/// These names, and as many that nobody has: the same time, in the median. Gives that of the latter.
async fn look_alike(server: &TestServer, platform: &Platform, names: &[&str]) -> Duration {
    let mut seen = Vec::new();
    for round in 0..MEASUREMENTS {
        let (mut known, mut unknown) = (Vec::new(), Vec::new());
        for number in 0..names.len() * OF_A_NAME {
            let name = names[number / OF_A_NAME];
            let nobody = format!("{name}.{round}");
            // In turns, and each as often first, so that whatever else happens meets both alike.
            if number.is_multiple_of(2) {
                known.push(refused_in(platform, name).await);
                unknown.push(refused_in(platform, &nobody).await);
            } else {
                unknown.push(refused_in(platform, &nobody).await);
                known.push(refused_in(platform, name).await);
            }
        }
        server
            .execute("UPDATE users SET failed_sign_ins = 0, locked_until = NULL")
            .await;
        let (known, unknown) = (median(known), median(unknown));
        println!(
            "{:?}: known {known:?}, unknown {unknown:?}",
            server.database
        );
        if alike(known, unknown) {
            return unknown;
        }
        seen.push((known, unknown));
    }
    panic!("told apart each time, (known, unknown): {seen:?}");
}

/// Another process on the same database, whose passwords cost what they cost in production.
async fn expensive(server: &TestServer) -> Platform {
    let shared = &server.platform;
    let now = shared.now();
    let random = &*shared.random;
    let passwords = Passwords::standard(1);
    let hash = passwords.hash(PASSWORD.to_owned(), random).await.unwrap();
    let tx = shared.store.begin().await.unwrap();
    for account in bangban_tests::accounts() {
        let id = UserId::new(server.user(account.username));
        assert!(users::set_password(&tx, id, &hash, now).await.unwrap());
    }
    tx.commit().await.unwrap();
    Platform {
        passwords,
        ..server.another_process().await
    }
}

async fn refused_in(platform: &Platform, username: &str) -> Duration {
    let credentials = Credentials {
        username: username.to_owned(),
        password: "Password-1".to_owned(),
        otp: None,
    };
    let begun = Instant::now();
    let refused = login(platform, credentials, "timing").await;
    let took = begun.elapsed();
    assert!(refused.is_err(), "{username}");
    took
}

fn median(mut took: Vec<Duration>) -> Duration {
    took.sort_unstable();
    took[took.len() / 2]
}

fn alike(one: Duration, other: Duration) -> bool {
    let ratio = one.as_secs_f64() / other.as_secs_f64();
    (1.0 / MOST..=MOST).contains(&ratio)
}
