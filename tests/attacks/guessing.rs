//! Guessing passwords: from one address at many accounts, from many addresses at one account, all at
//! once.

use std::num::NonZeroU32;
use std::time::Duration;

use bangban_application::auth::{Credentials, login};
use bangban_application::{Error, Platform, housekeeping};
use bangban_http::middleware::rate_limit::{Limit, Limits, RouteLimit};
use bangban_tests::{Answer, Options, PASSWORD, TestServer, on_both, on_both_with};
use chrono::TimeDelta;
use futures_util::future::join_all;
use reqwest::Method;
use serde_json::json;

use crate::USER;

const LOGIN: &str = "/api/v1/auth/login";
/// Sign-ins that an address may send at once here.
const BURST: u32 = 6;
/// Failures after which an account is locked.
const FAILURES: usize = 5;

fn limited(trusted_proxies: usize) -> Options {
    let limit = Limit {
        burst: NonZeroU32::new(BURST).unwrap(),
        period: Duration::from_secs(600),
    };
    Options {
        limits: Limits {
            general: None,
            routes: vec![RouteLimit {
                method: "POST".to_owned(),
                path: LOGIN.to_owned(),
                limit,
            }],
            trusted_proxies,
        },
        ..Options::default()
    }
}

async fn sign_in_from(
    server: &TestServer,
    address: &str,
    username: &str,
    password: &str,
) -> Answer {
    let call = server.as_nobody().call(Method::POST, LOGIN);
    let call = call.header("x-forwarded-for", address);
    let body = json!({ "username": username, "password": password });
    call.json(&body).send().await
}

#[test]
fn an_address_that_tries_many_accounts_is_held_up() {
    on_both_with(&limited(1), async |server| {
        for number in 0..BURST {
            let name = format!("somebody{number}");
            let answer = sign_in_from(server, "198.51.100.7", &name, "Password-1").await;
            answer.problem(401, "invalid_credentials");
        }
        // Its own password would not help it now.
        let held_up = sign_in_from(server, "198.51.100.7", USER, PASSWORD).await;
        let held_up = held_up.problem(429, "too_many_requests");
        let wait: u32 = held_up.header("retry-after").parse().unwrap();
        assert!((1..=101).contains(&wait), "{wait}");
        // What the client itself puts in front of the proxy's entry counts for nothing.
        let forged = sign_in_from(server, "203.0.113.9, 198.51.100.7", USER, PASSWORD).await;
        forged.problem(429, "too_many_requests");
        // The control: others sign in.
        sign_in_from(server, "198.51.100.8", USER, PASSWORD)
            .await
            .expect(200);
    });
}

#[test]
fn no_header_gets_round_the_limit_where_no_proxy_is_trusted() {
    on_both_with(&limited(0), async |server| {
        let mut statuses = Vec::new();
        for number in 0..=BURST {
            let address = format!("198.51.100.{number}");
            let name = format!("somebody{number}");
            let answer = sign_in_from(server, &address, &name, "Password-1").await;
            statuses.push(answer.status);
        }
        assert_eq!(statuses.pop(), Some(429), "{statuses:?}");
        assert!(statuses.iter().all(|status| *status == 401), "{statuses:?}");
    });
}

#[test]
fn an_account_is_locked_from_wherever_the_guesses_come() {
    on_both_with(&limited(1), async |server| {
        for name in [USER, "nobody.at.all"] {
            // However the name is written, it is the same account.
            let spellings = [name.to_owned(), name.to_uppercase(), format!(" {name} ")];
            for number in 0..FAILURES {
                let address = format!("198.51.100.{number}");
                let spelling = &spellings[number % spellings.len()];
                let answer = sign_in_from(server, &address, spelling, "Password-1").await;
                answer.problem(401, "invalid_credentials");
            }
            let locked = sign_in_from(server, "203.0.113.1", name, PASSWORD).await;
            locked.problem(429, "too_many_attempts");
        }
        // The controls: another account is not locked, and this one is not for ever.
        sign_in_from(server, "203.0.113.2", "lanshan.agent1", PASSWORD)
            .await
            .expect(200);
        server.clock.advance(TimeDelta::minutes(16));
        sign_in_from(server, "203.0.113.3", USER, PASSWORD)
            .await
            .expect(200);
    });
}

/// A lock that another process does not know of would give more guesses, and one that it knows of for
/// accounts alone would tell which names are accounts.
#[test]
fn every_process_locks_known_and_unknown_names_alike() {
    on_both(async |server| {
        let (one, other) = (&server.platform, &server.another_process().await);
        let tried = async |at: &Platform, username: &str| {
            let credentials = Credentials {
                username: username.to_owned(),
                password: "Password-1".to_owned(),
                otp: None,
            };
            login(at, credentials, "trace").await.err().unwrap()
        };
        let locked = |error: &Error| matches!(error, Error::TooManyAttempts { .. });
        for name in [USER, "nobody.at.all"] {
            for _ in 0..FAILURES {
                assert_eq!(tried(one, name).await, Error::WrongCredentials, "{name}");
            }
            let refused = tried(other, name).await;
            assert!(locked(&refused), "{name}: {refused:?}");
        }
        // After the lock the next failure locks again, whatever was tidied up meanwhile.
        server.clock.advance(TimeDelta::minutes(16));
        housekeeping::run_once(one).await.unwrap();
        for name in [USER, "nobody.at.all"] {
            assert_eq!(tried(one, name).await, Error::WrongCredentials, "{name}");
            let refused = tried(other, name).await;
            assert!(locked(&refused), "{name}: {refused:?}");
        }
    });
}

/// Forty guesses at the same time are forty guesses.
#[test]
fn guesses_at_the_same_time_lock_as_well() {
    on_both(async |server| {
        let guesses = (0..40).map(async |number| {
            let password = format!("Password-{number}");
            server.sign_in(USER, &password).await
        });
        for answer in join_all(guesses).await {
            assert!([401, 429].contains(&answer.status), "{}", answer.text());
            answer.is_problem();
        }
        let locked = server.sign_in(USER, PASSWORD).await;
        locked.problem(429, "too_many_attempts");
        let table = "SELECT CAST(failed_sign_ins AS BIGINT) AS n FROM users WHERE username = 'lanshan.clerk'";
        let counted = server.number(table, vec![]).await;
        assert!(counted >= i64::try_from(FAILURES).unwrap(), "{counted}");
    });
}
