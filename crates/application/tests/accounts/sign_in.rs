//! Signing in, renewing, signing out, changing the password.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use bangban_application::Error;
use bangban_application::auth;
use bangban_application::auth::tokens::Tokens;
use bangban_domain::fault::Fault;
use chrono::TimeDelta;

use crate::support::{PASSWORD, Stage, user};

const OTHER: &str = "Another-2026-password";

fn error<T>(outcome: Result<T, Error>) -> Error {
    outcome.err().unwrap()
}

#[tokio::test]
async fn the_right_password_opens_a_session() {
    let stage = Stage::set().await;
    let tokens = stage.log_in("CLERK", PASSWORD).await.ok().unwrap();
    assert_eq!(
        (tokens.expires_in, tokens.refresh_expires_in),
        (900, 43_200)
    );
    let caller = stage.caller_of(&tokens.access_token).await.unwrap();
    assert_eq!(auth::me(&caller).username, "clerk");
    let trail = stage.trail().await;
    assert_eq!(
        (trail[0].action.as_str(), trail[0].outcome.as_str()),
        ("auth/login", "done")
    );
    assert_eq!(trail[0].actor, Some(user("clerk")));
    stage.pass(TimeDelta::minutes(15));
    assert_eq!(
        error(stage.caller_of(&tokens.access_token).await),
        Error::TokenExpired
    );
}

#[tokio::test]
async fn five_failures_lock_known_and_unknown_names_alike() {
    let stage = Stage::set().await;
    for name in ["clerk", "nobody"] {
        for _ in 0..5 {
            assert_eq!(
                error(stage.log_in(name, OTHER).await),
                Error::WrongCredentials,
                "{name}"
            );
        }
        let locked = Error::TooManyAttempts { retry_after: 901 };
        assert_eq!(error(stage.log_in(name, PASSWORD).await), locked, "{name}");
    }
    let trail = stage.trail().await;
    assert_eq!(
        trail.len(),
        10,
        "attempts on a locked account are not written down"
    );
    assert!(
        trail
            .iter()
            .all(|record| record.outcome == "denied" && record.actor.is_none())
    );
    assert_eq!(
        trail
            .iter()
            .filter(|record| record.detail["locked"] == true)
            .count(),
        2
    );
    assert!(
        !format!("{trail:?}").contains("nobody"),
        "a typed name is kept nowhere"
    );
    stage.pass(TimeDelta::minutes(15));
    assert!(stage.log_in("clerk", PASSWORD).await.is_ok());
    for _ in 0..4 {
        assert_eq!(
            error(stage.log_in("clerk", OTHER).await),
            Error::WrongCredentials,
            "counted anew"
        );
    }
    assert!(stage.log_in("clerk", PASSWORD).await.is_ok());
}

#[tokio::test]
async fn guesses_at_the_same_time_are_all_counted() {
    let stage = Stage::set().await;
    let guess = || stage.log_in("clerk", OTHER);
    let guesses = tokio::join!(guess(), guess(), guess(), guess(), guess());
    assert!(guesses.0.is_err() && guesses.4.is_err());
    let locked = error(stage.log_in("clerk", PASSWORD).await);
    assert!(matches!(locked, Error::TooManyAttempts { .. }));
}

#[tokio::test]
async fn a_refresh_token_works_once_and_its_reuse_ends_the_session() {
    let stage = Stage::set().await;
    let first = stage.log_in("clerk", PASSWORD).await.ok().unwrap();
    let other = stage.log_in("clerk", PASSWORD).await.ok().unwrap();
    stage.pass(TimeDelta::hours(1));
    let second = auth::refresh(&stage.platform, &first.refresh_token, "trace")
        .await
        .ok()
        .unwrap();
    assert_eq!(
        second.refresh_expires_in, 39_600,
        "no longer than the session"
    );
    assert!(stage.caller_of(&second.access_token).await.is_ok());
    let again = auth::refresh(&stage.platform, &first.refresh_token, "trace").await;
    assert_eq!(error(again), Error::Unauthenticated);
    assert_eq!(
        error(stage.caller_of(&second.access_token).await),
        Error::Unauthenticated
    );
    let renewed = auth::refresh(&stage.platform, &second.refresh_token, "trace").await;
    assert_eq!(
        error(renewed),
        Error::Unauthenticated,
        "the whole family is gone"
    );
    assert_eq!(stage.trail().await[0].detail["reused"], true);
    assert!(
        auth::refresh(&stage.platform, &other.refresh_token, "trace")
            .await
            .is_ok(),
        "another session"
    );
    let unknown = auth::refresh(&stage.platform, "x", "trace").await;
    assert_eq!(error(unknown), Error::Unauthenticated);
}

