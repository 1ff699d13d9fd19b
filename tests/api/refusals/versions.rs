//! `If-Match`: needed, compared, and judged in its place among the other refusals.

use bangban_tests::given::{self, BENEFIT, LICENCE};
use bangban_tests::{Flow, on_both};
use reqwest::Method;
use serde_json::json;

#[test]
fn a_version_is_needed_and_must_be_the_current_one() {
    on_both(async |server| {
        let mut case = LICENCE.drafted(server).await;
        let first = case.etag.clone();
        case.change(LICENCE.clerk, json!({ "mode": "assist" }))
            .await;
        let before = server.rows().await["case_events"];
        let submit = || {
            let call = server
                .as_user(LICENCE.clerk)
                .call(Method::POST, &case.path("submission"));
            call.json(&json!({ "declaration": true }))
        };
        submit().send().await.problem(428, "if_match_required");
        submit()
            .if_match(&first)
            .send()
            .await
            .problem(412, "stale_version");
        submit()
            .if_match(&format!("W/{}", case.etag))
            .send()
            .await
            .problem(412, "stale_version");
        submit()
            .if_match("\"something else\"")
            .send()
            .await
            .problem(400, "malformed_header");
        submit()
            .if_match("\"2-zzzzzzzz\"")
            .send()
            .await
            .problem(412, "stale_version");
        submit()
            .if_match("2")
            .send()
            .await
            .problem(400, "malformed_header");
        let patch = server
            .as_user(LICENCE.clerk)
            .call(Method::PATCH, &case.path(""))
            .json(&json!({ "mode": "entrust" }));
        patch.send().await.problem(428, "if_match_required");
        assert_eq!(server.rows().await["case_events"], before);
        let either = format!("{first}, {}", case.etag);
        submit().if_match(&either).send().await.expect(200);
    });
}

#[test]
fn any_version_can_be_asked_for() {
    on_both(async |server| {
        let case = LICENCE.drafted(server).await;
        let call = server
            .as_user(LICENCE.clerk)
            .call(Method::POST, &case.path("submission"));
        call.json(&json!({ "declaration": true }))
            .if_match("*")
            .send()
            .await
            .expect(200);
    });
}

/// 401, 404 and 403, 428, 412, 400 and 422, 409: whoever may not see a thing learns nothing of it.
#[test]
fn refusals_come_in_their_order() {
    on_both(async |server| {
        let mut case = BENEFIT.drafted(server).await;
        let stale = case.etag.clone();
        case.change(BENEFIT.clerk, json!({ "mode": "assist" }))
            .await;
        let path = case.path("correction-notice");
        let call = |user: Option<&str>| match user {
            Some(user) => server.as_user(user).call(Method::POST, &path),
            None => server.as_nobody().call(Method::POST, &path),
        };
        let nonsense = "{ not json";
        call(None)
            .body("application/json", nonsense)
            .send()
            .await
            .problem(401, "unauthenticated");
        call(Some("yishui.clerk"))
            .body("application/json", nonsense)
            .send()
            .await
            .problem(404, "not_found");
        call(Some("wang"))
            .body("application/json", nonsense)
            .send()
            .await
            .problem(403, "forbidden");
        let clerk = || call(Some(BENEFIT.clerk));
        clerk()
            .body("application/json", nonsense)
            .send()
            .await
            .problem(428, "if_match_required");
        clerk()
            .body("application/json", nonsense)
            .if_match(&stale)
            .send()
            .await
            .problem(412, "stale_version");
        clerk()
            .body("application/json", nonsense)
            .if_match(&case.etag)
            .send()
            .await
            .problem(400, "malformed_json");
        clerk()
            .json(&json!({ "items": [] }))
            .if_match(&case.etag)
            .send()
            .await
            .problem(422, "validation_failed");
        clerk()
            .json(&given::notice("户口簿"))
            .if_match(&case.etag)
            .send()
            .await
            .problem(409, "transition_not_allowed");
    });
}

/// What only adds needs no version, and heeds one that is sent.
#[test]
fn adding_needs_no_version() {
    on_both(async |server| {
        let mut case: Flow<'_> = LICENCE.in_progress(server).await;
        let stale = case.etag.clone();
        case.act(LICENCE.agent, "log-entries", given::log_entry())
            .await;
        let call = server
            .as_user(LICENCE.agent)
            .call(Method::POST, &case.path("log-entries"));
        call.json(&given::log_entry())
            .if_match(&stale)
            .send()
            .await
            .problem(412, "stale_version");
    });
}

#[test]
fn an_unchanged_case_is_not_sent_again() {
    on_both(async |server| {
        let mut case = LICENCE.drafted(server).await;
        let read = |user: &str, tag: String| {
            server
                .as_user(user)
                .call(Method::GET, &case.path(""))
                .header("if-none-match", &tag)
        };
        let same = read(LICENCE.clerk, case.etag.clone())
            .send()
            .await
            .expect(304);
        assert!(same.body.is_empty());
        assert_eq!(same.etag(), case.etag);
        assert!(same.header("vary").contains("Authorization"));
        // Somebody who may do other things sees another view of the same version.
        let other = read("lanshan.supervisor", case.etag.clone())
            .send()
            .await
            .expect(200);
        assert_ne!(other.etag(), case.etag);
        let seen = case.etag.clone();
        case.change(LICENCE.clerk, json!({ "mode": "assist" }))
            .await;
        let call = server
            .as_user(LICENCE.clerk)
            .call(Method::GET, &case.path(""));
        call.header("if-none-match", &seen).send().await.expect(200);
    });
}
