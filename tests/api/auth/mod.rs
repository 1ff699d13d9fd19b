//! Signing in and out: passwords, lockout, rotation of refresh tokens, disabled accounts.

use std::time::{Duration, Instant};

use bangban_application::auth::authenticate;
use bangban_tests::given::LICENCE;
use bangban_tests::{Answer, PASSWORD, TestServer, on_both};
use chrono::TimeDelta;
use reqwest::Method;
use serde_json::json;

const USER: &str = "lanshan.clerk";

#[test]
fn a_right_password_signs_in() {
    on_both(async |server| {
        let answer = server.sign_in(USER, PASSWORD).await.expect(200);
        assert_eq!(
            (&answer.json["token_type"], &answer.json["expires_in"]),
            (&json!("Bearer"), &json!(900))
        );
        assert_eq!(answer.header("cache-control"), "no-store");
        let cookie = answer.header("set-cookie");
        for part in ["HttpOnly", "SameSite=Strict", "Path=/api/v1/auth", "Secure"] {
            assert!(cookie.contains(part), "{part} not in {cookie}");
        }
        let me = with(server, &text(&answer, "access_token"))
            .await
            .expect(200);
        assert_eq!(
            (&me.json["username"], &me.json["roles"][0]["role"]),
            (&json!(USER), &json!("clerk"))
        );
        assert_eq!(
            me.json["organization_id"],
            server.organization(LICENCE.venue).to_string()
        );

        // A browser gets the refresh token in its cookie alone; names are read in any case.
        let body = json!({ "username": "Lanshan.Clerk", "password": PASSWORD });
        let browser = server
            .as_nobody()
            .post("/api/v1/auth/login", body)
            .await
            .expect(200);
        assert!(browser.json.get("refresh_token").is_none());
    });
}

/// Tells nothing about whether there is such an account.
#[test]
fn a_wrong_password_and_an_unknown_name_look_alike() {
    on_both(async |server| {
        let wrong = server
            .sign_in(USER, "Bangban-demo-2025")
            .await
            .problem(401, "invalid_credentials");
        let unknown = server
            .sign_in("nobody.at.all", PASSWORD)
            .await
            .problem(401, "invalid_credentials");
        let body = |answer: &Answer| {
            let mut body = answer.json.clone();
            body.as_object_mut().unwrap().remove("trace_id");
            body
        };
        assert_eq!(body(&wrong), body(&unknown));
        let names = |answer: &Answer| {
            answer
                .headers
                .keys()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
        };
        assert_eq!(names(&wrong), names(&unknown));
        let refused = server
            .as_nobody()
            .post("/api/v1/auth/login", json!({ "username": "", "extra": 1 }))
            .await;
        let refused = refused.problem(422, "validation_failed");
        assert_eq!(
            refused.faults(),
            [
                ("/extra", "unknown_field"),
                ("/password", "required"),
                ("/username", "required")
            ]
        );
    });
}

#[test]
fn five_failures_lock_an_account_for_a_while() {
    on_both(async |server| {
        for name in [USER, "nobody.at.all"] {
            for _ in 0..5 {
                server
                    .sign_in(name, "wrong")
                    .await
                    .problem(401, "invalid_credentials");
            }
            let locked = server
                .sign_in(name, PASSWORD)
                .await
                .problem(429, "too_many_attempts");
            let wait: i64 = locked.header("retry-after").parse().unwrap();
            assert!((800..=900).contains(&wait), "{wait}");
        }
        server.clock.advance(TimeDelta::minutes(15));
        server.sign_in(USER, PASSWORD).await.expect(200);
        // A success begins the count anew.
        for _ in 0..4 {
            server
                .sign_in(USER, "wrong")
                .await
                .problem(401, "invalid_credentials");
        }
        server.sign_in(USER, PASSWORD).await.expect(200);
        server
            .sign_in(USER, "wrong")
            .await
            .problem(401, "invalid_credentials");
        server.sign_in(USER, PASSWORD).await.expect(200);
    });
}

#[test]
fn a_refresh_token_works_once() {
    on_both(async |server| {
        let first = server.sign_in(USER, PASSWORD).await.expect(200);
        let second = refresh(server, &text(&first, "refresh_token"))
            .await
            .expect(200);
        let (old, new) = (
            text(&first, "refresh_token"),
            text(&second, "refresh_token"),
        );
        assert_ne!(old, new);
        with(server, &text(&second, "access_token"))
            .await
            .expect(200);
        let third = refresh(server, &new).await.expect(200);
        // Somebody comes with one that was used: the session ends for both.
        refresh(server, &new).await.problem(401, "unauthenticated");
        refresh(server, &text(&third, "refresh_token"))
            .await
            .problem(401, "unauthenticated");
        for answer in [&first, &second, &third] {
            with(server, &text(answer, "access_token"))
                .await
                .problem(401, "unauthenticated");
        }
        server.sign_in(USER, PASSWORD).await.expect(200);
        refresh(server, "AAAA")
            .await
            .problem(401, "unauthenticated");
    });
}