#[tokio::test]
async fn a_session_ends_after_twelve_hours_however_often_it_is_renewed() {
    let stage = Stage::set().await;
    let mut tokens = stage.log_in("clerk", PASSWORD).await.ok().unwrap();
    for _ in 0..2 {
        stage.pass(TimeDelta::hours(5));
        tokens = auth::refresh(&stage.platform, &tokens.refresh_token, "trace")
            .await
            .ok()
            .unwrap();
    }
    stage.pass(TimeDelta::hours(2));
    let ended = auth::refresh(&stage.platform, &tokens.refresh_token, "trace").await;
    assert_eq!(error(ended), Error::Unauthenticated);
}

#[tokio::test]
async fn signing_out_ends_the_session_at_once() {
    let stage = Stage::set().await;
    let (caller, tokens) = stage.signed_in("clerk").await;
    auth::logout(&stage.platform, Some(&caller), None, "trace")
        .await
        .unwrap();
    assert_eq!(
        error(stage.caller_of(&tokens.access_token).await),
        Error::Unauthenticated
    );
    let renewed = auth::refresh(&stage.platform, &tokens.refresh_token, "trace").await;
    assert_eq!(error(renewed), Error::Unauthenticated);
    let (_, tokens) = stage.signed_in("clerk").await;
    auth::logout(&stage.platform, None, Some(&tokens.refresh_token), "trace")
        .await
        .unwrap();
    assert_eq!(
        error(stage.caller_of(&tokens.access_token).await),
        Error::Unauthenticated
    );
    let nothing = auth::logout(&stage.platform, None, None, "trace").await;
    assert_eq!(nothing, Err(Error::Unauthenticated));
}

