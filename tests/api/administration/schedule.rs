//! Versions that are published for a later day.

use bangban_application::sweeps::SweepReport;
use bangban_tests::given::BENEFIT;
use bangban_tests::{Answer, TestServer, on_both};
use reqwest::Method;
use serde_json::{Value, json};

use super::{change, content, new_version, path_of, publish, recorded};

/// A draft of the benefit that promises so many days.
async fn promising(server: &TestServer, days: u32) -> Answer {
    let draft = new_version(server, BENEFIT.item).await;
    let mut body = content(&draft.json);
    body["promised_limit"]["days"] = json!(days);
    let path = path_of(&draft.json);
    let put = change(server, Method::PUT, &path, &draft.etag(), &body).await;
    put.expect(200)
}

async fn current(server: &TestServer) -> Value {
    let path = format!("/api/v1/service-items/{}", server.item(BENEFIT.item));
    let item = server.as_nobody().get(&path).await.expect(200);
    item.json["version"].clone()
}

async fn states(server: &TestServer) -> Vec<(i64, String)> {
    let item = server.item(BENEFIT.item);
    let path = format!("/api/v1/service-items/{item}/versions");
    let all = server.as_nobody().get(&path).await.expect(200);
    let state = |it: &Value| {
        let state = it["state"].as_str().unwrap().to_owned();
        (it["version"].as_i64().unwrap(), state)
    };
    all.items().iter().map(state).collect()
}

fn is(states: &[(i64, String)], expected: &[(i64, &str)]) {
    let told: Vec<_> = states
        .iter()
        .map(|(version, state)| (*version, state.as_str()))
        .collect();
    assert_eq!(told, expected);
}

#[test]
fn a_version_is_used_from_its_day_on() {
    on_both(async |server| {
        let draft = promising(server, 15).await;
        let published = publish(server, &draft, "2026-03-09").await.expect(200);
        assert_eq!(
            (&published.json["state"], &published.json["effective_on"]),
            (&json!("scheduled"), &json!("2026-03-09"))
        );
        // It is published: everybody sees what will hold, and nothing changes before.
        let waiting = "/api/v1/service-items?state=scheduled";
        let waiting = server.as_nobody().get(waiting).await.expect(200);
        assert_eq!(waiting.items()[0]["promised_limit"]["days"], 15);
        is(&states(server).await, &[(2, "scheduled"), (1, "published")]);
        server.clock.set("2026-03-08T23:59:00+08:00");
        assert_eq!(server.sweep().await.items, 0);
        let before = BENEFIT.submitted(server).await;
        assert_eq!(before.case["service_item_version"], 1);
        assert_eq!(current(server).await, 1);

        server.clock.set("2026-03-09T00:00:01+08:00");
        assert_eq!(current(server).await, 2, "also before the sweep was there");
        let after = BENEFIT.submitted(server).await;
        assert_eq!(after.case["service_item_version"], 2);
        assert_eq!(server.sweep().await.items, 1);
        assert_eq!(server.sweep().await, SweepReport::default());
        is(&states(server).await, &[(2, "published"), (1, "withdrawn")]);
        let mut before = before;
        before.reload(BENEFIT.clerk).await;
        assert_eq!(before.case["service_item_version"], 1);
        let id = server.item(BENEFIT.item).to_string();
        let acts = recorded(server, "service-item", &id).await;
        assert_eq!(acts.last().unwrap(), "service-item/take-effect");
        // What lists ask is what the version says.
        let listed = format!("/api/v1/service-items?q={}", "%E6%9C%80%E4%BD%8E");
        let listed = server.as_nobody().get(&listed).await.expect(200);
        assert_eq!(listed.items()[0]["version"], 2);
    });
}

/// A later version takes the place of those before it from its own day on.
#[test]
fn a_later_version_overtakes_one_that_waits() {
    on_both(async |server| {
        let second = promising(server, 15).await;
        publish(server, &second, "2026-03-09").await.expect(200);
        let third = promising(server, 14).await;
        publish(server, &third, "2026-03-16").await.expect(200);
        is(
            &states(server).await,
            &[(3, "scheduled"), (2, "scheduled"), (1, "published")],
        );
        let fourth = promising(server, 13).await;
        publish(server, &fourth, "2026-03-12").await.expect(200);
        is(
            &states(server).await,
            &[
                (4, "scheduled"),
                (3, "withdrawn"),
                (2, "scheduled"),
                (1, "published"),
            ],
        );
        // Both days have come when the sweep is there again.
        server.clock.set_day("2026-03-13");
        assert_eq!(current(server).await, 4);
        assert_eq!(server.sweep().await.items, 2);
        assert_eq!(current(server).await, 4);
        let fifth = promising(server, 12).await;
        publish(server, &fifth, "2026-03-20").await.expect(200);
        let sixth = promising(server, 11).await;
        publish(server, &sixth, "2026-03-13").await.expect(200);
        is(
            &states(server).await[..3],
            &[(6, "published"), (5, "withdrawn"), (4, "withdrawn")],
        );
        server.clock.set_day("2026-03-23");
        assert_eq!(server.sweep().await.items, 0);
        assert_eq!(current(server).await, 6);
    });
}