#[test]
fn a_browser_refreshes_by_its_cookie() {
    on_both(async |server| {
        let signed_in = server.sign_in(USER, PASSWORD).await.expect(200);
        let send = async |cookie: &str| {
            let call = server
                .as_nobody()
                .call(Method::POST, "/api/v1/auth/refresh");
            call.header("cookie", cookie).send().await
        };
        let cookie = signed_in
            .header("set-cookie")
            .split(';')
            .next()
            .unwrap()
            .to_owned();
        let refreshed = send(&cookie).await.expect(200);
        assert!(refreshed.json.get("refresh_token").is_none());
        let ended = send(&cookie).await.problem(401, "unauthenticated");
        assert!(ended.header("set-cookie").contains("Max-Age=0"));
    });
}

#[test]
fn a_token_ends_after_a_quarter_of_an_hour() {
    on_both(async |server| {
        let token = server.token(USER).await;
        server.clock.advance(TimeDelta::minutes(14));
        with(server, &token).await.expect(200);
        server.clock.advance(TimeDelta::minutes(2));
        let answer = with(server, &token).await.problem(401, "token_expired");
        assert!(answer.header("www-authenticate").starts_with("Bearer"));
    });
}

/// Of two processes on one database, one goes on signing with the old key for up to a minute.
#[test]
fn a_new_signing_key_puts_nobody_out() {
    on_both(async |server| {
        let (other, third) = (
            server.another_process().await,
            server.another_process().await,
        );
        let (sealing, random) = (&other.sealing, &*other.random);
        other
            .tokens
            .rotate(&other.store, sealing, random, other.now())
            .await
            .unwrap();
        let signed_with = async |key: &str| {
            let answer = server.sign_in(USER, PASSWORD).await.expect(200);
            let token = text(&answer, "access_token");
            let header = jsonwebtoken::decode_header(&token).unwrap();
            assert_eq!(header.kid.as_deref(), Some(key));
            with(server, &token).await.expect(200);
            let there = authenticate(&other, &token, String::new()).await;
            assert!(there.is_ok(), "{there:?}, signed with {key}");
            token
        };
        server.clock.advance(TimeDelta::seconds(55));
        signed_with("bangban-1").await;
        server.clock.advance(TimeDelta::seconds(6));
        let (one, two) = (
            signed_with("bangban-2").await,
            signed_with("bangban-2").await,
        );
        // Two come at once to one that does not know the key yet.
        let (one, two) = tokio::join!(
            authenticate(&third, &one, String::new()),
            authenticate(&third, &two, String::new())
        );
        assert!(one.is_ok() && two.is_ok(), "{one:?}, {two:?}");
    });
}

#[test]
fn signing_out_ends_the_session() {
    on_both(async |server| {
        let first = server.sign_in(USER, PASSWORD).await.expect(200);
        let other = server.sign_in(USER, PASSWORD).await.expect(200);
        let call = || server.as_nobody().call(Method::POST, "/api/v1/auth/logout");
        let bearer = format!("Bearer {}", text(&first, "access_token"));
        call()
            .header("authorization", &bearer)
            .send()
            .await
            .expect(204);
        with(server, &text(&first, "access_token"))
            .await
            .problem(401, "unauthenticated");
        refresh(server, &text(&first, "refresh_token"))
            .await
            .problem(401, "unauthenticated");
        with(server, &text(&other, "access_token"))
            .await
            .expect(200);
        // The refresh token alone will do as well.
        call()
            .json(&json!({ "refresh_token": text(&other, "refresh_token") }))
            .send()
            .await
            .expect(204);
        with(server, &text(&other, "access_token"))
            .await
            .problem(401, "unauthenticated");
        call().send().await.problem(401, "unauthenticated");
    });
}

