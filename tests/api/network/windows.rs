//! Windows, and the norm that comprehensive ones have.

use bangban_tests::{Answer, TestServer, on_both};
use reqwest::Method;
use serde_json::{Value, json};

use super::{LANSHAN, LANSHAN_BUREAU, SUPERVISOR, TOWN, figures, path_of};

fn window(server: &TestServer, venue: &str, number: &str) -> Value {
    json!({
        "organization_id": server.organization(venue), "number": number, "name": "投资项目综合窗口",
        "comprehensive": true, "phone": "05398123456",
    })
}

async fn made(server: &TestServer, body: Value) -> Answer {
    server
        .as_user("sysadmin")
        .post("/api/v1/windows", body)
        .await
}

#[test]
fn windows_are_entered_changed_and_listed() {
    on_both(async |server| {
        let first = made(server, window(server, LANSHAN, " A01 "))
            .await
            .expect(201);
        assert_eq!(
            (
                &first.json["number"],
                &first.json["phone"],
                &first.json["active"]
            ),
            (&json!("A01"), &json!("0539-8123456"), &json!(true))
        );
        made(server, window(server, TOWN, "A01")).await.expect(201);
        let twice = made(server, window(server, LANSHAN, "A01")).await;
        let twice = twice.problem(422, "validation_failed");
        assert_eq!(twice.faults(), [("/number", "taken")]);
        let wrong = json!({
            "organization_id": server.organization(LANSHAN), "number": "", "name": " ", "phone": "1",
        });
        let wrong = made(server, wrong).await.problem(422, "validation_failed");
        assert_eq!(
            wrong.faults(),
            [
                ("/name", "required"),
                ("/number", "required"),
                ("/phone", "phone")
            ]
        );
        let bureau = made(server, window(server, LANSHAN_BUREAU, "A01")).await;
        let bureau = bureau.problem(422, "validation_failed");
        assert_eq!(bureau.faults(), [("/organization_id", "not_a_venue")]);
        let refused = server.as_user(SUPERVISOR);
        let refused = refused
            .post("/api/v1/windows", window(server, LANSHAN, "A02"))
            .await;
        refused.problem(403, "forbidden");

        let path = path_of("windows", &first.json["id"]);
        let seen = server.as_nobody().get(&path).await.expect(200);
        let change = async |etag: &str, body: Value| {
            let call = server.as_user("sysadmin").call(Method::PATCH, &path);
            call.if_match(etag).json(&body).send().await
        };
        let changed = change(&seen.etag(), json!({ "phone": null, "assistance": true })).await;
        let changed = changed.expect(200);
        assert_eq!(
            (&changed.json["phone"], &changed.json["assistance"]),
            (&Value::Null, &json!(true))
        );
        change(&seen.etag(), json!({ "active": false }))
            .await
            .problem(412, "stale_version");
        let nothing = change(&changed.etag(), json!({}))
            .await
            .problem(422, "validation_failed");
        assert_eq!(nothing.faults(), [("", "nothing_to_change")]);
        let listed = async |query: &str| {
            let path = format!("/api/v1/windows?limit=100&{query}");
            server
                .as_nobody()
                .get(&path)
                .await
                .expect(200)
                .items()
                .len()
        };
        let (hall, town) = (server.organization(LANSHAN), server.organization(TOWN));
        assert_eq!(listed(&format!("within={hall}")).await, 2);
        assert_eq!(listed(&format!("organization_id={town}")).await, 1);
        assert_eq!(listed("comprehensive=false").await, 0);
        assert_eq!(listed("active=true").await, 2);
    });
}

#[test]
fn a_comprehensive_window_needs_two_who_serve_there() {
    on_both(async |server| {
        let lacks = async || figures(server, SUPERVISOR, LANSHAN).await["own"]["missing"].clone();
        assert_eq!(lacks().await, 0);
        let first = made(server, window(server, LANSHAN, "A01"))
            .await
            .expect(201);
        assert_eq!(lacks().await, 2);
        let supervisor = server.as_user(SUPERVISOR);
        let serve = |username: &str| {
            json!({
                "person": { "name": "钱进", "username": username }, "kind": "part_time",
                "organization_id": server.organization(LANSHAN), "effective_on": "2026-03-02",
                "window_id": first.json["id"],
            })
        };
        supervisor
            .post("/api/v1/agents", serve("window.one"))
            .await
            .expect(201);
        let two = supervisor
            .post("/api/v1/agents", serve("window.two"))
            .await
            .expect(201);
        assert_eq!(lacks().await, 0);
        // Who serves elsewhere in the hall does not count for the window.
        let agent = path_of("agents", &two.json["agent"]["id"]);
        let patch = async |body: Value| {
            let etag = supervisor.get(&agent).await.expect(200).etag();
            let call = supervisor.call(Method::PATCH, &agent).if_match(&etag);
            call.json(&body).send().await
        };
        patch(json!({ "window_id": null })).await.expect(200);
        assert_eq!(lacks().await, 1);
        patch(json!({ "window_id": first.json["id"] }))
            .await
            .expect(200);
        assert_eq!(lacks().await, 0);
        let foreign = made(server, window(server, TOWN, "A01")).await.expect(201);
        let wrong = patch(json!({ "window_id": foreign.json["id"] })).await;
        assert_eq!(
            wrong.problem(422, "validation_failed").faults(),
            [("/window_id", "unknown_window")]
        );
        let path = path_of("windows", &first.json["id"]);
        let administrator = server.as_user("sysadmin");
        let etag = administrator.get(&path).await.expect(200).etag();
        let call = administrator.call(Method::PATCH, &path).if_match(&etag);
        call.json(&json!({ "active": false }))
            .send()
            .await
            .expect(200);
        let closed = figures(server, SUPERVISOR, LANSHAN).await;
        assert_eq!(closed["own"]["required"], 3, "closed, it needs nobody");
    });
}