/// Wherever a request of the session is at that moment, it does not put back what has ended.
#[tokio::test]
async fn a_request_under_way_does_not_put_back_what_has_ended() {
    let stage = Stage::set().await;
    let mut met = 0;
    // How many steps a request takes is up to the threads: go on until it was met in the middle of several.
    for steps in (0..10).cycle().take(100) {
        let tokens = stage.log_in("clerk", PASSWORD).await.ok().unwrap();
        let mut under_way = pin!(stage.caller_of(&tokens.access_token));
        let mut done = false;
        for _ in 0..steps {
            done =
                poll_fn(|context| Poll::Ready(under_way.as_mut().poll(context).is_ready())).await;
            if done {
                break;
            }
            // The database's thread does what it was asked for.
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        auth::logout(&stage.platform, None, Some(&tokens.refresh_token), "trace")
            .await
            .unwrap();
        if !done {
            let _ = under_way.await;
        }
        let after = stage.caller_of(&tokens.access_token).await;
        assert_eq!(error(after), Error::Unauthenticated, "after {steps} steps");
        met += usize::from(!done && steps > 0);
        if done && met > 1 {
            return;
        }
    }
    panic!("it was never met in the middle");
}

#[tokio::test]
async fn a_new_password_ends_every_session_and_opens_one() {
    let stage = Stage::set().await;
    let (caller, tokens) = stage.signed_in("clerk").await;
    let (_, other) = stage.signed_in("clerk").await;
    let change = |current: &str, new: &str| {
        auth::change_password(&stage.platform, &caller, current.to_owned(), new.to_owned())
    };
    let wrong = error(change(OTHER, OTHER).await);
    assert_eq!(
        wrong,
        Error::Faulty(vec![Fault::at("/current_password", "wrong_password")])
    );
    let same = error(change(PASSWORD, PASSWORD).await);
    assert_eq!(
        same,
        Error::Faulty(vec![Fault::at("/new_password", "unchanged")])
    );
    let new = change(PASSWORD, OTHER).await.ok().unwrap();
    assert!(stage.caller_of(&new.access_token).await.is_ok());
    for old in [&tokens, &other] {
        assert_eq!(
            error(stage.caller_of(&old.access_token).await),
            Error::Unauthenticated
        );
    }
    assert_eq!(
        error(stage.log_in("clerk", PASSWORD).await),
        Error::WrongCredentials
    );
    assert!(stage.log_in("clerk", OTHER).await.is_ok());
}

#[tokio::test]
async fn guessing_the_current_password_locks_too() {
    let stage = Stage::set().await;
    let (caller, _) = stage.signed_in("clerk").await;
    for _ in 0..5 {
        let guess = auth::change_password(
            &stage.platform,
            &caller,
            OTHER.to_owned(),
            PASSWORD.to_owned(),
        );
        assert!(matches!(error(guess.await), Error::Faulty(_)));
    }
    let right = auth::change_password(
        &stage.platform,
        &caller,
        PASSWORD.to_owned(),
        OTHER.to_owned(),
    );
    assert!(matches!(error(right.await), Error::TooManyAttempts { .. }));
}

/// The keys of another process on the same database.
async fn keys_of_another(stage: &Stage) -> Tokens {
    let platform = &stage.platform;
    let (sealing, random) = (&platform.sealing, &*platform.random);
    Tokens::load_or_create(&platform.store, sealing, random, platform.now())
        .await
        .unwrap()
}

async fn rotate(stage: &Stage, tokens: &Tokens) {
    let platform = &stage.platform;
    let (sealing, random) = (&platform.sealing, &*platform.random);
    tokens
        .rotate(&platform.store, sealing, random, platform.now())
        .await
        .unwrap();
}

#[tokio::test]
async fn a_process_that_runs_follows_to_a_new_signing_key() {
    let stage = Stage::set().await;
    let other = keys_of_another(&stage).await;
    rotate(&stage, &other).await;
    let signed_with = async |key: &str| {
        let signed_in = stage.log_in("clerk", PASSWORD).await.ok().unwrap();
        let token = signed_in.access_token;
        let header = jsonwebtoken::decode_header(&token).unwrap();
        assert_eq!(header.kid.as_deref(), Some(key));
        assert!(stage.caller_of(&token).await.is_ok());
        let there = other.verify(&token, stage.platform.now());
        assert!(there.is_ok(), "{there:?}, signed with {key}");
    };
    stage.pass(TimeDelta::minutes(1));
    signed_with("bangban-1").await;
    stage.pass(TimeDelta::seconds(1));
    signed_with("bangban-2").await;
}

#[tokio::test]
async fn all_who_come_with_a_new_key_at_once_are_let_in() {
    let stage = Stage::set().await;
    let platform = &stage.platform;
    let other = keys_of_another(&stage).await;
    let before = stage.log_in("clerk", PASSWORD).await.ok().unwrap();
    rotate(&stage, &other).await;
    assert_eq!(other.jwks()["keys"].as_array().unwrap().len(), 2);
    let family = stage.caller_of(&before.access_token).await.unwrap().family;
    let issue = async || {
        let reader = platform.store.reader().await.unwrap();
        let (user, id) = (user("clerk"), platform.fresh_id());
        other
            .issue(&reader, &platform.sealing, user, family, id, platform.now())
            .await
            .unwrap()
    };
    let (one, two) = (issue().await, issue().await);
    let (one, two) = tokio::join!(stage.caller_of(&one), stage.caller_of(&two));
    assert!(one.is_ok() && two.is_ok(), "{one:?}, {two:?}");
    assert_eq!(platform.tokens.jwks(), other.jwks());
}
