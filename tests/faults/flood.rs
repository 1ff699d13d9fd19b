//! A flood of sign-ins, ten times what the machine can hash: reading goes on, the flood is told to
//! wait, and memory stays bounded.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use bangban_tests::{Database, Outcome, Remote, Request, block_on};
use futures_util::future::join_all;
use serde_json::json;
use tokio::time::sleep_until;

use crate::form::{either, figure};
use crate::pulse::Pulse;
use crate::site::Site;

/// How many times what can be hashed.
const TIMES: u32 = 10;
/// How much more memory the server may hold: one hash takes 19 MiB.
const MOST_MIB: u64 = 64;

#[test]
fn a_flood_of_sign_ins_keeps_nobody_from_reading() {
    block_on(async {
        let site = Site::on(Database::Sqlite, &[]).await;
        let mut process = site.program.start().await;
        let pulse = Pulse::new(&site).await;
        let during = Duration::from_secs(either(3, 20));
        let rate = hashes_a_second(&site).await;
        let idle = pulse.beat(50, during).await;
        process.forget_peak();
        let before = process.memory();
        let flood = Flood::begin(&site, rate * TIMES);
        // Once the queue is full.
        tokio::time::sleep(Duration::from_secs(1)).await;
        let beside = pulse.beat(50, during).await;
        let (statuses, sent) = flood.end().await;
        let grown = process.peak().saturating_sub(before) / 1024;
        figure(&format!("flood, {rate} hashes a second: without it {idle}"));
        figure(&format!(
            "flood, {} sign-ins a second, {sent} sent, told {statuses:?}: beside it {beside}; \
             memory +{grown} MiB",
            rate * TIMES
        ));
        assert!(process.is_running());
        let right = statuses.keys().all(|status| [401, 429].contains(status));
        assert!(right, "{statuses:?}");
        assert!(statuses.contains_key(&429), "there was no flood");
        assert!(grown <= MOST_MIB, "memory grew by {grown} MiB");
        beside.fared_well(&idle).unwrap();
    });
}

/// How many sign-ins of unknown names the server judges in a second, one after the other.
async fn hashes_a_second(site: &Site) -> u32 {
    let remote = Remote::new(&site.program.base(), Duration::from_secs(30));
    let (since, mut count) = (Instant::now(), 0);
    while since.elapsed() < Duration::from_millis(500) {
        let request = sign_in(&format!("calibration-{count}"));
        remote.send(&request).await.answered().expect(401);
        count += 1;
    }
    count * 2
}

fn sign_in(username: &str) -> Request {
    let body = json!({ "username": username, "password": "Wrong-password-1" });
    Request::post("/api/v1/auth/login", "", body)
}

/// Sign-ins at a fixed rate, however long the answers take.
struct Flood {
    senders: Vec<tokio::task::JoinHandle<BTreeMap<u16, u32>>>,
    ending: Arc<AtomicBool>,
}

impl Flood {
    fn begin(site: &Site, per_second: u32) -> Self {
        const SENDERS: u32 = 64;
        let remote = Remote::new(&site.program.base(), Duration::from_secs(60));
        let ending = Arc::new(AtomicBool::new(false));
        let begin = Instant::now();
        let sender = |number: u32| {
            let (remote, ending) = (remote.clone(), Arc::clone(&ending));
            tokio::spawn(async move {
                let mut statuses = BTreeMap::new();
                for turn in 0_u32.. {
                    let place = f64::from(turn * SENDERS + number) / f64::from(per_second);
                    sleep_until((begin + Duration::from_secs_f64(place)).into()).await;
                    if ending.load(Ordering::Relaxed) {
                        break;
                    }
                    let name = format!("nobody-{number}-{turn}");
                    let status = match remote.send(&sign_in(&name)).await {
                        Outcome::Answered(answer) => answer.status,
                        Outcome::Refused | Outcome::Lost(_) => 0,
                    };
                    *statuses.entry(status).or_default() += 1;
                }
                statuses
            })
        };
        Self {
            senders: (0..SENDERS).map(sender).collect(),
            ending,
        }
    }

    /// The statuses that it was told, and how many it sent.
    async fn end(self) -> (BTreeMap<u16, u32>, u32) {
        self.ending.store(true, Ordering::Relaxed);
        let mut all = BTreeMap::new();
        for statuses in join_all(self.senders).await {
            for (status, count) in statuses.unwrap() {
                *all.entry(status).or_default() += count;
            }
        }
        let sent = all.values().sum();
        (all, sent)
    }
}
