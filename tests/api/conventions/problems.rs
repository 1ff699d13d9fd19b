//! Every error is a problem (RFC 9457): known or not meant, in both languages, each with its page.

use bangban_http::problem::CATALOGUE;
use bangban_tests::{Answer, Options, on_both, on_both_with};
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
        for entry in CATALOGUE {
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

/// Rate limits are lifted for all other tests; this one has them.
#[test]
fn who_asks_too_often_is_told_when_to_come_back() {
    use bangban_http::middleware::rate_limit::{Limit, Limits};
    let limit = Limit {
        burst: 20.try_into().unwrap(),
        period: std::time::Duration::from_secs(60),
    };
    let options = Options {
        limits: Limits {
            general: Some(limit),
            ..Limits::default()
        },
        ..Options::default()
    };
    on_both_with(&options, async |server| {
        let mut refused = 0;
        for _ in 0..30 {
            let answer = server.as_nobody().get("/api/v1/organizations").await;
            if answer.status != 200 {
                let answer = answer.problem(429, "too_many_requests");
                assert!(answer.header("retry-after").parse::<u32>().unwrap() >= 1);
                refused += 1;
            }
        }
        assert!((6..=10).contains(&refused), "{refused} of 30 refused");
    });
}
