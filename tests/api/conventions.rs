//! The conventions of the contract: problems, languages, tags, pages of lists, headers, health, the
//! description.

use bangban_http::app::describe;
use bangban_http::openapi::{lint, to_json};
use bangban_http::routes;
use bangban_tests::given::{self, BENEFIT, LICENCE};
use bangban_tests::{Answer, TestServer, on_both, on_each, operations};
use reqwest::Method;
use serde_json::json;

#[test]
fn every_error_is_a_problem() {
    on_both(async |server| {
        let nobody = server.as_nobody();
        let clerk = server.as_user("lanshan.clerk");
        let missing = clerk
            .get("/api/v1/cases/019cac0f-0000-7000-8000-000000000000")
            .await;
        missing.problem(404, "not_found");
        nobody
            .get("/api/v1/nothing/here")
            .await
            .problem(404, "not_found");
        nobody.get("/health/other").await.problem(404, "not_found");
        let wrong_method = nobody.call(Method::DELETE, "/api/v1/cases").send().await;
        let wrong_method = wrong_method.problem(405, "method_not_allowed");
        assert_eq!(wrong_method.header("allow"), "GET, HEAD, POST");
        let wrong_method = clerk
            .get("/api/v1/cases/search")
            .await
            .problem(405, "method_not_allowed");
        assert_eq!(wrong_method.header("allow"), "POST");
        let case = "/api/v1/cases/019cac0f-0000-7000-8000-000000000000";
        let wrong_method = clerk
            .call(Method::PUT, case)
            .send()
            .await
            .problem(405, "method_not_allowed");
        assert_eq!(wrong_method.header("allow"), "GET, HEAD, PATCH");
        nobody
            .get("/api/v1/cases")
            .await
            .problem(401, "unauthenticated");
    });
}

#[test]
fn what_a_handler_did_not_mean_is_a_problem_too() {
    on_both(async |server| {
        for path in ["/api/v1/test/panic", "/api/v1/test/text-error"] {
            let answer = server
                .as_user("lanshan.clerk")
                .get(path)
                .await
                .problem(500, "internal");
            for secret in ["王芳", "371302", "SELECT", "panic", ".rs"] {
                assert!(
                    !answer.text().replace(path, "").contains(secret),
                    "{secret} in {}",
                    answer.text()
                );
            }
        }
        server
            .as_user("lanshan.clerk")
            .get("/api/v1/me")
            .await
            .expect(200);
    });
}

#[test]
fn the_type_of_a_problem_is_a_page() {
    on_both(async |server| {
        let nobody = server.as_nobody();
        let problem = nobody.get("/api/v1/cases").await.is_problem();
        let page = nobody
            .get(problem.json["type"].as_str().unwrap())
            .await
            .expect(200);
        assert!(page.header("content-type").starts_with("text/html"));
        assert!(
            page.text()
                .contains(problem.json["title"].as_str().unwrap())
        );
        let index = nobody.get("/problems").await.expect(200).text();
        for entry in bangban_http::problem::CATALOGUE {
            let page = nobody
                .get(&format!("/problems/{}", entry.name))
                .await
                .expect(200)
                .text();
            assert!(
                page.contains(entry.title.0) && page.contains(entry.title.1),
                "{}",
                entry.name
            );
            assert!(index.contains(&format!("/problems/{}", entry.name)));
        }
        nobody
            .get("/problems/no_such_thing")
            .await
            .problem(404, "not_found");
    });
}

#[test]
fn problems_speak_both_languages() {
    on_both(async |server| {
        let ask = async |language: &str| {
            let call = server.as_nobody().call(Method::GET, "/api/v1/cases");
            call.header("accept-language", language)
                .send()
                .await
                .problem(401, "unauthenticated")
        };
        let title = |answer: &Answer| answer.json["title"].as_str().unwrap().to_owned();
        let chinese = server.as_nobody().get("/api/v1/cases").await;
        assert_eq!(
            (title(&chinese).as_str(), chinese.header("content-language")),
            ("未登录", "zh-CN")
        );
        for english in ["en", "en-GB,en;q=0.9,zh;q=0.5"] {
            let answer = ask(english).await;
            assert_eq!(
                (title(&answer).as_str(), answer.header("content-language")),
                ("Not signed in", "en")
            );
        }
        for chinese in ["zh-CN,zh;q=0.9,en;q=0.8", "fr", "*"] {
            assert_eq!(title(&ask(chinese).await), "未登录", "{chinese}");
        }
        let call = server
            .as_user("lanshan.clerk")
            .call(Method::POST, "/api/v1/cases")
            .json(&json!({}));
        let refused = call
            .header("accept-language", "en")
            .send()
            .await
            .problem(422, "validation_failed");
        assert!(
            refused.json["errors"]
                .as_array()
                .unwrap()
                .iter()
                .all(|fault| fault["detail"].as_str().unwrap().is_ascii())
        );
    });
}

