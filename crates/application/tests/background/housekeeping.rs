//! What has been kept long enough goes, and nothing else.

use bangban_application::Error;
use bangban_application::auth::{Credentials, login};
use bangban_application::housekeeping::{self, HousekeepingReport};
use bangban_application::registration::request_code;
use bangban_domain::case::Event;
use bangban_domain::phone::Phone;
use bangban_persistence::audit;
use bangban_persistence::idempotency::{self, Claim, Request};
use bangban_persistence::registry::sessions::{self, NewFamily};
use chrono::TimeDelta;

use crate::made_up::{AGENT, CLERK, draft, id, in_progress, submitted, user};
use crate::stage::Stage;

const INSTANT: TimeDelta = TimeDelta::microseconds(1);

async fn kept_house(stage: &Stage) -> HousekeepingReport {
    housekeeping::run_once(&stage.platform).await.unwrap()
}

/// Nothing goes at this time, and this goes an instant later, once.
async fn goes_after(stage: &Stage, time: TimeDelta, expected: HousekeepingReport) {
    let nothing = HousekeepingReport::default();
    assert_eq!(kept_house(stage).await, nothing);
    stage.pass(time);
    assert_eq!(kept_house(stage).await, nothing);
    stage.pass(INSTANT);
    assert_eq!(kept_house(stage).await, expected);
    assert_eq!(kept_house(stage).await, nothing);
}

#[tokio::test]
async fn drafts_that_nobody_submits_go_after_thirty_days() {
    let stage = Stage::set().await;
    let insert = async |case| stage.insert(case, Event::Drafted, Some(user(CLERK))).await;
    let old = insert(draft(&stage)).await;
    let application = insert(submitted(&stage, 2)).await;
    stage.pass(INSTANT + INSTANT);
    let younger = insert(draft(&stage)).await;
    let expected = HousekeepingReport {
        drafts: 1,
        ..HousekeepingReport::default()
    };
    goes_after(&stage, TimeDelta::days(30) - INSTANT - INSTANT, expected).await;
    assert_eq!(stage.find(old).await, Ok(None));
    for kept in [application, younger] {
        assert!(stage.find(kept).await.unwrap().is_some());
    }
    let (store, key) = (&stage.platform.store, &stage.platform.sealing.audit);
    assert!(audit::verify(store, key).await.unwrap().is_intact());
}

#[tokio::test]
async fn replies_go_after_a_day() {
    let stage = Stage::set().await;
    let request = Request {
        caller: "portal",
        key: "key",
        fingerprint: "one",
    };
    let claim = async |seconds| {
        let (platform, seconds) = (&stage.platform, TimeDelta::seconds(seconds));
        let (now, keyring) = (platform.now() + seconds, &platform.sealing.keyring);
        idempotency::claim(&platform.store, &request, now, keyring).await
    };
    assert!(matches!(claim(0).await, Ok(Claim::Fresh(_))));
    assert_eq!(claim(1).await, Ok(Claim::Running));
    let expected = HousekeepingReport {
        replies: 1,
        ..HousekeepingReport::default()
    };
    goes_after(&stage, TimeDelta::hours(24), expected).await;
    // As long after the first claim as the second one was: the key is forgotten.
    assert!(matches!(claim(-24 * 3600).await, Ok(Claim::Fresh(_))));
}

#[tokio::test]
async fn phones_are_forgotten_a_day_after_their_last_code() {
    let stage = Stage::set().await;
    let phone = Phone::parse("13953912345").unwrap();
    let ask = async || request_code(&stage.platform, &phone, "trace").await;
    ask().await.unwrap();
    let expected = HousekeepingReport {
        codes: 1,
        ..HousekeepingReport::default()
    };
    goes_after(&stage, TimeDelta::hours(24), expected).await;
    ask().await.unwrap();
}

#[tokio::test]
async fn events_that_were_told_go_after_thirty_days() {
    let stage = Stage::set().await;
    let happened = async || {
        let actor = Some(user(AGENT));
        stage
            .insert(in_progress(&stage), Event::Reopened, actor)
            .await
    };
    happened().await;
    assert_eq!(stage.relay().await, 1);
    happened().await;
    let expected = HousekeepingReport {
        told: 1,
        ..HousekeepingReport::default()
    };
    goes_after(&stage, TimeDelta::days(30), expected).await;
    assert_eq!(stage.relay().await, 1, "what was not told yet stays");
}

/// Sign-ins that end so many hours from now.
async fn sign_in(stage: &Stage, numbers: std::ops::Range<u128>, hours: i64) {
    let created_at = stage.platform.now();
    let tx = stage.platform.store.begin().await.unwrap();
    for number in numbers {
        let family = NewFamily {
            id: id(number),
            user_id: user(CLERK),
            created_at,
            expires_at: created_at + TimeDelta::hours(hours),
        };
        sessions::insert_family(&tx, &family).await.unwrap();
    }
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn sign_ins_go_when_they_have_ended() {
    let stage = Stage::set().await;
    sign_in(&stage, 1..2, 12).await;
    sign_in(&stage, 2..3, 24).await;
    let expected = HousekeepingReport {
        sessions: 1,
        ..HousekeepingReport::default()
    };
    goes_after(&stage, TimeDelta::hours(12), expected).await;
    let reader = stage.platform.store.reader().await.unwrap();
    let owner = sessions::owner_of_active_family(&reader, id(2), stage.platform.now());
    assert!(owner.await.unwrap().is_some());
}

#[tokio::test]
async fn unknown_names_are_forgotten_after_thirty_days() {
    let stage = Stage::set().await;
    let credentials = Credentials {
        username: "nobody".to_owned(),
        password: "Password-1".to_owned(),
        otp: None,
    };
    let refused = login(&stage.platform, credentials, "trace").await;
    assert_eq!(refused.err(), Some(Error::WrongCredentials));
    let expected = HousekeepingReport {
        unknown_names: 1,
        ..HousekeepingReport::default()
    };
    goes_after(&stage, TimeDelta::days(30), expected).await;
}

#[tokio::test]
async fn a_run_comes_to_its_end_however_much_there_is() {
    let stage = Stage::set().await;
    sign_in(&stage, 1..5_004, 1).await;
    stage.pass(TimeDelta::hours(2));
    let report = |sessions, is_unfinished| HousekeepingReport {
        sessions,
        is_unfinished,
        ..HousekeepingReport::default()
    };
    assert_eq!(kept_house(&stage).await, report(5_000, true));
    assert_eq!(kept_house(&stage).await, report(3, false));
}

#[tokio::test]
async fn without_a_database_the_run_ends() {
    let stage = Stage::set().await;
    stage.platform.store.clone().close().await;
    assert_eq!(
        housekeeping::run_once(&stage.platform).await,
        Err(Error::Unavailable)
    );
}
