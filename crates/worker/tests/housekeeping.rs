//! Housekeeping runs soon after the start, and does not hold up the end.

#![expect(
    clippy::unwrap_used,
    reason = "a helper that fails is a test that fails"
)]

mod common;

use std::sync::Arc;
use std::time::Duration;

use bangban_application::Platform;
use bangban_integration::texts::FileTexts;
use bangban_persistence::idempotency::{self, Claim, Request};
use bangban_worker::{Intervals, Worker};
use chrono::TimeDelta;
use common::platform;
use tokio::sync::watch;

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
    // Nothing is sent here.
    let sender = Arc::new(FileTexts::new("/dev/null".into()));
    let worker = Worker::new(Arc::clone(platform), sender, intervals);
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
    let platform = platform(&folder).await.0;
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
    let platform = platform(&folder).await.0;
    let moment = tokio::time::sleep(Duration::from_millis(50));
    run_during(&platform, Intervals::default(), moment).await;
    assert!(is_unknown(&platform).await);
}