#[test]
fn a_new_password_ends_every_session() {
    on_both(async |server| {
        let new = "Yimeng-2026-hongse";
        let here = server.sign_in(USER, PASSWORD).await.expect(200);
        let there = server.sign_in(USER, PASSWORD).await.expect(200);
        let change = async |token: &str, current: &str, new: &str| {
            let call = server
                .as_nobody()
                .call(Method::PUT, "/api/v1/auth/password");
            let call = call.header("authorization", &format!("Bearer {token}"));
            call.json(&json!({ "current_password": current, "new_password": new }))
                .send()
                .await
        };
        let token = text(&here, "access_token");
        let weak = change(&token, PASSWORD, "password")
            .await
            .problem(422, "validation_failed");
        assert_eq!(weak.faults(), [("/new_password", "weak_password")]);
        let wrong = change(&token, "something else", new)
            .await
            .problem(422, "validation_failed");
        assert_eq!(wrong.faults(), [("/current_password", "wrong_password")]);
        let changed = change(&token, PASSWORD, new).await.expect(200);
        for old in [&here, &there] {
            with(server, &text(old, "access_token"))
                .await
                .problem(401, "unauthenticated");
            refresh(server, &text(old, "refresh_token"))
                .await
                .problem(401, "unauthenticated");
        }
        with(server, &text(&changed, "access_token"))
            .await
            .expect(200);
        server
            .sign_in(USER, PASSWORD)
            .await
            .problem(401, "invalid_credentials");
        server.sign_in(USER, new).await.expect(200);
    });
}

#[test]
fn a_disabled_account_is_out_within_a_second() {
    on_both(async |server| {
        let signed_in = server.sign_in(USER, PASSWORD).await.expect(200);
        let token = text(&signed_in, "access_token");
        with(server, &token).await.expect(200);
        set_active(server, USER, false).await;
        let since = Instant::now();
        while with(server, &token).await.status == 200 {
            assert!(since.elapsed() < Duration::from_secs(1), "still in");
        }
        refresh(server, &text(&signed_in, "refresh_token"))
            .await
            .problem(401, "unauthenticated");
        server
            .sign_in(USER, PASSWORD)
            .await
            .problem(401, "invalid_credentials");
        set_active(server, USER, true).await;
        with(server, &token).await.problem(401, "unauthenticated");
        server.sign_in(USER, PASSWORD).await.expect(200);

        // Disabled by another process: what this one knows of the caller is a second old at most.
        let token = server.token("lanshan.agent1").await;
        with(server, &token).await.expect(200);
        server
            .execute("UPDATE users SET active = FALSE WHERE username = 'lanshan.agent1'")
            .await;
        tokio::time::sleep(Duration::from_millis(1_010)).await;
        with(server, &token).await.problem(401, "unauthenticated");
    });
}

async fn set_active(server: &TestServer, username: &str, active: bool) {
    let path = format!("/api/v1/users/{}", server.user(username));
    let etag = server
        .as_user("secadmin")
        .get(&path)
        .await
        .expect(200)
        .etag();
    let call = server
        .as_user("secadmin")
        .call(Method::PATCH, &path)
        .json(&json!({ "active": active }));
    call.if_match(&etag).send().await.expect(200);
}

#[test]
fn a_role_that_was_taken_away_opens_nothing_more() {
    on_both(async |server| {
        let case = LICENCE.drafted(server).await;
        let path = format!("/api/v1/users/{}", server.user(USER));
        let user = server.as_user("secadmin").get(&path).await.expect(200);
        let roles = json!({ "roles": [{ "role": "archivist", "organization_id": server.organization(LICENCE.venue) }] });
        let call = server
            .as_user("secadmin")
            .call(Method::PATCH, &path)
            .json(&roles);
        call.if_match(&user.etag()).send().await.expect(200);
        case.refused(
            USER,
            "submission",
            json!({ "declaration": true }),
            403,
            "forbidden",
        )
        .await;
        // 三员分立: nobody holds two of the three.
        let both = json!({ "roles": [
            { "role": "auditor", "organization_id": server.organization(LICENCE.venue) },
            { "role": "clerk", "organization_id": server.organization(LICENCE.venue) },
        ] });
        let call = server
            .as_user("secadmin")
            .call(Method::PATCH, &path)
            .json(&both)
            .if_match("*");
        let refused = call.send().await.problem(422, "validation_failed");
        assert_eq!(refused.faults(), [("/roles", "roles_exclude_each_other")]);
    });
}

async fn with(server: &TestServer, token: &str) -> Answer {
    let call = server.as_nobody().call(Method::GET, "/api/v1/me");
    call.header("authorization", &format!("Bearer {token}"))
        .send()
        .await
}

async fn refresh(server: &TestServer, token: &str) -> Answer {
    server
        .as_nobody()
        .post("/api/v1/auth/refresh", json!({ "refresh_token": token }))
        .await
}

fn text(answer: &Answer, name: &str) -> String {
    answer.json[name]
        .as_str()
        .unwrap_or_else(|| panic!("{name} in {}", answer.text()))
        .to_owned()
}
