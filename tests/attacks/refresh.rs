//! Stolen refresh tokens: used twice, one after the other or at the same time, and in a race with
//! signing out. Whatever comes of it, no half of a session goes on.

use bangban_tests::{Answer, Options, PASSWORD, TestServer, full_form, on_both, on_both_with};
use futures_util::future::{join, join_all};
use reqwest::Method;
use serde_json::json;

use crate::{USER, text, with};

/// Uses of one token at the same time.
const AT_ONCE: usize = 20;

fn parallel() -> Options {
    Options {
        workers: 4,
        ..Options::default()
    }
}

async fn refresh(server: &TestServer, token: &str) -> Answer {
    let body = json!({ "refresh_token": token });
    server.as_nobody().post("/api/v1/auth/refresh", body).await
}

/// Families of the account that still run.
async fn running(server: &TestServer) -> i64 {
    let sql = "SELECT count(*) AS n FROM refresh_families f JOIN users u ON u.id = f.user_id \
        WHERE u.username = 'lanshan.clerk' AND f.revoked_at IS NULL";
    server.number(sql, vec![]).await
}

/// Neither token of an answer is good any more.
async fn is_dead(server: &TestServer, answer: &Answer) {
    with(server, &text(answer, "access_token"))
        .await
        .problem(401, "unauthenticated");
    refresh(server, &text(answer, "refresh_token"))
        .await
        .problem(401, "unauthenticated");
}

/// However many generations lie between the theft and its use.
#[test]
fn reuse_of_any_generation_ends_the_family() {
    on_both(async |server| {
        for stolen in 0..4 {
            let mut generations = vec![server.sign_in(USER, PASSWORD).await.expect(200)];
            let elsewhere = server.sign_in(USER, PASSWORD).await.expect(200);
            for _ in 0..4 {
                let last = text(generations.last().unwrap(), "refresh_token");
                generations.push(refresh(server, &last).await.expect(200));
            }
            let before = running(server).await;
            let stolen = text(&generations[stolen], "refresh_token");
            refresh(server, &stolen)
                .await
                .problem(401, "unauthenticated");
            assert_eq!(running(server).await, before - 1, "this family alone");
            for generation in &generations {
                is_dead(server, generation).await;
            }
            // The control: the other session of the same person goes on.
            with(server, &text(&elsewhere, "access_token"))
                .await
                .expect(200);
            refresh(server, &text(&elsewhere, "refresh_token"))
                .await
                .expect(200);
        }
        let recorded = "SELECT count(*) AS n FROM audit_events WHERE action = 'auth/refresh'";
        assert!(
            server.number(recorded, vec![]).await >= 4,
            "each theft is recorded"
        );
    });
}

#[test]
fn of_twenty_uses_at_once_at_most_one_succeeds_and_no_session_is_left() {
    let rounds = if full_form() { 50 } else { 4 };
    on_both_with(&parallel(), async |server| {
        let mut succeeded = 0;
        for round in 0..rounds {
            let first = server.sign_in(USER, PASSWORD).await.expect(200);
            let before = running(server).await;
            let token = text(&first, "refresh_token");
            let uses = (0..AT_ONCE).map(|_| refresh(server, &token));
            let answers = join_all(uses).await;
            let (good, bad): (Vec<_>, Vec<_>) =
                answers.into_iter().partition(|answer| answer.status == 200);
            assert!(good.len() <= 1, "round {round}: {} succeeded", good.len());
            for answer in bad {
                answer.problem(401, "unauthenticated");
            }
            succeeded += good.len();
            // Nineteen others had it as well: the family is over for all.
            assert_eq!(running(server).await, before - 1, "round {round}");
            is_dead(server, &first).await;
            for answer in &good {
                is_dead(server, answer).await;
            }
        }
        assert!(succeeded > 0, "one use alone is good: nobody ever had it");
    });
}

/// Each token used once, though many sessions are renewed at the same time: all of them go on.
#[test]
fn renewing_many_sessions_at_once_ends_none() {
    on_both_with(&parallel(), async |server| {
        let mut sessions = Vec::new();
        for _ in 0..AT_ONCE {
            sessions.push(server.sign_in(USER, PASSWORD).await.expect(200));
        }
        for _ in 0..3 {
            let renewed = sessions.iter().map(async |session| {
                let token = text(session, "refresh_token");
                refresh(server, &token).await.expect(200)
            });
            sessions = join_all(renewed).await;
        }
        for session in &sessions {
            with(server, &text(session, "access_token"))
                .await
                .expect(200);
        }
    });
}

#[test]
fn who_signs_out_while_somebody_renews_is_out() {
    let rounds = if full_form() { 100 } else { 8 };
    on_both_with(&parallel(), async |server| {
        for _ in 0..rounds {
            let session = server.sign_in(USER, PASSWORD).await.expect(200);
            let bearer = format!("Bearer {}", text(&session, "access_token"));
            let call = server.as_nobody().call(Method::POST, "/api/v1/auth/logout");
            let out = call.header("authorization", &bearer).send();
            let token = text(&session, "refresh_token");
            let (out, renewed) = join(out, refresh(server, &token)).await;
            out.expect(204);
            assert!([200, 401].contains(&renewed.status), "{}", renewed.text());
            if renewed.status == 200 {
                is_dead(server, &renewed).await;
            }
            with(server, &text(&session, "access_token"))
                .await
                .problem(401, "unauthenticated");
        }
    });
}