#[test]
fn lists_are_paged_by_key_and_stable() {
    on_both(async |server| {
        let clerk = server.as_user(LICENCE.clerk);
        let make = async |number: u32| {
            let draft = LICENCE.draft_for(server, given::person(number));
            clerk.post("/api/v1/cases", draft).await.expect(201).json["id"]
                .as_str()
                .unwrap()
                .to_owned()
        };
        let mut made = Vec::new();
        for number in 0..7 {
            made.push(make(number).await);
        }
        let first = clerk
            .get("/api/v1/cases?limit=3&sort=created_at")
            .await
            .expect(200);
        assert_eq!(ids(&first), made[..3]);
        // What is added in between shifts nothing.
        made.push(make(100).await);
        let mut seen = ids(&first);
        let mut cursor = first.json["next_cursor"].clone();
        while let Some(next) = cursor.as_str() {
            let page = clerk
                .get(&format!(
                    "/api/v1/cases?limit=3&sort=created_at&cursor={next}"
                ))
                .await
                .expect(200);
            seen.extend(ids(&page));
            cursor = page.json["next_cursor"].clone();
        }
        assert_eq!(seen, made);
        let newest = clerk.get("/api/v1/cases?limit=1").await.expect(200);
        assert_eq!(ids(&newest), made[7..]);
        assert_eq!(
            newest.json.as_object().unwrap().keys().collect::<Vec<_>>(),
            ["items", "next_cursor"]
        );

        for garbage in ["x", "AAAA", "eyJhIjoxfQ", "%7B%7D"] {
            let refused = clerk
                .get(&format!("/api/v1/cases?cursor={garbage}"))
                .await
                .problem(400, "malformed_query");
            assert_eq!(refused.faults(), [("/cursor", "cursor")]);
        }
        // A cursor belongs to its list and order.
        let cursor = first.json["next_cursor"].as_str().unwrap();
        clerk
            .get(&format!("/api/v1/cases?sort=due_on&cursor={cursor}"))
            .await
            .problem(400, "malformed_query");
        clerk
            .get(&format!("/api/v1/notifications?cursor={cursor}"))
            .await
            .problem(400, "malformed_query");
    });
}

