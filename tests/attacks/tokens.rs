//! Forged tokens, and tokens that were good once: none opens anything, each is told so in the same way.

use std::collections::BTreeSet;
use std::time::Duration;

use bangban_tests::{Answer, PASSWORD, on_both};
use chrono::TimeDelta;
use reqwest::Method;
use serde_json::json;

use crate::forger::{Forger, Forgery};
use crate::{USER, text, under, with};

/// The goal names thirty.
const LEAST: usize = 30;
/// Somebody else.
const OTHER: &str = "yishui.clerk";
/// How long what another process has ended may go on here (`domain.md`; a disabled account is out within
/// a second), with a little for the machine.
const A_SECOND: Duration = Duration::from_millis(1_010);

#[test]
fn no_forged_token_opens_anything() {
    on_both(async |server| {
        let genuine = server.token(USER).await;
        let stranger = server.token(OTHER).await;
        with(server, &genuine).await.expect(200);
        let forger = Forger::new(server, &genuine, OTHER).await;
        let forgeries = forger.forgeries(&stranger);
        check_distinct(&forgeries, &genuine);
        let mut accepted = Vec::new();
        for (what, token) in &forgeries {
            let answer = with(server, token).await;
            if answer.status == 401 {
                refused(answer, what);
            } else {
                accepted.push(format!("{what}: {}", answer.status));
            }
        }
        assert_eq!(accepted, Vec::<String>::new());
        // The controls: the forger's pen writes, and neither token has suffered.
        let again = forger.sign(&forger.header, &forger.claims);
        for token in [&again, &genuine, &stranger] {
            with(server, token).await.expect(200);
        }
        println!("{} forgeries, none accepted", forgeries.len());
    });
}

fn check_distinct(forgeries: &[Forgery], genuine: &str) {
    let names: BTreeSet<&str> = forgeries.iter().map(|(what, _)| what.as_str()).collect();
    let tokens: BTreeSet<&str> = forgeries.iter().map(|(_, token)| token.as_str()).collect();
    assert_eq!(names.len(), forgeries.len(), "each has a name of its own");
    assert_eq!(tokens.len(), forgeries.len(), "each is another one");
    assert!(!tokens.contains(genuine));
    assert!(tokens.len() >= LEAST, "{} forgeries", tokens.len());
}

/// A problem that tells nothing of what was wrong.
#[track_caller]
fn refused(answer: Answer, what: &str) {
    let challenge = answer.header("www-authenticate");
    assert!(challenge.starts_with("Bearer"), "{what}: {challenge}");
    let code = answer.json["code"].as_str().unwrap_or_default();
    assert!(
        ["unauthenticated", "token_expired"].contains(&code),
        "{what}: {}",
        answer.text()
    );
    answer.is_problem();
}

#[test]
fn no_forged_token_changes_anything() {
    on_both(async |server| {
        let genuine = server.token(USER).await;
        let stranger = server.token(OTHER).await;
        let forger = Forger::new(server, &genuine, OTHER).await;
        let before = server.rows().await;
        for (what, token) in forger.forgeries(&stranger).into_iter().step_by(5) {
            let call = server.as_nobody().call(Method::POST, "/api/v1/cases");
            let call = call.header("authorization", &format!("Bearer {token}"));
            let answer = call.json(&json!({})).send().await;
            assert_eq!(answer.status, 401, "{what}: {}", answer.text());
        }
        let mut after = server.rows().await;
        // Refusals may be recorded, and nothing else.
        after.insert("audit_events", before["audit_events"]);
        assert_eq!(after, before);
    });
}

#[test]
fn a_genuine_token_in_the_wrong_place_opens_nothing() {
    on_both(async |server| {
        let token = server.token(USER).await;
        for authorization in [
            String::new(),
            "Bearer".to_owned(),
            "Bearer ".to_owned(),
            token.clone(),
            format!("Basic {token}"),
            format!("Bearer, {token}"),
            format!("Bearer={token}"),
            format!("Token {token}"),
            format!("Bearer {token} {token}"),
            format!("Bearer {token},Bearer {token}"),
            format!("Bearer \"{token}\""),
        ] {
            let answer = under(server, &authorization).await;
            assert_eq!(answer.status, 401, "{authorization}");
            refused(answer, &authorization);
        }
        let nobody = server.as_nobody();
        let twice = nobody.call(Method::GET, "/api/v1/me");
        let bearer = format!("Bearer {token}");
        let twice = twice
            .header("authorization", &bearer)
            .header("authorization", &bearer);
        refused(twice.send().await, "twice");
        let cookie = nobody.call(Method::GET, "/api/v1/me");
        let cookie = cookie.header(
            "cookie",
            &format!("access_token={token}; bangban_refresh={token}"),
        );
        refused(cookie.send().await, "cookie");
        let address = nobody
            .get(&format!("/api/v1/me?access_token={token}"))
            .await;
        assert!([400, 401].contains(&address.status), "{}", address.status);
        address.is_problem();
        under(server, &bearer).await.expect(200);
    });
}

#[test]
fn a_token_of_what_has_ended_opens_nothing() {
    on_both(async |server| {
        let session = server.sign_in(USER, PASSWORD).await.expect(200);
        let token = text(&session, "access_token");
        refused(
            with(server, &text(&session, "refresh_token")).await,
            "refresh token",
        );

        // Signed out.
        let call = server.as_nobody().call(Method::POST, "/api/v1/auth/logout");
        let call = call.header("authorization", &format!("Bearer {token}"));
        call.send().await.expect(204);
        refused(with(server, &token).await, "signed out");

        // Expired.
        let session = server.sign_in(USER, PASSWORD).await.expect(200);
        let token = text(&session, "access_token");
        server
            .clock
            .advance(TimeDelta::minutes(15) + TimeDelta::seconds(1));
        refused(with(server, &token).await, "expired");

        // Another password.
        let session = server.sign_in(USER, PASSWORD).await.expect(200);
        let (token, new) = (text(&session, "access_token"), "Yimeng-2026-hongse");
        let call = server
            .as_nobody()
            .call(Method::PUT, "/api/v1/auth/password");
        let call = call.header("authorization", &format!("Bearer {token}"));
        let body = json!({ "current_password": PASSWORD, "new_password": new });
        call.json(&body).send().await.expect(200);
        refused(with(server, &token).await, "another password");
        let session = server.sign_in(USER, new).await.expect(200);
        with(server, &text(&session, "access_token"))
            .await
            .expect(200);
    });
}

/// By this process at once, by another one within a second: the account, its session, its password.
#[test]
fn what_another_process_has_ended_is_out_within_a_second() {
    on_both(async |server| {
        for (user, sql) in [
            (
                USER,
                "UPDATE users SET active = FALSE WHERE username = 'lanshan.clerk'",
            ),
            (
                OTHER,
                "UPDATE refresh_families SET revoked_at = created_at WHERE user_id = \
                (SELECT id FROM users WHERE username = 'yishui.clerk')",
            ),
        ] {
            let token = server.token(user).await;
            with(server, &token).await.expect(200);
            server.execute(sql).await;
            tokio::time::sleep(A_SECOND).await;
            refused(with(server, &token).await, sql);
            let forger = Forger::new(server, &token, OTHER).await;
            let again = forger.sign(&forger.header, &forger.claims);
            refused(with(server, &again).await, "signed anew");
            // Nobody else has suffered.
            let other = server.token("lanshan.agent1").await;
            with(server, &other).await.expect(200);
        }
    });
}
