//! `Idempotency-Key`: one effect for each key of a caller, and the first answer for every repeat.

use bangban_tests::given::{self, LICENCE};
use bangban_tests::on_both;
use chrono::TimeDelta;
use futures_util::future::join_all;
use reqwest::Method;
use serde_json::json;

const CLERK: &str = "lanshan.clerk";

#[test]
fn a_repeated_draft_is_one_draft() {
    on_both(async |server| {
        let draft = LICENCE.draft(server);
        let send = || {
            server
                .as_user(CLERK)
                .call(Method::POST, "/api/v1/cases")
                .json(&draft)
                .key("draft-1")
        };
        let first = send().send().await.expect(201);
        assert_eq!(first.header("idempotency-replayed"), "");
        let rows = server.rows().await;
        for _ in 0..3 {
            let again = send().send().await.expect(201);
            assert_eq!(again.header("idempotency-replayed"), "true");
            assert_eq!(
                (&again.body, again.etag()),
                (&first.body, first.etag()),
                "byte by byte"
            );
            assert_eq!(again.header("location"), first.header("location"));
        }
        assert_eq!(server.rows().await, rows);

        let mut other = draft.clone();
        other["mode"] = json!("assist");
        let call = server
            .as_user(CLERK)
            .call(Method::POST, "/api/v1/cases")
            .json(&other)
            .key("draft-1");
        call.send().await.problem(422, "idempotency_key_reused");
        let elsewhere = server
            .as_user(CLERK)
            .call(Method::POST, "/api/v1/cases/on-the-spot")
            .json(&draft);
        elsewhere
            .key("draft-1")
            .send()
            .await
            .problem(422, "idempotency_key_reused");
        // A key is its caller's own.
        let call = server
            .as_user("lanshan.deputy")
            .call(Method::POST, "/api/v1/cases")
            .json(&draft)
            .key("draft-1");
        assert_eq!(
            call.send().await.expect(201).header("idempotency-replayed"),
            ""
        );
        // After a day it is forgotten.
        server.clock.advance(TimeDelta::hours(25));
        assert_eq!(
            send()
                .send()
                .await
                .expect(201)
                .header("idempotency-replayed"),
            ""
        );
    });
}

#[test]
fn a_repeated_act_is_one_act() {
    on_both(async |server| {
        let case = LICENCE.drafted(server).await;
        let send = || {
            let call = server
                .as_user(CLERK)
                .call(Method::POST, &case.path("submission"));
            call.json(&json!({ "declaration": true }))
                .if_match(&case.etag)
                .key("submit-1")
        };
        let first = send().send().await.expect(200);
        let again = send().send().await.expect(200);
        assert_eq!(
            again.body, first.body,
            "the tracking code too, which is shown once"
        );
        assert_eq!(again.header("idempotency-replayed"), "true");
    });
}

#[test]
fn many_at_once_have_one_effect() {
    on_both(async |server| {
        let draft = LICENCE.draft(server);
        server.token(CLERK).await;
        let before = server.rows().await["cases"];
        let send = || {
            server
                .as_user(CLERK)
                .call(Method::POST, "/api/v1/cases")
                .json(&draft)
                .key("at-once")
                .send()
        };
        let answers = join_all((0..8).map(|_| send())).await;
        let made: Vec<_> = answers
            .iter()
            .filter(|answer| answer.status == 201)
            .collect();
        assert!(!made.is_empty());
        for answer in &answers {
            match answer.status {
                201 => assert_eq!(answer.body, made[0].body),
                409 => {
                    assert_eq!(answer.json["code"], "idempotency_in_progress");
                    assert_eq!(answer.header("retry-after"), "1");
                }
                other => panic!("{other}: {}", answer.text()),
            }
        }
        assert_eq!(server.rows().await["cases"], before + 1);
        assert_eq!(send().await.expect(201).body, made[0].body);
    });
}

/// What was refused had no effect: the key is free for a better try.
#[test]
fn a_refused_request_gives_its_key_back() {
    on_both(async |server| {
        let mut draft = LICENCE.draft(server);
        draft["mode"] = json!("neither");
        let call = server
            .as_user(CLERK)
            .call(Method::POST, "/api/v1/cases")
            .json(&draft)
            .key("again");
        call.send().await.problem(422, "validation_failed");
        let call = server
            .as_user(CLERK)
            .call(Method::POST, "/api/v1/cases")
            .json(&LICENCE.draft(server))
            .key("again");
        call.send().await.expect(201);
    });
}

#[test]
fn a_key_has_a_form() {
    on_both(async |server| {
        let case = LICENCE.in_progress(server).await;
        let send = async |key: &str| {
            let call = server
                .as_user(LICENCE.agent)
                .call(Method::POST, &case.path("log-entries"));
            call.json(&given::log_entry()).key(key).send().await
        };
        for bad in ["", "with blank", "密钥", &"k".repeat(256)] {
            send(bad).await.problem(400, "idempotency_key_invalid");
        }
        send(&"k".repeat(255)).await.expect(201);
    });
}

/// A file is kept once as well.
#[test]
fn a_repeated_upload_is_one_file() {
    on_both(async |server| {
        let case = LICENCE.drafted(server).await;
        let form = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.7\n\r\n--b--\r\n";
        let send = async || {
            let call = server
                .as_user(CLERK)
                .call(Method::POST, &case.path("documents"));
            call.body("multipart/form-data; boundary=b", form)
                .key("file-1")
                .send()
                .await
                .expect(201)
        };
        let first = send().await;
        assert_eq!(send().await.body, first.body);
        assert_eq!(server.rows().await["document_contents"], 1);
    });
}