fn ids(page: &Answer) -> Vec<String> {
    page.items()
        .iter()
        .map(|item| item["id"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn lists_can_be_filtered_and_ordered() {
    on_both(async |server| {
        let first = LICENCE.in_progress(server).await;
        let second = LICENCE.drafted(server).await;
        let elsewhere = BENEFIT.submitted(server).await;
        let supervisor = server.as_user("lanshan.supervisor");
        let listed = async |query: &str| {
            ids(&supervisor
                .get(&format!("/api/v1/cases?{query}"))
                .await
                .expect(200))
        };
        let ids = [first.id, second.id, elsewhere.id].map(|id| id.to_string());
        let [first, second, elsewhere] = ids;
        assert_eq!(
            listed("sort=created_at").await,
            [&*first, &second, &elsewhere]
        );
        assert_eq!(listed("state=draft").await, [&*second]);
        assert_eq!(
            listed("state=draft&state=in_progress&sort=created_at").await,
            [&*first, &second]
        );
        assert_eq!(
            listed(&format!("agent_id={}", server.user(LICENCE.agent))).await,
            [&*first]
        );
        assert_eq!(
            listed(&format!("service_item_id={}", server.item(BENEFIT.item))).await,
            [&*elsewhere]
        );
        assert_eq!(
            listed(&format!(
                "organization_id={}",
                server.organization(BENEFIT.venue)
            ))
            .await,
            [&*elsewhere]
        );
        assert_eq!(listed("division_code=371302002000").await, [&*elsewhere]);
        assert_eq!(listed("division_code=371302000000").await.len(), 3);
        assert_eq!(listed("division_code=371323000000").await, [""; 0]);
        assert_eq!(listed("due_before=2026-03-12").await, [&*first]);
        assert_eq!(listed("overdue=true").await, [""; 0]);
        assert_eq!(listed("mine=true").await, [""; 0]);
        server.clock.set_day("2026-03-12");
        assert_eq!(listed("overdue=true").await, [&*first]);
        assert_eq!(listed("sort=due_on").await[0], first);
    });
}

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

#[test]
fn a_request_keeps_its_id() {
    on_both(async |server| {
        let send = async |id: &str| {
            server
                .as_nobody()
                .call(Method::GET, "/api/v1/cases")
                .header("x-request-id", id)
                .send()
                .await
        };
        let own = send("portal-20260302-1")
            .await
            .problem(401, "unauthenticated");
        assert_eq!(own.json["trace_id"], "portal-20260302-1");
        for bad in ["short", "with blank 12345", "line\u{7f}feed12345"] {
            let fresh = server.as_nobody().call(Method::GET, "/api/v1/cases");
            let fresh = if bad.contains('\u{7f}') {
                fresh
            } else {
                fresh.header("x-request-id", bad)
            };
            let fresh = fresh.send().await.problem(401, "unauthenticated");
            assert_ne!(fresh.json["trace_id"], bad);
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
fn the_description_is_served_as_the_code_says() {
    on_both(async |server| {
        let served = server
            .as_nobody()
            .get("/api/openapi.json")
            .await
            .expect(200)
            .json;
        let described = describe(routes::configure);
        let text = to_json(&described).unwrap();
        assert_eq!(
            served,
            serde_json::from_str::<serde_json::Value>(&text).unwrap()
        );
        assert_eq!(lint::lint(&described), Vec::<String>::new());
        assert!(served["openapi"].as_str().unwrap().starts_with("3.1"));
        let ids: Vec<String> = operations(server)
            .await
            .iter()
            .map(|it| it.described["operationId"].to_string())
            .collect();
        let distinct: std::collections::BTreeSet<&String> = ids.iter().collect();
        assert_eq!(distinct.len(), ids.len());
        if let Ok(checked_in) = std::fs::read_to_string(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../openapi/openapi.json"
        )) {
            assert!(
                checked_in == text,
                "openapi/openapi.json is not what the code describes: make openapi"
            );
        }
    });
}

/// Whatever has a path but no description would be outside of every check.
#[test]
fn the_documentation_works_without_network() {
    on_both(async |server| {
        let page = server.as_nobody().get("/docs/").await.expect(200).text();
        for foreign in ["http://", "https://", "//cdn"] {
            assert!(!page.contains(foreign), "{foreign} in /docs/");
        }
        let set_up = server
            .as_nobody()
            .get("/docs/swagger-initializer.js")
            .await
            .expect(200)
            .text();
        assert!(set_up.contains("/api/openapi.json"));
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

/// Rate limits are lifted for all other tests; this one has them.
#[test]
fn who_asks_too_often_is_told_when_to_come_back() {
    use bangban_http::middleware::rate_limit::{Limit, Limits};
    let limit = Limit {
        burst: 20.try_into().unwrap(),
        period: std::time::Duration::from_secs(60),
    };
    let options = bangban_tests::Options {
        limits: Limits {
            general: Some(limit),
            ..Limits::default()
        },
        ..bangban_tests::Options::default()
    };
    bangban_tests::on_both_with(&options, async |server| {
        let mut refused = 0;
        for _ in 0..30 {
            let answer = server.as_nobody().get("/api/v1/organizations").await;
            if answer.status != 200 {
                let answer = answer.problem(429, "too_many_requests");
                assert!(answer.header("retry-after").parse::<u32>().unwrap() >= 1);
                refused += 1;
            }
        }
        assert!((9..=10).contains(&refused), "{refused} of 30 refused");
    });
}
