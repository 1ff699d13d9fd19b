//! Headers, tags, HEAD, health; and what no answer may hold.

use bangban_tests::given::BENEFIT;
use bangban_tests::{TestServer, on_both, on_each};
use reqwest::Method;
use serde_json::json;

#[test]
fn every_answer_has_its_headers() {
    on_both(async |server| {
        let clerk = server.as_user("lanshan.clerk");
        let nobody = server.as_nobody();
        let answers = [
            clerk.get("/api/v1/me").await.expect(200),
            clerk.get("/api/v1/cases").await.expect(200),
            nobody.get("/api/v1/cases").await.expect(401),
            nobody.get("/api/v1/nothing").await.expect(404),
            nobody.get("/api/v1/test/panic").await.expect(500),
            nobody.get("/health/live").await.expect(200),
            nobody.get("/api/openapi.json").await.expect(200),
            nobody.get("/docs/").await.expect(200),
            nobody.get("/").await.expect(200),
        ];
        for answer in answers {
            for (name, value) in [
                ("x-content-type-options", "nosniff"),
                ("referrer-policy", "no-referrer"),
                ("x-frame-options", "DENY"),
                ("cross-origin-opener-policy", "same-origin"),
            ] {
                assert_eq!(answer.header(name), value, "{name} of {}", answer.asked);
            }
            let policy = answer.header("content-security-policy");
            assert!(
                policy.contains("frame-ancestors 'none'") && policy.contains("default-src"),
                "{}",
                answer.asked
            );
            assert!(
                !answer.header("x-request-id").is_empty() && answer.header("server").is_empty(),
                "{}",
                answer.asked
            );
        }
        let personal = clerk.get("/api/v1/cases").await;
        assert!(
            personal.header("cache-control").contains("no-store"),
            "{}",
            personal.header("cache-control")
        );
    });
}

/// A UUID or a trace id is the caller's to choose; anything else could be somebody's name.
#[test]
fn a_request_keeps_its_id() {
    on_both(async |server| {
        let send = async |id: &str| {
            let call = server.as_nobody().call(Method::GET, "/api/v1/cases");
            let answer = call.header("x-request-id", id).send().await;
            answer.problem(401, "unauthenticated").json["trace_id"].clone()
        };
        for own in [
            "019cac0f-0000-7000-8000-000000000000",
            "4bf92f3577b34da6a3ce929d0e0e4736",
        ] {
            assert_eq!(send(own).await, own);
        }
        for other in [
            "short",
            "with blank 12345",
            "wangfang-13953912345",
            &"a".repeat(300),
        ] {
            assert_ne!(send(other).await, other);
        }
    });
}

#[test]
fn head_is_answered_as_get() {
    on_both(async |server| {
        let get = server.as_nobody().get("/health/live").await.expect(200);
        let head = server
            .as_nobody()
            .call(Method::HEAD, "/health/live")
            .send()
            .await
            .expect(200);
        assert!(head.body.is_empty());
        assert_eq!(head.header("content-type"), get.header("content-type"));
        server
            .as_user("lanshan.clerk")
            .call(Method::HEAD, "/api/v1/cases")
            .send()
            .await
            .expect(200);
        server
            .as_nobody()
            .call(Method::HEAD, "/api/v1/cases")
            .send()
            .await
            .expect(401);
    });
}

#[test]
fn reference_data_has_tags_as_well() {
    on_both(async |server| {
        for path in single_resources(server) {
            let first = server.as_user("secadmin").get(&path).await.expect(200);
            let call = server
                .as_user("secadmin")
                .call(Method::GET, &path)
                .header("if-none-match", &first.etag());
            assert!(call.send().await.expect(304).body.is_empty(), "{path}");
        }
    });
}

fn single_resources(server: &TestServer) -> Vec<String> {
    let item = server.item(BENEFIT.item);
    vec![
        "/api/v1/me".to_owned(),
        format!(
            "/api/v1/organizations/{}",
            server.organization(BENEFIT.venue)
        ),
        "/api/v1/divisions/371302000000".to_owned(),
        format!("/api/v1/service-items/{item}"),
        format!("/api/v1/service-items/{item}/versions/1"),
        format!("/api/v1/agents/{}", server.user(BENEFIT.agent)),
        format!("/api/v1/users/{}", server.user(BENEFIT.agent)),
        "/api/v1/calendar/2026".to_owned(),
        "/api/openapi.json".to_owned(),
    ]
}

#[test]
fn health_is_told() {
    on_both(async |server| {
        for path in ["/health/live", "/health/ready"] {
            let answer = server.as_nobody().get(path).await.expect(200);
            assert_eq!(
                (&answer.json, answer.header("cache-control")),
                (&json!({ "status": "ok" }), "no-store")
            );
        }
    });
}

/// With the database away the process lives, is not ready, and says when to come back.
#[test]
fn without_its_database_it_is_not_ready() {
    on_each(async |database| {
        let server = &TestServer::start(database).await;
        server.token("lanshan.clerk").await;
        server.platform.store.clone().close().await;
        server.as_nobody().get("/health/live").await.expect(200);
        for (user, path) in [
            (None, "/health/ready"),
            (Some("lanshan.clerk"), "/api/v1/cases"),
        ] {
            let client = user.map_or_else(|| server.as_nobody(), |user| server.as_user(user));
            let answer = client.get(path).await.problem(503, "unavailable");
            assert!(answer.header("retry-after").parse::<u32>().unwrap() > 0);
        }
        server.stop_serving().await;
    });
}

#[test]
fn personal_data_is_masked_in_every_answer() {
    on_both(async |server| {
        let mut case = BENEFIT.handed_over(server).await;
        case.act("lanshan.archivist", "archive", json!({})).await;
        while server.relay().await > 0 {}
        let secrets = ["371302199001010011", "13953912345", "王芳", "银雀山街道1号"];
        let paths = [
            "",
            "events?limit=100",
            "log-entries",
            "charges",
            "problems",
            "documents",
        ]
        .map(|below| case.path(below));
        let lists = ["/api/v1/cases", "/api/v1/notifications", "/api/v1/me"].map(str::to_owned);
        for user in [
            BENEFIT.clerk,
            BENEFIT.agent,
            "lanshan.supervisor",
            "lanshan.archivist",
            "city.leader",
        ] {
            for path in paths.iter().chain(&lists) {
                let text = server.as_user(user).get(path).await.expect(200).text();
                for secret in secrets {
                    assert!(!text.contains(secret), "{secret} in {path} for {user}");
                }
            }
        }
        let trail = server
            .as_user("auditor")
            .get("/api/v1/audit-events?limit=100")
            .await
            .expect(200)
            .text();
        assert!(secrets.iter().all(|secret| !trail.contains(secret)));
    });
}
