//! Codes: how often, how long, and that whatever is wrong with one looks the same.

use std::num::NonZeroU32;
use std::time::Duration;

use bangban_http::middleware::rate_limit::{Limit, Limits, RouteLimit};
use bangban_tests::{Options, TestServer, on_both, on_both_with};
use chrono::TimeDelta;
use futures_util::future::join_all;
use serde_json::{Value, json};

use super::{CODE, ask, code, messages, other, person, phone, register, registered, said};

#[test]
fn known_and_unknown_phones_are_answered_alike() {
    on_both(async |server| {
        registered(server, 1).await;
        server.clock.advance(TimeDelta::minutes(1));
        let known = ask(server, &phone(1)).await.expect(202);
        let unknown = ask(server, &phone(2)).await.expect(202);
        assert_eq!(said(&known), said(&unknown));
        assert_eq!(known.json, json!({ "expires_in": 300, "retry_after": 60 }));
        // Each of them gets a message.
        let to: Vec<String> = messages(server)
            .await
            .into_iter()
            .map(|(to, _)| to)
            .collect();
        assert_eq!(to, [phone(1), phone(2)]);
        let held_up = |number| async move {
            ask(server, &phone(number))
                .await
                .problem(429, "too_many_requests")
        };
        let (known, unknown) = (held_up(1).await, held_up(2).await);
        assert_eq!(known.status, unknown.status);
    });
}

#[test]
fn whatever_is_wrong_with_a_code_looks_the_same() {
    on_both(async |server| {
        let refused = async |body: Value| {
            let refused = register(server, &body)
                .await
                .problem(422, "validation_failed");
            assert_eq!(refused.faults(), [("/code", "wrong_code")]);
            said(&refused)
        };
        let never_sent = refused(person(1, "123456")).await;
        let right = code(server, &phone(1)).await;
        let wrong = refused(person(1, &other(&right))).await;
        // A code proves the phone that it was sent to.
        let of_another = code(server, &phone(2)).await;
        let elsewhere = refused(person(1, &of_another)).await;
        server.clock.advance(TimeDelta::minutes(5));
        let expired = refused(person(1, &right)).await;
        let right = code(server, &phone(1)).await;
        server.clock.advance(TimeDelta::minutes(1));
        let newer = code(server, &phone(1)).await;
        let replaced = refused(person(1, if newer == right { "000000" } else { &right })).await;
        register(server, &person(1, &newer)).await.expect(201);
        let used = refused(person(1, &newer)).await;
        for answer in [wrong, elsewhere, expired, replaced, used] {
            assert_eq!(answer, never_sent);
        }
    });
}

#[test]
fn a_code_may_be_tried_five_times() {
    on_both(async |server| {
        let right = code(server, &phone(1)).await;
        for _ in 0..5 {
            register(server, &person(1, &other(&right)))
                .await
                .problem(422, "validation_failed");
        }
        let too_late = register(server, &person(1, &right))
            .await
            .problem(422, "validation_failed");
        assert_eq!(too_late.faults(), [("/code", "wrong_code")]);
        // A new one is as good as the first.
        server.clock.advance(TimeDelta::minutes(1));
        let right = code(server, &phone(1)).await;
        for _ in 0..4 {
            register(server, &person(1, &other(&right)))
                .await
                .problem(422, "validation_failed");
        }
        register(server, &person(1, &right)).await.expect(201);
    });
}

#[test]
fn guesses_at_the_same_time_are_all_counted() {
    on_both(async |server| {
        let right = code(server, &phone(1)).await;
        let guesses = (0..20).map(async |number| {
            let guess = format!("{number:06}");
            let guess = if guess == right { other(&guess) } else { guess };
            register(server, &person(1, &guess))
                .await
                .problem(422, "validation_failed");
        });
        join_all(guesses).await;
        register(server, &person(1, &right))
            .await
            .problem(422, "validation_failed");
        let tries = "SELECT CAST(tries AS BIGINT) AS n FROM one_time_codes";
        assert_eq!(server.number(tries, vec![]).await, 5);
    });
}

#[test]
fn one_code_makes_one_account_however_many_ask_at_once() {
    on_both(async |server| {
        let asked = (0..8).map(async |_| ask(server, &phone(1)).await.status);
        let mut statuses = join_all(asked).await;
        statuses.sort_unstable();
        assert_eq!(statuses, [vec![202], vec![429; 7]].concat());
        let [(_, text)] = messages(server).await.try_into().unwrap();
        let code: String = text
            .split("验证码 ")
            .nth(1)
            .unwrap()
            .chars()
            .take(6)
            .collect();
        let made = (0..5).map(async |number| {
            let mut body = person(1, &code);
            body["id_number"] = json!(bangban_tests::resident_id(number));
            register(server, &body).await.status
        });
        let mut statuses = join_all(made).await;
        statuses.sort_unstable();
        assert_eq!(statuses, [201, 422, 422, 422, 422]);
        assert_eq!(
            server
                .number("SELECT count(*) AS n FROM registrations", vec![])
                .await,
            1
        );
    });
}

#[test]
fn a_phone_gets_one_code_a_minute_and_five_a_day() {
    on_both(async |server| {
        ask(server, &phone(1)).await.expect(202);
        let wait = retry_after(server, 1).await;
        assert!((59..=60).contains(&wait), "{wait}");
        // Others are not held up by it.
        ask(server, &phone(2)).await.expect(202);
        for _ in 1..4 {
            server.clock.advance(TimeDelta::seconds(60));
            ask(server, &phone(1)).await.expect(202);
        }
        server.clock.advance(TimeDelta::seconds(60));
        let last = ask(server, &phone(1)).await.expect(202);
        let left = last.json["retry_after"].as_i64().unwrap();
        assert!((86_000..86_400).contains(&left), "{left}");
        server.clock.advance(TimeDelta::hours(1));
        let wait = retry_after(server, 1).await;
        assert!((82_000..83_000).contains(&wait), "{wait}");
        server.clock.advance(TimeDelta::hours(23));
        ask(server, &phone(1)).await.expect(202);
    });
}

async fn retry_after(server: &TestServer, number: u32) -> i64 {
    let held_up = ask(server, &phone(number))
        .await
        .problem(429, "too_many_requests");
    assert!(!held_up.text().contains(&phone(number)));
    held_up.header("retry-after").parse().unwrap()
}

#[test]
fn an_address_gets_so_many_codes_an_hour() {
    let limit = Limit {
        burst: NonZeroU32::new(3).unwrap(),
        period: Duration::from_secs(3_600),
    };
    let options = Options {
        limits: Limits {
            routes: vec![RouteLimit {
                method: "POST".to_owned(),
                path: CODE.to_owned(),
                limit,
            }],
            ..Limits::default()
        },
        ..Options::default()
    };
    on_both_with(&options, async |server| {
        for number in 0..3 {
            ask(server, &phone(number)).await.expect(202);
        }
        let held_up = ask(server, &phone(3))
            .await
            .problem(429, "too_many_requests");
        let wait: u32 = held_up.header("retry-after").parse().unwrap();
        assert!((1..=1_201).contains(&wait), "{wait}");
        assert_eq!(messages(server).await.len(), 3);
    });
}
